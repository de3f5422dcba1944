/** Why a row was rejected: the list of rejected rows has it, and may be uploaded as it is. */
export const REASON_LABEL = "理由";

/** A label as two spellings of it are the same: full and half width, blanks inside. */
export function foldLabel(label: string): string {
  return label.normalize("NFKC").replace(/\s/g, "");
}

export function isReason(label: string): boolean {
  return foldLabel(label) === REASON_LABEL;
}

/** Spreadsheets pad a header with blank names. */
export function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

const LONGEST_SHOWN = 30;

/** A wrong label as a message can repeat it: any bytes may stand in a file. */
export function shownLabel(label: string): string {
  return label.replace(/\p{Cc}/gu, " ").slice(0, LONGEST_SHOWN).trim() || "（空白）";
}
