import type { JobStanding, ToldProgress } from "../../domain/job/job_standing.ts";
import { percentDone, remainingTime } from "../../domain/job/remaining_time.ts";
import { paths } from "../paths.ts";

interface JobProgressProps {
  subjectId: string;
  /** The page this stands on, which is loaded again when the work is over. */
  pageUrl: string;
  progress: JobStanding | undefined;
}

/** How far the work on an upload or output is; it keeps itself up to date. */
export function JobProgress({ subjectId, pageUrl, progress }: JobProgressProps) {
  return (
    <section
      class="job-progress"
      aria-label="処理の状況"
      hx-get={pageUrl}
      hx-trigger="ended"
      hx-target="#main"
      hx-swap="innerHTML"
    >
      <div
        data-live
        hx-sse:connect={paths.jobEvents(subjectId)}
        hx-sse:close="ended"
        hx-target="this"
        hx-swap="innerMorph"
      >
        <JobStep standing={progress} />
      </div>
      <noscript>
        <p>
          この画面は自動では更新されません。<a href={pageUrl}>最新の状態を表示</a>
        </p>
      </noscript>
    </section>
  );
}

/** What changes: the step is read out when it becomes another one, the figures are not. */
export function JobStep({ standing }: { standing: JobStanding | undefined }) {
  const progress = standing?.progress;
  const percent = progress && percentDone(progress);
  return (
    <>
      <p class="job-progress__step" role="status">{stepOf(standing)}</p>
      <progress
        class="job-progress__bar"
        aria-label="進み具合"
        max="100"
        value={percent === undefined ? undefined : String(percent)}
      />
      <p class="job-progress__figures">{progress ? figuresOf(progress) : ""}</p>
    </>
  );
}

function stepOf(standing: JobStanding | undefined): string {
  if (standing?.progress) return standing.progress.step;
  if (!standing?.waiting) return "まもなく処理を始めます";
  return `順番を待っています（前に${standing.waiting}件の処理があります）`;
}

function figuresOf(progress: ToldProgress): string {
  const percent = percentDone(progress);
  return [
    percent === undefined ? undefined : `${percent}%`,
    progress.rowCount > 0 ? `${progress.rowCount.toLocaleString("ja-JP")}行` : undefined,
    remainingTime(progress),
  ].filter((part) => part !== undefined).join("・");
}
