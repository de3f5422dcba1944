import type { MunicipalityTransaction } from "../tenant.ts";

/** The merge that this change made, if any, is taken back: its two records stand apart again. */
export async function forgetMerge(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { changeId, undoChangeId }: { changeId: string; undoChangeId: string },
): Promise<void> {
  await tx.updateTable("merge").set({ undone_change_id: undoChangeId })
    .where("municipality_code", "=", municipalityCode).where("change_id", "=", changeId)
    .where("undone_change_id", "is", null).execute();
}
