import { requestExamination } from "../finding/request_examination.ts";
import type { JobFailure, JobWork } from "../job/job_work.ts";
import { assessUpload } from "./assess_upload.ts";
import { backToReview, endApplied, endChecked, endFailed } from "./upload_end.ts";
import { lookupInHand } from "./upload_in_hand.ts";
import { writeUpload } from "./write_upload.ts";

/**
 * Registers exactly what a person saw and approved. When the register has moved on so that the
 * file would now do something else, there is a new review instead.
 */
export const applyUpload: JobWork = async ({ sealers, now }, run) => {
  const upload = await lookupInHand(run, "approved");
  if (!upload) return;
  const assessed = await assessUpload(run, sealers, upload);
  if (!assessed.ok) return await endFailed(run, assessed.message, now());
  const assessment = assessed.value;
  if (assessment.fingerprint !== upload.fingerprint) {
    await upload.content.keepSamples(run.tx, upload.context);
    return await endChecked(run, { assessment, at: now(), notice: MOVED_ON });
  }
  const changeId = await writeUpload(run, upload, assessment.counts);
  if (changeId) await requestExamination(run.tx, run.act, changeId);
  await endApplied(run, { assessment, changeId, at: now() });
};

const MOVED_ON = "確認した後に登録済みの内容が変わったため、まだ登録していません。" +
  "新しい確認結果を見て、もう一度登録してください。";

/** An application that cannot be brought to an end: nothing was written, the review stands. */
export const failApply: JobFailure = (tx, { municipalityCode, subjectId, message }) =>
  backToReview(tx, { municipalityCode, uploadId: subjectId }, message);
