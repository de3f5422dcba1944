import type { PlainDate } from "../../domain/date/plain_date.ts";
import { nameKey } from "../../domain/recipient/name_key.ts";
import type { Sex } from "../../domain/recipient/sex.ts";
import type { Question } from "../../domain/transfer/inquiry.ts";
import { isCover } from "../../domain/transfer/inquiry_finding.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";

/** By what the asked municipality's register is searched: never by a plain My Number. */
export type MatchKey = NameMatchKey | { myNumberIndex: Uint8Array };

export interface NameMatchKey {
  /** `nameKey` of セイ and メイ together. */
  nameKey: string;
  birthDate: PlainDate;
  sex: Sex;
}

/** A question as the database may know it. */
export interface AskedQuestion {
  key: MatchKey;
  /** Equal for equal questions of the asking municipality, whichever municipality is asked. */
  personIndex: Uint8Array;
  /** Whether staff looks at it even if nobody is as asked. */
  isCover: boolean;
}

export function askedQuestion(
  myNumbers: MyNumberSealer,
  askingCode: string,
  { otherCode, about }: Question,
): AskedQuestion {
  const keyed = (text: string, code: string) => myNumbers.index(text, code);
  if (about.kind === "my_number") {
    return {
      key: { myNumberIndex: keyed(about.myNumber, otherCode) },
      personIndex: keyed(`person:${about.myNumber}`, askingCode),
      isCover: isCover(keyed(`cover:${about.myNumber}`, otherCode)),
    };
  }
  const { birthDate, sex } = about;
  const name = nameKey(about.familyKana, about.givenKana);
  return {
    key: { nameKey: name, birthDate, sex },
    personIndex: keyed(`person:${name}:${birthDate}:${sex}`, askingCode),
    // Of the name alone: so is the namesake's protection that it hides.
    isCover: isCover(keyed(`cover:${name}`, otherCode)),
  };
}
