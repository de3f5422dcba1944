import type { Act } from "../../domain/account/act.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { UPLOAD_STATE_LABELS } from "../../domain/upload/upload_state.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { enqueueJob } from "../job/enqueue_job.ts";
import { attemptInMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/** What a person confirms when approving a review. */
export interface Approval {
  /** Whether rows with faults stay out while the good ones go in. */
  rejectedRows: "left_out" | "not_accepted";
  /** Whether the doubts about the file were looked at. */
  doubts: "settled" | "open";
}

/** 登録する: what the review shows will be registered. */
export function approveUpload(
  register: Register,
  act: Act,
  { uploadId, approval }: { uploadId: string; approval: Approval },
): Promise<Result<null>> {
  return decide(register, act, uploadId, async (tx, review) => {
    if (review.warnings.length > 0 && approval.doubts === "open") return failure(UNSETTLED);
    if (review.rejected_count! > 0 && approval.rejectedRows === "not_accepted") {
      return failure(WITH_REJECTED);
    }
    await row(tx, act, uploadId)
      .set({ state: "approved", notice: null, leaves_out_rejected: review.rejected_count! > 0 })
      .execute();
    await enqueueJob(tx, act, { kind: "apply_upload", subjectId: uploadId });
    return success(null);
  });
}

const UNSETTLED =
  "このファイルには注意があります。内容を確かめ、「注意の内容を確かめました」に印を付けてから登録してください。";
const WITH_REJECTED =
  "エラーの行があります。「エラーの行を除いて登録する」を選ぶか、直したファイルを登録してください。";

/** 取り消す: the file stays in the history, nothing is registered. */
export function cancelUpload(
  register: Register,
  act: Act,
  uploadId: string,
): Promise<Result<null>> {
  return decide(register, act, uploadId, async (tx) => {
    await row(tx, act, uploadId).set({ state: "cancelled", finished_at: act.at }).execute();
    await recordAct(tx, act.actor.municipalityCode, {
      by: act,
      entry: { act: "upload_cancelled", subject: { kind: "upload", id: uploadId } },
    });
    return success(null);
  });
}

/** Of two who decide at the same time, the second is told what the first did. */
function decide(
  register: Register,
  act: Act,
  uploadId: string,
  work: (tx: MunicipalityTransaction, review: Review) => Promise<Result<null>>,
): Promise<Result<null>> {
  return attemptInMunicipality(register, act.actor.municipalityCode, async (tx) => {
    const review = await tx.selectFrom("upload").select(["state", "warnings", "rejected_count"])
      .where("municipality_code", "=", act.actor.municipalityCode).where("id", "=", uploadId)
      .forUpdate().executeTakeFirst();
    if (!review) return failure("このアップロードはありません。一覧から選び直してください。");
    if (review.state === "checked") return await work(tx, review);
    return failure(
      `この登録は既に「${
        UPLOAD_STATE_LABELS[review.state]
      }」になっています。今の状態を確かめてください。`,
    );
  });
}

interface Review {
  warnings: unknown[];
  rejected_count: number | null;
}

function row(tx: MunicipalityTransaction, act: Act, uploadId: string) {
  return tx.updateTable("upload")
    .where("municipality_code", "=", act.actor.municipalityCode).where("id", "=", uploadId);
}
