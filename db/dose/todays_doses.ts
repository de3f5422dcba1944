import { sql } from "kysely";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { type Question, question } from "../question.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { doseColumns, type DoseRecord } from "./doses_of.ts";

export interface TodaysRegistration {
  /** Undefined when this account did not register it today, or withdrew it. */
  dose: DoseRecord | undefined;
  /** How many this account registered today; those it withdrew do not count. */
  count: number;
}

/** One of today's registrations and the counter beside it. */
export function todaysRegistration(
  actor: RegisterActor,
  { doseId, now }: { doseId: string; now: Date },
): Question<TodaysRegistration> {
  return question((tx) => {
    const live = todaysDoses(tx, actor, now).where("withdrawn_at", "is", null);
    const count = live.clearSelect().select(({ fn }) => fn.countAll<number>().as("count"));
    return [count, live.where("dose.id", "=", doseId)] as const;
  }, ([[counted], [dose]]) => ({ dose, count: counted!.count }));
}

/**
 * What this account registered today (Japan time), whoever issued the tickets, withdrawn or not.
 * In the own municipality's transaction all of it; in another's what stands on its tickets.
 */
export function todaysDoses(tx: MunicipalityTransaction, actor: RegisterActor, now: Date) {
  const midnight = sql<Date>`date_trunc('day', ${now}::timestamptz at time zone 'Asia/Tokyo')
    at time zone 'Asia/Tokyo'`;
  return ownDoses(tx, actor)
    .where("registered_at", ">=", midnight)
    .where("registered_at", "<", sql<Date>`${midnight} + interval '1 day'`);
}

/** What this account ever registered one by one; files it uploaded are not among it. */
export function ownDoses(tx: MunicipalityTransaction, actor: RegisterActor) {
  return doseColumns(tx)
    .select(["dose.version", "withdrawn_at as withdrawnAt", "dose.change_id as changeId"])
    .where("place_code", "=", actor.municipalityCode)
    .where("account_id", "=", actor.accountId)
    // Literal, as the index has it.
    .where(sql<boolean>`dose.source in ('venue', 'hand')`);
}
