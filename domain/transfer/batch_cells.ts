import { asciiDigits } from "../digits.ts";
import { type Sex, SEXES } from "../recipient/sex.ts";
import { failure, type Result, success } from "../result.ts";
import { readSex } from "../upload/code_cell.ts";
import { mayHoldMyNumber, MY_NUMBER_REFUSED } from "./without_my_number.ts";

const SEX_WORDS = new Map<string, Sex>([
  ["男性", "male"],
  ["女性", "female"],
  ...Object.entries(SEXES).map(([sex, { label }]) => [label, sex as Sex] as const),
]);

/** 性別 of a cell that is not blank: the code of the upload pages, or the word. */
export function readAskedSex(text: string): Result<Sex> {
  const word = SEX_WORDS.get(text.trim());
  if (word) return success(word);
  const code = readSex(text);
  return code.ok
    ? code
    : failure("1（男）、2（女）、3（その他）か、男・女・その他にしてください。");
}

const CONSENTS = ["1", "済", "済み", "あり", "有", "○", "◯", "〇"];

/** 本人同意 of a cell that is not blank; anything but these words is no consent. */
export function readConsent(text: string): Result<"given"> {
  if (CONSENTS.includes(asciiDigits(text))) return success("given");
  return failure("本人の同意を確認した人は、1、済、○のどれかにしてください。");
}

export const LONGEST_REMARK = 100;

/** 備考 of a cell that is not blank. */
export function readRemark(text: string): Result<string> {
  const remark = text.trim();
  if (mayHoldMyNumber(remark)) return failure(MY_NUMBER_REFUSED);
  if (Array.from(remark).length > LONGEST_REMARK) {
    return failure(`${LONGEST_REMARK}文字以内にしてください。`);
  }
  if (/\p{Cc}/u.test(remark)) {
    return failure("改行やタブなどの制御文字があります。取り除いてください。");
  }
  return success(remark);
}
