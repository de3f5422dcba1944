type Cell = string | number;

/** Rows as the real open data write them: LF, no mark at the beginning, quotes only where needed. */
export function openCsv(rows: Iterable<readonly Cell[]>): string {
  let text = "";
  for (const row of rows) text += row.map(written).join(",") + "\n";
  return text;
}

function written(cell: Cell): Cell {
  if (typeof cell === "number" || !/[",\n]/.test(cell)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}

/** The rows of such a text, its heading too; for a file that needs no quotes. */
export function readOpenCsv(text: string): string[][] {
  return text.split("\n").filter((line) => line !== "").map((line) => line.split(","));
}
