import type { KeptHead } from "../../domain/audit/audit_fault.ts";
import type { AuditChain } from "./audit_chain.ts";

/** A municipality's chain, to be walked. */
export interface ChainWalk {
  chain: AuditChain;
  municipalityCode: string;
  /** Heads of this municipality that were kept outside. */
  kept: readonly KeptHead[];
}
