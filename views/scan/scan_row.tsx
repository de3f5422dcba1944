import { formatOcrLine, groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import { doseName, placeName } from "../dose/dose_table.tsx";
import { groupOf, type ScannedRow } from "./scanned_row.ts";
import { ScannedTicket } from "./scanned_ticket.tsx";
import { PagePicture } from "./page_picture.tsx";
import { TypedLine } from "./typed_line.tsx";

/** One page of the stack; `static/scans.ts` puts it into its group and adds name and picture. */
export function ScanRow({ row, today }: { row: ScannedRow; today: PlainDate }) {
  const { page } = row;
  return (
    <li
      class="scan-row"
      data-page={page}
      data-group={groupOf(row)}
      data-line={row.kind === "ticket" ? formatOcrLine(row.ticket) : undefined}
    >
      <div class="scan-row__head">
        <h3>{page}枚目</h3>
        <span class="quiet" data-file-name />
        {row.kind !== "registered" && (
          <button type="button" class="scan-row__remove" data-remove>
            {page}枚目を外す
          </button>
        )}
      </div>
      <RowContent row={row} today={today} />
    </li>
  );
}

/** Rows as an answer to a request: a list of their own. */
export function ScanRows({ rows, today }: { rows: readonly ScannedRow[]; today: PlainDate }) {
  return <ol>{rows.map((row) => <ScanRow row={row} today={today} />)}</ol>;
}

function RowContent({ row, today }: { row: ScannedRow; today: PlainDate }) {
  switch (row.kind) {
    case "ticket":
      return <ScannedTicket row={row} today={today} />;
    case "registered":
      return (
        <p>
          {groupOcrLine(formatOcrLine(row.ticket))}
          {placeName(row.ticket.municipalityCode)}
          {doseName(row.ticket)}を登録しました。
        </p>
      );
    case "unread":
      return (
        <div class="scan-row__beside">
          <PagePicture page={row.page} />
          <TypedLine page={row.page} typed={row.typed} problem={row.problem} />
        </div>
      );
  }
}
