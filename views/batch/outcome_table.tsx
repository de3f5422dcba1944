import { BATCH_OUTCOME_LABELS, type BatchOutcome } from "../../domain/transfer/batch_outcome.ts";
import { messageTitle } from "../../domain/transfer/message_title.ts";
import { placeName } from "../dose/dose_table.tsx";
import { stateLabel } from "../inquiry/case_words.ts";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { type BatchRow, whomOf } from "./batch_row.ts";

interface OutcomeTableProps {
  rows: readonly BatchRow[];
  /** Undefined: all rows. */
  outcome: BatchOutcome | undefined;
}

/** The rows of a list in the order of the file, each with its case or why there is none. */
export function OutcomeTable({ rows, outcome }: OutcomeTableProps) {
  return (
    <DataTable
      caption={outcome ? `「${BATCH_OUTCOME_LABELS[outcome]}」の行` : "すべての行"}
      columns={["行", "照会の対象", "転出元", "結果", "照会・理由", "備考"]}
      numeric={[0]}
      prose={[1, 4, 5]}
      empty="この結果の行はありません。"
      rows={rows.map((row) => [
        row.line.toLocaleString("ja-JP"),
        whomOf(row),
        row.otherCode ? placeName(row.otherCode) : row.typed.municipality || "（空白）",
        row.outcome ? BATCH_OUTCOME_LABELS[row.outcome] : "–",
        <CaseOrProblem row={row} />,
        row.typed.remark,
      ])}
    />
  );
}

function CaseOrProblem({ row }: { row: BatchRow }) {
  const { problem, sameAsLine, inquiryId, finding, state, refusal } = row;
  return (
    <>
      {sameAsLine !== null && <p class="quiet">{sameAsLine}行目と同じ</p>}
      {problem}
      {inquiryId && finding && state && (
        <a
          class="row-link"
          href={paths.inquiry(inquiryId)}
          aria-label={`${row.line}行目：${
            messageTitle({ side: "asking", finding, state, refusal })
          }`}
        >
          {messageTitle({ side: "asking", finding, state, refusal })}
        </a>
      )}
      {state && `（${stateLabel({ side: "asking", state, refusal })}）`}
    </>
  );
}
