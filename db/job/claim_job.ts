import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { JobKind } from "./job_kind.ts";

export interface JobPlace {
  municipalityCode: string;
  id: string;
}

export interface ClaimedJob extends JobPlace {
  kind: JobKind;
  subjectId: string;
  /** How often it was begun before. */
  attempts: number;
  act: Act;
}

/** Of these a municipality's go one after the other, the oldest first; an output disturbs nobody. */
const IN_TURN: readonly JobKind[] = [
  "check_upload",
  "apply_upload",
  "undo_upload",
  "examine_records",
];

/**
 * Takes a job for the length of the transaction, without waiting: "busy" when someone else is at
 * it or at another upload of the municipality, "ended" when nothing is left to do. The claim is an
 * advisory lock, which goes with its holder however that one ends, and leaves the row free to
 * count the attempts.
 */
export async function claimJob(
  tx: MunicipalityTransaction,
  place: JobPlace,
): Promise<ClaimedJob | "busy" | "ended"> {
  if (!await tryLock(tx, `job:${place.id}`)) return "busy";
  const row = await tx.selectFrom("job").selectAll()
    .where("municipality_code", "=", place.municipalityCode).where("id", "=", place.id)
    .where("state", "=", "queued").executeTakeFirst();
  if (!row) return "ended";
  if (IN_TURN.includes(row.kind) && !await takeTurn(tx, place)) return "busy";
  const { municipalityCode } = place;
  const actor = {
    kind: "municipal" as const,
    // Whoever asked for it: a job needs no manager.
    role: "general" as const,
    municipalityCode,
    accountId: row.account_id,
    loginId: row.login_id,
    sessionId: row.session_id,
  };
  return {
    ...place,
    kind: row.kind,
    subjectId: row.subject_id,
    attempts: row.attempts,
    act: { actor, at: row.requested_at, requestId: row.request_id, address: row.address },
  };
}

async function takeTurn(
  tx: MunicipalityTransaction,
  { municipalityCode, id }: JobPlace,
): Promise<boolean> {
  const first = await tx.selectFrom("job").select("id")
    .where("municipality_code", "=", municipalityCode)
    .where("state", "=", "queued").where("kind", "in", IN_TURN)
    .orderBy("requested_at").orderBy("id").limit(1).executeTakeFirst();
  // In this order: whoever is not the first must not stand in the first one's way for a moment.
  return first?.id === id && await tryLock(tx, `upload:${municipalityCode}`);
}

async function tryLock(tx: MunicipalityTransaction, name: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as locked`.execute(tx);
  return rows[0]!.locked;
}
