import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { JobStanding } from "../../domain/job/job_standing.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { JobProgress } from "../job/job_progress.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

/** How the examining of records stands. */
export interface ExaminationNews {
  underWay: { id: string; standing: JobStanding | undefined } | undefined;
  last: { finishedAt: Date; recordCount: number } | undefined;
  failure: string | undefined;
}

/** When the records were examined, and the button to do so again. */
export function ExaminationPanel({ examination }: { examination: ExaminationNews }) {
  const { underWay, last, failure } = examination;
  return (
    <section class="decision" aria-label="記録の調べ直し">
      {underWay
        ? (
          <JobProgress
            subjectId={underWay.id}
            pageUrl={paths.findings}
            progress={underWay.standing}
          />
        )
        : (
          <>
            {failure && (
              <Message look="caution" heading="調べ直しが中断しました">
                <p>{failure}</p>
              </Message>
            )}
            <p>
              登録・補正・一括登録のたびに、その人の記録を調べています。
              {last
                ? `全件を調べたのは${formatDateTime(last.finishedAt)}です（${
                  last.recordCount.toLocaleString("ja-JP")
                }件）。`
                : "全件を調べたことはまだありません。"}
            </p>
            <Form action={paths.findings} label="全件を調べ直す">
              <SubmitButton look="outline">全件を調べ直す</SubmitButton>
            </Form>
          </>
        )}
    </section>
  );
}
