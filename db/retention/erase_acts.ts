import type { ErasureCounts } from "../../domain/retention/retention.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { type AuditErasers, eraseAudit } from "../audit/erase_audit.ts";
import { listHeads } from "../audit/list_heads.ts";
import type { ErasureRun } from "./erasing.ts";

export interface ErasedActs {
  counts: ErasureCounts;
  /** Municipalities whose audit was left as it is, because something is wrong with it. */
  broken: string[];
}

/**
 * Erases the sealed audit past its retention, municipality by municipality. Where a chain is broken
 * all of it stays: it is evidence.
 */
export async function eraseActs(erasers: AuditErasers, run: ErasureRun): Promise<ErasedActs> {
  const { at, mode, cutoffs: { audit: cutoff } } = run;
  let acts = 0;
  const broken: string[] = [];
  for (const { municipalityCode } of await listHeads(erasers.sealer)) {
    run.signal?.throwIfAborted();
    try {
      acts += await eraseAudit(erasers, { municipalityCode, cutoff, at, mode });
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      broken.push(municipalityCode);
    }
  }
  return { counts: acts > 0 ? { acts } : {}, broken };
}
