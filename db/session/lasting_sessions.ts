import { sql } from "kysely";
import type { Gate } from "../database.ts";
import type { SessionStage } from "../schema/gate_tables.ts";

/** Sessions in this stage that are neither over nor idle, of accounts that are not disabled. */
export function lastingSessions(gate: Gate, stage: SessionStage, now: Date) {
  return gate.selectFrom("session").innerJoin("account", "account.id", "session.account_id")
    .where("stage", "=", stage)
    .where("expires_at", ">", now)
    .where(sql<boolean>`last_seen_at > ${now}::timestamptz - idle_minutes * interval '1 minute'`)
    .where("disabled_at", "is", null);
}
