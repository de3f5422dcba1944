import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { UNDO_REFUSALS } from "../../domain/upload/undo_refusal.ts";
import type { Register } from "../database.ts";
import { enqueueJob } from "../job/enqueue_job.ts";
import { attemptInMunicipality } from "../tenant.ts";

/** Asks for an applied upload to be taken back; a job does it. */
export function requestUndo(
  register: Register,
  act: Act,
  uploadId: string,
): Promise<Result<null>> {
  const { municipalityCode } = act.actor;
  return attemptInMunicipality<null>(register, municipalityCode, async (tx) => {
    const upload = await tx.selectFrom("upload").select("state")
      .where("municipality_code", "=", municipalityCode).where("id", "=", uploadId)
      .forUpdate().executeTakeFirst();
    if (!upload) throw new AppError("not_found", "このアップロードはありません。");
    if (upload.state !== "applied") return failure(UNDO_REFUSALS[upload.state]);
    await tx.updateTable("upload").set({ state: "undoing", notice: null })
      .where("municipality_code", "=", municipalityCode).where("id", "=", uploadId).execute();
    await enqueueJob(tx, act, { kind: "undo_upload", subjectId: uploadId });
    return success(null);
  });
}
