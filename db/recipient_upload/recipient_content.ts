import { success } from "../../domain/result.ts";
import {
  columnLabel,
  type ColumnOrder,
  readHeader,
  SPECIFIED_ORDER,
} from "../../domain/upload/recipient_columns.ts";
import { readRecipientRow } from "../../domain/upload/recipient_row.ts";
import type { UploadContent } from "../upload/upload_content.ts";
import { keepRecipientSamples } from "./recipient_samples.ts";
import { createStage, STAGE_COLUMNS, stagedLine } from "./recipient_stage.ts";
import { weighRecipients } from "./weigh_recipients.ts";
import { writePeople } from "./write_people.ts";
import { writeTickets } from "./write_tickets.ts";

/** 接種対象者ファイル: people, their My Numbers and tickets. */
export const recipientContent: UploadContent = {
  kind: "recipient",
  stageColumns: STAGE_COLUMNS,
  createStage,
  readLayout(first) {
    const header = readHeader(first);
    if (header && !header.ok) return header;
    const positions = header?.value ?? SPECIFIED_ORDER;
    const columns = positions.flatMap((column) => column ? [columnLabel(column)] : []);
    return success({ hasHeader: header !== undefined, columns, positions });
  },
  rowJudge: (layout, context) => ({ line, cells }) => {
    const read = readRecipientRow(cells, layout.positions as ColumnOrder, context);
    const staged = read.row ? stagedLine(line, read.row, context) : "";
    return { staged, problems: read.problems };
  },
  weigh: weighRecipients,
  keepSamples: keepRecipientSamples,
  async write(tx, context) {
    await writePeople(tx, context);
    await writeTickets(tx, context);
  },
};
