import { sql } from "kysely";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { fullName } from "../../domain/recipient/person_name.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { doseColumns, type DoseRecord } from "./doses_of.ts";

/** A dose this account registered; the name is known only of the own municipality's people. */
export interface TodaysDose extends DoseRecord {
  holderName: string | null;
}

/** What this account registered today (Japan time), newest first. */
export function listTodaysDoses(
  register: Register,
  actor: RegisterActor,
  now: Date,
): Promise<TodaysDose[]> {
  return inMunicipality(register, actor.municipalityCode, async (tx) => {
    const rows = await todaysDoses(tx, actor, now)
      .leftJoin(
        "ticket",
        (join) =>
          join.onRef("ticket.municipality_code", "=", "dose.municipality_code")
            .onRef("ticket.ticket_number", "=", "dose.ticket_number"),
      )
      .leftJoin(
        "recipient",
        (join) =>
          join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
            .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
      )
      .select(["family_name", "given_name"])
      .orderBy("registered_at", "desc").orderBy("dose.id", "desc")
      .execute();
    return rows.map(({ family_name, given_name, ...dose }) => ({
      ...dose,
      holderName: family_name && fullName({ familyName: family_name, givenName: given_name ?? "" }),
    }));
  });
}

export interface TodaysRegistration {
  /** Undefined when this account did not register it today. */
  dose: DoseRecord | undefined;
  /** How many this account registered today. */
  count: number;
}

/** One of today's registrations and the counter beside it. */
export function lookupTodaysDose(
  register: Register,
  actor: RegisterActor,
  { doseId, now }: { doseId: string; now: Date },
): Promise<TodaysRegistration> {
  return inMunicipality(register, actor.municipalityCode, async (tx) => {
    const { count } = await tx.selectFrom(todaysDoses(tx, actor, now).as("today"))
      .select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
    const dose = await todaysDoses(tx, actor, now).where("dose.id", "=", doseId)
      .executeTakeFirst();
    return { dose, count };
  });
}

function todaysDoses(tx: MunicipalityTransaction, actor: RegisterActor, now: Date) {
  const midnight = sql<Date>`date_trunc('day', ${now}::timestamptz at time zone 'Asia/Tokyo')
    at time zone 'Asia/Tokyo'`;
  return doseColumns(tx)
    .where("place_code", "=", actor.municipalityCode)
    .where("account_id", "=", actor.accountId)
    .where("withdrawn_at", "is", null)
    .where("registered_at", ">=", midnight)
    .where("registered_at", "<", sql<Date>`${midnight} + interval '1 day'`);
}
