import type { FileWarning } from "./file_warning.ts";

/** What a 予診票・予防接種台帳データ file would do. */
export interface DoseFileFigures {
  /** Valid rows. */
  rows: number;
  /** People registered before, counted no further than 10. */
  people: number;
  /** Rows of people who are not registered. */
  unknown: number;
  doses: number;
  /** Doses given in another municipality. */
  foreignDoses: number;
  /** Rows that contradict a stored dose. */
  conflicts: number;
}

/** A handful of rows proves nothing: below this nobody is warned. */
const FEWEST_ROWS = 10;

/** Shares from which a file is doubtful [ours]. */
const SHARES = { unknown: 0.5, foreign: 0.5, conflicts: 0.2 };

/** Why this may be another municipality's file, or one whose rows have slipped. */
export function doseFileDoubts(figures: DoseFileFigures): FileWarning[] {
  const { rows, unknown, doses, foreignDoses, conflicts } = figures;
  const doubts: (FileWarning | false)[] = [
    isMany(foreignDoses, doses, SHARES.foreign) && {
      kind: "foreign_tickets",
      message: `${count(doses)}回分のうち${count(foreignDoses)}回分の接種自治体コードが、` +
        "ほかの自治体です。ほかの自治体のファイルではないか確かめてください。",
    },
    figures.people >= FEWEST_ROWS && isMany(unknown, rows, SHARES.unknown) && {
      kind: "mostly_unknown",
      message: `${count(rows)}件のうち${count(unknown)}件が未登録の個別宛名番号です。` +
        "ほかの自治体のファイルや、番号の付け方が違うファイルではないか確かめてください。",
    },
    isMany(conflicts, rows, SHARES.conflicts) && {
      kind: "mostly_conflicting",
      message: `${count(rows)}件のうち${count(conflicts)}件が登録済みの接種記録と食い違います。` +
        "ほかの自治体のファイルや、行や列がずれたファイルではないか確かめてください。",
    },
  ];
  return doubts.filter((doubt) => doubt !== false);
}

function isMany(part: number, whole: number, share: number): boolean {
  return part >= FEWEST_ROWS && part > whole * share;
}

function count(rows: number): string {
  return rows.toLocaleString("ja-JP");
}
