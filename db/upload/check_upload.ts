import { requestExamination } from "../finding/request_examination.ts";
import type { JobFailure, JobWork } from "../job/job_work.ts";
import { appliesCleanFiles } from "./upload_setting.ts";
import { type Assessment, assessUpload } from "./assess_upload.ts";
import { endApplied, endChecked, endFailed } from "./upload_end.ts";
import { lookupInHand } from "./upload_in_hand.ts";
import { writeUpload } from "./write_upload.ts";

/**
 * Reads a received file whole and leaves a review for a person to decide on. A file without any
 * doubt is registered at once where the municipality wants one step.
 */
export const checkUpload: JobWork = async ({ sealers, now }, run) => {
  const upload = await lookupInHand(run, "received");
  if (!upload) return;
  const assessed = await assessUpload(run, sealers, upload);
  if (!assessed.ok) return await endFailed(run, assessed.message, now());
  const assessment = assessed.value;
  if (isClean(assessment) && await appliesCleanFiles(run.tx, run.municipalityCode)) {
    const changeId = await writeUpload(run, upload, assessment.counts);
    if (changeId) await requestExamination(run.tx, run.act, changeId);
    return await endApplied(run, { assessment, changeId, at: now() });
  }
  await upload.content.keepSamples(run.tx, upload.context);
  await endChecked(run, { assessment, at: now() });
};

/** Nothing in it that a person would have to decide. */
function isClean({ counts, warnings }: Assessment): boolean {
  return counts.rejected === 0 && counts.conflict === 0 && warnings.length === 0;
}

/** A check that cannot be brought to an end leaves the register as it was. */
export const failCheck: JobFailure = (tx, { municipalityCode, subjectId, act, message }) =>
  endFailed({ tx, municipalityCode, subjectId, act }, message, act.at);
