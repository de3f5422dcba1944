import { fictionalPeople } from "../../../db/demo/fictional_people.ts";
import { toRecipientCsv } from "../../../db/demo/recipient_csv.ts";

const PEOPLE = 3_000;
const SEED = 404;
/** Every fourth of them is in the register as some keep names: セイ and メイ both in セイ. */
const WHOLE_EVERY = 4;

/** 接種対象者ファイル of the people the labelled searches are about. */
export function labelledTown(): string {
  return toRecipientCsv(
    fictionalPeople({ count: PEOPLE, seed: SEED }).map((person, position) =>
      position % WHOLE_EVERY === 1
        ? {
          ...person,
          familyKana: `${person.familyKana}　${person.givenKana}`.trim(),
          givenKana: "",
        }
        : person
    ),
  );
}
