import type { Sql } from "postgres";
import { confirmRecord } from "../../../db/confirmation/confirm_record.ts";
import { listConfirmations } from "../../../db/confirmation/list_confirmations.ts";
import { releaseConfirmation } from "../../../db/confirmation/release_confirmation.ts";
import type { Database } from "../../../db/database.ts";
import { lookupRecord } from "../../../db/record/lookup_record.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { ConfirmationRecord } from "../../../domain/record/confirmation.ts";
import { recordFingerprint } from "../../../domain/record/record_fingerprint.ts";

interface Person {
  residentNumber: string;
}

/** The id of a registered person, by an unpadded 個別宛名番号. */
export function recipientIdOf(
  { register }: Database,
  { actor: { municipalityCode } }: Act,
  { residentNumber }: Person,
): Promise<string> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const row = await tx.selectFrom("recipient").select("id")
      .where("municipality_code", "=", municipalityCode)
      .where("resident_number_key", "=", residentNumber).executeTakeFirstOrThrow();
    return row.id;
  });
}

/** What the page of this person says their record is, now. */
export async function fingerprintOf(
  { register }: Database,
  { actor: { municipalityCode } }: Act,
  recipientId: string,
): Promise<string> {
  const subject = { kind: "recipient" as const, id: recipientId };
  const record = await inMunicipality(
    register,
    municipalityCode,
    (tx) => lookupRecord(tx, municipalityCode, subject),
  );
  return recordFingerprint(record!);
}

/** Locks a person's record as it is now; answers the id of the person. */
export async function confirm(database: Database, act: Act, person: Person): Promise<string> {
  const recipientId = await recipientIdOf(database, act, person);
  const fingerprint = await fingerprintOf(database, act, recipientId);
  await confirmRecord(database.register, act, { recipientId, fingerprint, reason: "予診票" });
  return recipientId;
}

export async function release(database: Database, act: Act, recipientId: string): Promise<void> {
  const [{ id }] = await confirmationsOf(database, act, recipientId) as [ConfirmationRecord];
  const reason = "誤って確認済みにした";
  await releaseConfirmation(database.register, act, { recipientId, confirmationId: id, reason });
}

export function confirmationsOf(
  { register }: Database,
  { actor: { municipalityCode } }: Act,
  recipientId: string,
): Promise<ConfirmationRecord[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) => listConfirmations(tx, municipalityCode, recipientId),
  );
}

/** Everything stored about a person, live and past, with versions: nothing may change it. */
export async function wholeRecord(owner: Sql, recipientId: string): Promise<string> {
  const [person] = await owner`
    select municipality_code as code, resident_number_key as key from recipient
    where id = ${recipientId}`;
  const { code, key } = person!;
  const tickets = owner`select ticket_number from ticket
    where municipality_code = ${code} and resident_number_key = ${key}`;
  const [row] = await owner`
    select jsonb_build_object(
      'person', (select jsonb_agg(t) from recipient t where id = ${recipientId}),
      'people', (select jsonb_agg(t order by version) from recipient_history t
        where id = ${recipientId}),
      'tickets', (select jsonb_agg(t order by id) from ticket t
        where municipality_code = ${code} and resident_number_key = ${key}),
      'pastTickets', (select jsonb_agg(t order by id, version) from ticket_history t
        where municipality_code = ${code} and resident_number_key = ${key}),
      'doses', (select jsonb_agg(t order by id) from dose t
        where municipality_code = ${code} and ticket_number in (${tickets})),
      'pastDoses', (select jsonb_agg(t order by id, version) from dose_history t
        where municipality_code = ${code} and ticket_number in (${tickets}))
    )::text as record`;
  return row!.record;
}
