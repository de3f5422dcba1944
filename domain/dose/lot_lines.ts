import { failure, type Result, success } from "../result.ts";
import { LotFields, type NewLot } from "./lot_form.ts";

/** More is a file, or the wrong clipboard. */
const MOST_LINES = 1_000;

export interface LotLine {
  /** As the pasted text counts its lines, from 1. */
  line: number;
  lot: NewLot;
}

export interface LotLines {
  lines: LotLine[];
  problems: string[];
}

/**
 * Lots of one vaccine pasted from a table: a line each, ロットNo., 有効期限, 備考 between tabs or
 * commas. Blank lines and a header are skipped; every fault is named with its line.
 */
export function readLotLines(text: string, vaccineCode: string): LotLines {
  const filled = text.split(/\r\n|\r|\n/).map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== "");
  const rows = /^["\s]*ロット/.test(filled[0]?.content.normalize("NFKC") ?? "")
    ? filled.slice(1)
    : filled;
  if (rows.length === 0) return refused("ロットを1行に1つずつ貼り付けてください。");
  if (rows.length > MOST_LINES) {
    return refused(`一度に登録できるのは${MOST_LINES}行までです。分けて貼り付けてください。`);
  }
  const read: LotLines = { lines: [], problems: [] };
  const seen = new Map<string, number>();
  for (const { content, line } of rows) {
    const lot = readLine(content);
    const earlier = lot.ok ? seen.get(lot.value.lotNumber) : undefined;
    if (!lot.ok) read.problems.push(`${line}行目：${lot.message}`);
    else if (earlier) read.problems.push(`${line}行目：${earlier}行目と同じロットNo.です。`);
    else {
      seen.set(lot.value.lotNumber, line);
      read.lines.push({ line, lot: { ...lot.value, vaccineCode } });
    }
  }
  return read;
}

function readLine(content: string): Result<Omit<NewLot, "vaccineCode">> {
  const cells = content.split(content.includes("\t") ? "\t" : /[,，、]/).map(unquoted);
  const [lotNumber = "", expiresOn = "", remark = "", ...more] = cells;
  if (more.some((cell) => cell !== "")) {
    return failure("項目が多すぎます。ロットNo.、有効期限、備考の順に3つまでにしてください。");
  }
  const lot = LotFields.safeParse({ lotNumber, expiresOn, remark });
  return lot.success ? success(lot.data) : failure(lot.error.issues[0]!.message);
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, "$1").trim();
}

function refused(problem: string): LotLines {
  return { lines: [], problems: [problem] };
}
