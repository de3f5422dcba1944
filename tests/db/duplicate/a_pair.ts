import type { Database } from "../../../db/database.ts";
import { viewPair } from "../../../db/duplicate/look_up_pair.ts";
import { markDistinct } from "../../../db/duplicate/mark_distinct.ts";
import { mergePeople } from "../../../db/duplicate/merge_people.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import { seenVersions } from "../../../domain/duplicate/changed_since.ts";
import { defaultChoices, readMergeChoice } from "../../../domain/duplicate/merge_choice.ts";
import { pairOf, type PersonPair } from "../../../domain/duplicate/person_pair.ts";
import type { Typed } from "../../../domain/form_problem.ts";
import { residentNumberKey } from "../../../domain/recipient/resident_number.ts";
import { theSealers } from "../a_database.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";

export interface StoredPair {
  pair: PersonPair;
  /** Of `pair.lowerId` and `pair.higherId`. */
  people: [RecipientCells, RecipientCells];
}

let namesTaken = 0;

/** A kana name that no other person of this file has. */
export function aKanaName(): string {
  const kana = "アイウエオカキクケコサシスセソタチツテト";
  const digits = String(++namesTaken).padStart(4, "0");
  return Array.from(digits, (digit, at) => kana[Number(digit) + (at % 2) * 10]).join("");
}

/** Two registered people with the same kana, birth date and sex; the cells given change them. */
export async function aStoredPair(
  database: Database,
  act: Act,
  [first, second]: [Partial<RecipientCells>, Partial<RecipientCells>] = [{}, {}],
): Promise<StoredPair> {
  const familyKana = aKanaName();
  const people: StoredPair["people"] = [
    aRecipient({ familyKana, ...first }),
    aRecipient({ familyKana, ...second }),
  ];
  // One file after the other: the first is the older record.
  for (const person of people) await upload(database, act, { content: [person] });
  const ids = await Promise.all(people.map((person) => idOf(database, act, person)));
  return { pair: pairOf(ids[0]!, ids[1]!)!, people };
}

export function idOf(
  { register }: Database,
  act: Act,
  { residentNumber }: RecipientCells,
): Promise<string> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const { id } = await tx.selectFrom("recipient").select("id")
      .where("municipality_code", "=", code)
      .where("resident_number_key", "=", residentNumberKey(residentNumber))
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** Merges as the form would with what is typed over its defaults. */
export async function mergeAsTyped(
  { register }: Database,
  act: Act,
  { pair, typed = {}, seen }: { pair: PersonPair; typed?: Typed; seen?: string },
) {
  const { compared } = await viewPair(register, act, pair);
  const choice = readMergeChoice(compared, { ...defaultChoices(compared), ...typed });
  if (!choice.ok) throw new Error(choice.problems.map(({ message }) => message).join());
  return await mergePeople({ register, sealers: theSealers() }, act, {
    pair,
    choice: choice.value,
    seen: seen ?? seenVersions(compared),
    reason: "住民の異動",
  });
}

/** Leaves a row in every table of this slice. */
export async function aMergedAndAMarkedPair(database: Database, act: Act): Promise<void> {
  const { pair } = await aStoredPair(database, act);
  const merged = await mergeAsTyped(database, act, { pair });
  if (!merged.ok) throw new Error(merged.message);
  const { pair: marked } = await aStoredPair(database, act);
  await markDistinct(database.register, act, { pair: marked, reason: "予診票を確認した" });
}
