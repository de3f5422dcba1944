import { anIncomer, batchCsv } from "../db/batch/a_batch.ts";
import { myNumberOf, numbersNobodyHas } from "./secrecy_journey.ts";
import { ICHIKAWA } from "./town_halls_journey.ts";

const [unknown, doubted] = Array.from(numbersNobodyHas("not covered").take(2)) as [string, string];
/** Each is used in one place of the day, so that a leak names the place. */
export const NUMBERS = {
  moved: myNumberOf("83519482607"),
  listed: myNumberOf("57204918363"),
  listedWithoutConsent: myNumberOf("57204918371"),
  wrong: wrongly(myNumberOf("29461837502")),
  withoutItsZero: myNumberOf("07351948261").slice(1),
  inNote: myNumberOf("61940285730"),
  inReason: myNumberOf("61940285829"),
  inRemark: myNumberOf("61940285918"),
  asName: myNumberOf("61940286027"),
  asMunicipality: myNumberOf("61940286116"),
  asPlace: myNumberOf("61940286205"),
  asFamilyName: myNumberOf("61940286318"),
  asFileName: myNumberOf("61940286407"),
  unknown,
  doubted,
};

const of = { municipality: ICHIKAWA };
/** A list of incomers with good, damaged and misplaced numbers. */
export const LIST = batchCsv([
  anIncomer({ ...of, myNumber: inFours(NUMBERS.listed, "-"), consent: "1" }),
  anIncomer({ ...of, myNumber: NUMBERS.listedWithoutConsent }),
  anIncomer({ ...of, myNumber: NUMBERS.wrong, consent: "1" }),
  anIncomer({ ...of, myNumber: NUMBERS.withoutItsZero, consent: "1" }),
  anIncomer({ ...of, myNumber: "1.23457E+11", consent: "1" }),
  anIncomer({ ...of, remark: `番号は${inFours(fullWidth(NUMBERS.inRemark), "　")}` }),
  anIncomer({ ...of, familyKana: NUMBERS.asName }),
  anIncomer({ municipality: NUMBERS.asMunicipality }),
]);

export function inFours(digits: string, gap: string): string {
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].join(gap);
}

export function fullWidth(digits: string): string {
  return digits.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** With a check digit that is not its own. */
function wrongly(myNumber: string): string {
  return myNumber.slice(0, 11) + (Number(myNumber.at(-1)) + 1) % 10;
}
