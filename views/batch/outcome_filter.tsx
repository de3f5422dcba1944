import {
  BATCH_OUTCOME_LABELS,
  BATCH_OUTCOMES,
  type BatchOutcome,
} from "../../domain/transfer/batch_outcome.ts";
import { PageLinks } from "../layout/page_links.tsx";
import { paths } from "../paths.ts";
import type { BatchSummary } from "./batch_row.ts";

/** Which rows, and which hundred of them. */
export interface RowChoice {
  outcome: BatchOutcome | undefined;
  /** From 1. */
  page: number;
  pageCount: number;
}

/** One link for each outcome that there is. */
export function OutcomeFilter({ batch, chosen }: {
  batch: BatchSummary;
  chosen: BatchOutcome | undefined;
}) {
  const ways = [
    { outcome: undefined, label: "すべて", count: batch.rowCount },
    ...BATCH_OUTCOMES.map((outcome) => ({
      outcome,
      label: BATCH_OUTCOME_LABELS[outcome],
      count: batch.counts[outcome],
    })),
  ].filter(({ outcome, count }) => count > 0 || outcome === chosen);
  return (
    <nav class="subtabs" aria-label="結果で絞り込む">
      <ul>
        {ways.map(({ outcome, label, count }) => (
          <li>
            <a
              href={rowsAt(batch.id, { outcome, page: 1 })}
              aria-current={outcome === chosen ? "page" : undefined}
            >
              {label}（{count.toLocaleString("ja-JP")}）
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function RowPages({ batchId, choice }: { batchId: string; choice: RowChoice }) {
  const { outcome, page, pageCount } = choice;
  return (
    <PageLinks
      label="結果の一覧のページ"
      page={page}
      pageCount={pageCount}
      hrefOf={(to) => rowsAt(batchId, { outcome, page: to })}
    />
  );
}

function rowsAt(
  batchId: string,
  { outcome, page }: Pick<RowChoice, "outcome" | "page">,
): string {
  const query = new URLSearchParams({
    ...(outcome && { outcome }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? paths.batch(batchId) : `${paths.batch(batchId)}?${query}`;
}
