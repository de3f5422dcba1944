import type { ConflictState } from "../../domain/dose/conflict_decision.ts";
import type { DoseCells } from "../../domain/upload/dose_comparison.ts";

/** A contradiction between a file and a stored dose, as the screen shows it. */
export interface ConflictRow {
  id: string;
  fileName: string;
  line: number;
  residentNumber: string;
  doseNumber: number;
  state: ConflictState;
  file: DoseCells;
  /** Undefined when the dose was taken back since. */
  stored: (DoseCells & { version: number }) | undefined;
  ticketIsTheirs: boolean;
  /** Nothing replaces a locked record (確認済み). */
  isConfirmed: boolean;
  decidedAt: Date | null;
  loginId: string | null;
  reason: string;
}
