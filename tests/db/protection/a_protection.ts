import type { Database } from "../../../db/database.ts";
import { listProtections } from "../../../db/protection/list_protections.ts";
import { setProtection } from "../../../db/protection/set_protection.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { protectedAmong } from "../../../db/transfer/protected_people.ts";
import type { Act } from "../../../domain/account/act.ts";
import { japanToday, type PlainDate } from "../../../domain/date/plain_date.ts";
import { isInForce, type Protection, seenProtections } from "../../../domain/record/protection.ts";

/** Every 支援措置 of a person, as their page shows them to this actor. */
export function protectionsOf(
  { register }: Database,
  { actor: { municipalityCode } }: Act,
  recipientId: string,
): Promise<Protection[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) => listProtections(tx, municipalityCode, recipientId),
  );
}

/** What a page of this person says of what protects them now. */
export async function seenOf(database: Database, act: Act, recipientId: string): Promise<string> {
  const all = await protectionsOf(database, act, recipientId);
  return seenProtections(all.filter((each) => isInForce(each, japanToday(act.at))));
}

/** Sets 支援措置 as somebody would who sees the page as it is now. */
export async function protectPerson(
  database: Database,
  act: Act,
  { recipientId, endsOn = null }: { recipientId: string; endsOn?: PlainDate | null },
): Promise<void> {
  const seen = await seenOf(database, act, recipientId);
  const protection = { recipientId, reason: "DV等支援措置の申出", endsOn, seen };
  await setProtection(database.register, act, protection);
}

/** Whether an inquiry at the time of the act would be held for this person. */
export async function isProtected(
  { register }: Database,
  { actor: { municipalityCode }, at }: Act,
  recipientId: string,
): Promise<boolean> {
  const found = await inMunicipality(
    register,
    municipalityCode,
    (tx) => protectedAmong(tx, municipalityCode, { ids: [recipientId], at }),
  );
  return found.has(recipientId);
}
