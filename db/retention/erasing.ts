import { Kysely, type Transaction } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import type { Sql } from "postgres";
import { v7 as uuid } from "uuid";
import { addCounts, type Cutoffs, type ErasureCounts } from "../../domain/retention/retention.ts";
import { recordVisit } from "../audit.ts";
import { connect, type DatabaseAddress } from "../connection.ts";
import type { Gate } from "../database.ts";
import type { RegisterTables } from "../schema/register_tables.ts";

/** The role `vrs_eraser`: it sees, and may delete, only what is past its retention. */
export type Eraser = Kysely<RegisterTables>;
export type ErasingTransaction = Transaction<RegisterTables>;

/** One connection, so that its lock holds as long as it is open; `eraser.destroy` ends it. */
export function openEraser(address: DatabaseAddress): { eraser: Eraser; connection: Sql } {
  const connection = connect(address, "vrs_eraser", 1);
  const dialect = new PostgresJSDialect({ postgres: connection });
  return { eraser: new Kysely<RegisterTables>({ dialect }), connection };
}

/** One run over everything. */
export interface ErasureRun {
  id: string;
  at: Date;
  cutoffs: Cutoffs;
  byWhom: string;
  /** A rehearsal does the very same and takes every transaction back. */
  mode: "erase" | "rehearse";
  /** Ends the run after the transaction it is in. */
  signal?: AbortSignal;
}

type StepKind = Exclude<keyof Cutoffs, "audit">;

interface Step {
  kind: StepKind;
  /** Answers what went, by municipality. `erasureId` is that of the proof. */
  work(tx: ErasingTransaction, erasureId: string): Promise<ReadonlyMap<string, ErasureCounts>>;
}

/** One transaction that erases and leaves the proof and the audit entry of it, or none of these. */
export async function erasing(
  eraser: Eraser,
  run: ErasureRun,
  { kind, work }: Step,
): Promise<ErasureCounts> {
  run.signal?.throwIfAborted();
  let counts: ErasureCounts = {};
  try {
    await eraser.transaction().execute(async (tx) => {
      const id = uuid();
      for (const [code, gone] of await work(tx, id)) {
        counts = addCounts(counts, gone);
        await leaveProof(tx, run, { kind, code, id, counts: addCounts({}, gone) });
      }
      if (run.mode === "rehearse") throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return counts;
}

class Rehearsed extends Error {}

async function leaveProof(
  tx: ErasingTransaction,
  { id: runId, at, cutoffs, byWhom }: ErasureRun,
  { kind, code, id, counts }: {
    kind: StepKind;
    code: string;
    id: string;
    counts: ErasureCounts;
  },
): Promise<void> {
  const cutoff = cutoffs[kind];
  await tx.insertInto("erasure").values({
    municipality_code: code,
    id,
    run_id: runId,
    kind,
    erased_at: at,
    cutoff,
    counts,
    by_whom: byWhom,
  }).execute();
  const visit = {
    at,
    loginId: byWhom,
    accountId: null,
    municipalityCode: code,
    address: "",
    requestId: runId,
  };
  // Of the gate's tables it only needs those of the audit, which the eraser may add to as well.
  await recordVisit(tx as unknown as Gate, visit, {
    act: "records_erased",
    detail: { kind, cutoff: cutoff.toISOString(), counts },
  });
}
