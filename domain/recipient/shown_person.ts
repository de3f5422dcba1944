import type { PlainDate } from "../date/plain_date.ts";
import type { Sex } from "./sex.ts";

/** How much of another municipality's person a counter shows (`VRS_OTHER_MUNICIPALITY_PERSON`). */
export const PERSON_DISCLOSURES = ["initials", "name", "none"] as const;
export type PersonDisclosure = typeof PERSON_DISCLOSURES[number];

/** Whoever holds a ticket, as far as the counter may see them. */
export type ShownPerson =
  | {
    shown: "all";
    name: string;
    kana: string;
    birthDate: PlainDate | null;
    sex: Sex | null;
  }
  | { shown: "initials"; kana: string; birthYear: number | null }
  | { shown: "nothing" };

interface Holder {
  name: string;
  kana: string;
  birthDate: PlainDate | null;
  sex: Sex | null;
}

/** The own municipality's person. */
export function wholePerson({ name, kana, birthDate, sex }: Holder): ShownPerson {
  return { shown: "all", name, kana, birthDate, sex };
}

/** Another municipality's person: enough to tell a misread number, and no more. */
export function disclosedPerson(holder: Holder, disclosure: PersonDisclosure): ShownPerson {
  switch (disclosure) {
    case "name":
      return wholePerson(holder);
    case "none":
      return { shown: "nothing" };
    case "initials":
      return {
        shown: "initials",
        kana: kanaInitials(holder.kana),
        birthYear: holder.birthDate === null ? null : Number(holder.birthDate.slice(0, 4)),
      };
  }
}

/** Each name by its first kana, "ヤ○" for "ヤマダ": how long the names are stays unsaid. */
export function kanaInitials(kana: string): string {
  return kana.split(/\s+/).filter((part) => part !== "")
    .map((part) => `${Array.from(part)[0]}○`).join("\u3000");
}
