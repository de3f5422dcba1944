import type { FormProblem } from "../../domain/form_problem.ts";
import type { JobStanding } from "../../domain/job/job_standing.ts";
import { isUnderWay, UPLOAD_KIND_LABELS } from "../../domain/upload/upload_state.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { JobProgress } from "../job/job_progress.tsx";
import { paths } from "../paths.ts";
import { FileFacts } from "./file_facts.tsx";
import { RegistrationTabs } from "./registration_tabs.tsx";
import { UndoResult } from "./undo_result.tsx";
import { UploadCounts } from "./upload_counts.tsx";
import type { UploadFindingRow } from "./upload_findings.tsx";
import { type IssueLine, UploadIssues } from "./upload_issues.tsx";
import { UploadOutcome } from "./upload_outcome.tsx";
import { UploadReview } from "./upload_review.tsx";
import { pageOfKind, type UploadRow } from "./upload_row.ts";
import type { SampleLine } from "./upload_samples.tsx";

export interface UploadPageProps {
  upload: UploadRow;
  /** The first of them; all are in the download. */
  issues: readonly IssueLine[];
  samples: readonly SampleLine[];
  /** What the standing rules would say of its doses. */
  findings: readonly UploadFindingRow[];
  kept: readonly KeptLine[];
  standing: JobStanding | undefined;
  problems?: readonly FormProblem[];
}

interface KeptLine {
  residentNumber: string;
  ticketNumber: string;
  reason: string;
}

/** One upload from its receipt to its end: progress, review, result. */
export function UploadPage(
  { upload, issues, samples, findings, kept, standing, problems = [] }: UploadPageProps,
) {
  return (
    <>
      <h1>{UPLOAD_KIND_LABELS[upload.kind]}</h1>
      <RegistrationTabs current={pageOfKind(upload.kind)} />
      <ErrorSummary problems={problems} />
      {isUnderWay(upload.state)
        ? (
          <JobProgress
            subjectId={upload.id}
            pageUrl={paths.upload(upload.id)}
            progress={standing}
          />
        )
        : upload.state === "checked"
        ? (
          <UploadReview
            upload={upload}
            samples={samples}
            findings={findings}
            issues={issues}
            problems={problems}
          />
        )
        : <Ended upload={upload} issues={issues} kept={kept} />}
      <FileFacts upload={upload} />
      <p>
        <LinkButton href={pageOfKind(upload.kind)}>
          {UPLOAD_KIND_LABELS[upload.kind]}へ戻る
        </LinkButton>
      </p>
    </>
  );
}

function Ended({ upload, issues, kept }: Pick<UploadPageProps, "upload" | "issues" | "kept">) {
  return (
    <>
      <UploadOutcome upload={upload} />
      {upload.undoneAt && (
        <UndoResult
          upload={{ id: upload.id, undoneAt: upload.undoneAt, keptCount: upload.keptCount ?? 0 }}
          kept={kept}
        />
      )}
      {upload.rowCount !== null && <UploadCounts upload={upload} />}
      {issues.length > 0 && <UploadIssues upload={upload} issues={issues} />}
    </>
  );
}
