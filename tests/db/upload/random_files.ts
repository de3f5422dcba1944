import fc from "fast-check";
import { OVERWRITE_MODES } from "../../../domain/upload/overwrite_mode.ts";
import { aMyNumber, aTicketNumber, type RecipientCells } from "./a_recipient.ts";
import { doseFile } from "./an_applied_dose_file.ts";

const PEOPLE = [1, 2, 3, 4];

const blankable = (arbitrary: fc.Arbitrary<string>) => fc.oneof(fc.constant(""), arbitrary);

/** Mostly the person's own numbers, now and then one of somebody else. */
function numbersOf(person: number, make: (number: number) => string) {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(0, 1, 2).map((n) => make(person * 10 + n)) },
    { weight: 1, arbitrary: fc.constantFrom(...PEOPLE).map((other) => make(other * 10)) },
  );
}

/** A row that is complete, so that its person may be new. */
function rowOf(person: number): fc.Arbitrary<RecipientCells> {
  return fc.record({
    residentNumber: fc.constantFrom(String(person), `00${person}`),
    myNumber: numbersOf(person, aMyNumber),
    familyName: fc.constantFrom("山田", "鈴木"),
    givenName: blankable(fc.constantFrom("花子", "太郎")),
    familyKana: fc.constantFrom("ヤマダ", "スズキ"),
    givenKana: blankable(fc.constantFrom("ハナコ", "タロウ")),
    birthDate: fc.constantFrom("19560412", "20010203"),
    sex: fc.constantFrom("1", "2", "3"),
    ticketNumber: blankable(numbersOf(person, aTicketNumber)),
    flag: fc.constantFrom("", "", "", "1", "2", "3", "9"),
  });
}

/** A file about some of four people, both modes, tickets re-issued, flags set and cleared. */
export const randomFile = fc.record({
  mode: fc.constantFrom(...OVERWRITE_MODES),
  content: fc.subarray(PEOPLE, { minLength: 1 })
    .chain((people) => fc.tuple(...people.map(rowOf))),
});

/** A ticket number that some of the files name. */
export const randomTicketNumber = fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(0, 1, 2))
  .map(([person, n]) => aTicketNumber(person * 10 + n));

const doseLine = fc.record({
  ticketNumber: randomTicketNumber,
  doseNumber: fc.constantFrom(1, 2),
  residentNumber: fc.constantFrom("", ...PEOPLE.map(String)),
});

/** Doses on tickets of these people, or of nobody yet; some fit the register, some do not. */
export const randomDoseFile = fc.record({
  kind: fc.constant("dose" as const),
  content: fc.uniqueArray(doseLine, {
    minLength: 1,
    maxLength: 3,
    selector: ({ ticketNumber }) => ticketNumber,
  }).map(doseFile),
});
