import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import {
  addCounts,
  cutoffsAt,
  type ErasureCounts,
  type Retention,
} from "../../domain/retention/retention.ts";
import type { DatabaseAddress } from "../connection.ts";
import { auditChain } from "../audit/audit_chain.ts";
import { connect } from "../connection.ts";
import type { KeyRing } from "../sealing/key_ring.ts";
import { settleTallies } from "../tally/settle_everywhere.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { eraseActs, type ErasedActs } from "./erase_acts.ts";
import { eraseCases } from "./erase_cases.ts";
import { eraseFiles } from "./erase_files.ts";
import { erasePeople } from "./erase_people.ts";
import { type Eraser, type ErasureRun, openEraser } from "./erasing.ts";

export interface Erasure {
  at: Date;
  retention: Retention;
  /** What the audit is sealed with. */
  keys: KeyRing;
  /** Who has it done, as the proof and the audit name them. */
  byWhom: string;
  mode: ErasureRun["mode"];
  /** The nightly run: nothing is done when one has been made since. */
  unlessSince?: Date;
  /** Throws its reason once aborted; what went by then stays gone, with its proofs. */
  signal?: AbortSignal;
}

/** Under this code stands what is of no one municipality. */
const ALL = "000000";

/**
 * Erases everything past its retention, one process at a time, and leaves a proof of each step and
 * of the run. Answers what went, a file for a file and a person for a person; undefined when another
 * process is at it, or has been since `unlessSince`. Throws an `OperatorError`, after all else, when
 * an audit that is old enough had to stay because it was tampered with.
 */
export async function eraseRecords(
  address: DatabaseAddress,
  erasure: Erasure,
): Promise<ErasureCounts | undefined> {
  const { eraser, connection } = openEraser(address);
  const sealer = connect(address, "vrs_seal", 1);
  try {
    const { rows: [lock] } = await sql<{ isOurs: boolean }>`
      select pg_try_advisory_lock(hashtextextended('vrs erasure', 0)) as "isOurs"`.execute(eraser);
    if (!lock?.isOurs || await wasDone(eraser, erasure.unlessSince)) return undefined;
    const ofActs = { eraser: connection, sealer, chain: auditChain(erasure.keys) };
    return await erase(eraser, erasure, {
      eraseOldActs: (run) => eraseActs(ofActs, run),
      forgetNotes: () => settleTallies(address),
    });
  } finally {
    await eraser.destroy();
    await sealer.end();
  }
}

async function wasDone(eraser: Eraser, since: Date | undefined): Promise<boolean> {
  if (!since) return false;
  const run = await eraser.selectFrom("erasure").select("id")
    .where("municipality_code", "=", ALL).where("kind", "=", "run")
    .where("erased_at", ">=", since).limit(1).executeTakeFirst();
  return run !== undefined;
}

async function erase(
  eraser: Eraser,
  { at, retention, byWhom, mode, signal }: Erasure,
  { eraseOldActs, forgetNotes }: {
    eraseOldActs(run: ErasureRun): Promise<ErasedActs>;
    /** Of the people who went, for the statistics: their numbers are in them. */
    forgetNotes(): Promise<void>;
  },
): Promise<ErasureCounts> {
  const run = { id: uuid(), at, cutoffs: cutoffsAt(at, retention), byWhom, mode, signal };
  const people = await erasePeople(eraser, run);
  if (mode === "erase") await forgetNotes();
  const parts = [people, await eraseFiles(eraser, run)];
  parts.push(await eraseCases(eraser, run));
  const { counts: acts, broken } = await eraseOldActs(run);
  const counts = parts.reduce(addCounts, acts);
  if (mode === "erase") await recordRun(eraser, run, counts);
  if (broken.length > 0) throw new OperatorError(tampered(broken));
  return counts;
}

async function recordRun(eraser: Eraser, run: ErasureRun, counts: ErasureCounts): Promise<void> {
  await eraser.insertInto("erasure").values({
    municipality_code: ALL,
    id: run.id,
    run_id: run.id,
    kind: "run",
    erased_at: run.at,
    cutoff: null,
    counts,
    by_whom: run.byWhom,
  }).execute();
}

function tampered(codes: readonly string[]): string {
  return "操作の記録（監査ログ）を消去できない自治体があります。audit verify を実行して、" +
    `書き換えられた箇所を確かめてください。${codes.join("、")}`;
}
