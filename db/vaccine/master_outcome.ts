import type { MasterChange } from "../../domain/dose/master_change.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { listMasterChanges, type MasterSubject } from "./master_changes.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** What became of a change to a vaccine or lot; only "done" wrote anything. */
export type MasterOutcome =
  | { kind: "done" }
  | { kind: "refused"; problems: FormProblem[] }
  /** Somebody else changed it after the form was opened; undefined when that was not recorded. */
  | { kind: "overtaken"; by: MasterChange | undefined }
  /** It restricts what fitted before, which has to be confirmed. */
  | { kind: "narrowing"; effects: string[]; dosesOutside: number };

export const DONE: MasterOutcome = { kind: "done" };

export function refused(field: string, message: string): MasterOutcome {
  return { kind: "refused", problems: [{ field, message }] };
}

export async function overtaken(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  subject: MasterSubject,
): Promise<MasterOutcome> {
  const [by] = await listMasterChanges(tx, municipalityCode, { subject, limit: 1 });
  return { kind: "overtaken", by };
}
