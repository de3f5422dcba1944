import { MOST_EXAMINED_HOLDERS } from "../../domain/finding/most_examined.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { UploadCounts } from "./upload_counts.tsx";
import { type UploadFindingRow, UploadFindings } from "./upload_findings.tsx";
import { type IssueLine, UploadIssues } from "./upload_issues.tsx";
import { countText, type UploadRow } from "./upload_row.ts";
import { type SampleLine, UploadSamples } from "./upload_samples.tsx";

interface UploadReviewProps {
  upload: UploadRow;
  samples: readonly SampleLine[];
  findings: readonly UploadFindingRow[];
  issues: readonly IssueLine[];
  problems: readonly FormProblem[];
}

/** What a file would do, before anything is written: 登録する or 取り消す. */
export function UploadReview({ upload, samples, findings, issues, problems }: UploadReviewProps) {
  return (
    <>
      {upload.notice && (
        <Message look="caution" heading="もう一度確認してください">
          <p>{upload.notice}</p>
        </Message>
      )}
      <Message look="plain" heading="まだ登録していません">
        <p>{summaryOf(upload)}</p>
      </Message>
      {upload.warnings.length > 0 && (
        <Message look="caution" heading="違うファイルではありませんか">
          <ul>{upload.warnings.map(({ message }) => <li>{message}</li>)}</ul>
        </Message>
      )}
      <UploadCounts upload={upload} />
      <Decision upload={upload} problems={problems} />
      <h2>登録する内容</h2>
      <UploadSamples sections={sectionsOf(upload)} samples={samples} />
      <UploadFindings findings={findings} isPartly={isExaminedPartly(upload)} />
      {issues.length > 0 && <UploadIssues upload={upload} issues={issues} />}
    </>
  );
}

/** Rows that would be written. */
function writable({ newCount, changedCount, conflictCount }: UploadRow): number {
  return (newCount ?? 0) + (changedCount ?? 0) + (conflictCount ?? 0);
}

/** A line of a dose file is a person: fewer lines are examined all. */
function isExaminedPartly({ kind, newCount }: UploadRow): boolean {
  return kind === "dose" && (newCount ?? 0) > MOST_EXAMINED_HOLDERS;
}

function summaryOf(upload: UploadRow): string {
  const rows = `${countText(upload.rowCount)}件を確認しました。`;
  if (upload.rejectedCount === upload.rowCount) {
    return `${rows}登録できる行がありません。下のエラーの一覧のとおり直して、もう一度登録してください。`;
  }
  if (writable(upload) === 0) return `${rows}新しい内容はありません。`;
  return `${rows}内容を確かめて、登録するか取り消すかを選んでください。`;
}

function sectionsOf(upload: UploadRow) {
  return [
    { outcome: "blanked" as const, heading: "空白になる行", count: upload.blankedCount ?? 0 },
    {
      outcome: "conflict" as const,
      heading: "登録済みの接種記録と食い違う行（上書きせず、食い違いの一覧に載せます）",
      count: upload.conflictCount ?? 0,
    },
    { outcome: "changed" as const, heading: "変更", count: upload.changedCount ?? 0 },
    { outcome: "new" as const, heading: "新規", count: upload.newCount ?? 0 },
    { outcome: "unchanged" as const, heading: "変更なし", count: upload.unchangedCount ?? 0 },
  ];
}

function Decision({ upload, problems }: Pick<UploadReviewProps, "upload" | "problems">) {
  const unsettled = problems.find(({ field }) => field === "doubts");
  const rejected = upload.rejectedCount ?? 0;
  const good = (upload.rowCount ?? 0) - rejected;
  return (
    <section class="decision" aria-label="登録するか取り消すか">
      {good > 0 && (
        <Form action={paths.uploadApplication(upload.id)} label="登録">
          {upload.warnings.length > 0 && (
            <div class={unsettled ? "choice field--wrong" : "choice"}>
              <input
                type="checkbox"
                id="doubts"
                name="doubts"
                value="settled"
                aria-describedby={unsettled && "doubts-error"}
                aria-invalid={unsettled ? "true" : undefined}
              />
              <label for="doubts">注意の内容を確かめました。このファイルで間違いありません。</label>
              {unsettled && <p class="field__error" id="doubts-error">{unsettled.message}</p>}
            </div>
          )}
          {rejected > 0 && <input type="hidden" name="rejectedRows" value="left_out" />}
          <SubmitButton>
            {rejected > 0
              ? `エラーの${countText(rejected)}行を除いて登録する（${countText(good)}件）`
              : "登録する"}
          </SubmitButton>
        </Form>
      )}
      <Form action={paths.uploadCancellation(upload.id)} label="取り消し">
        <SubmitButton look="outline">取り消す</SubmitButton>
      </Form>
    </section>
  );
}
