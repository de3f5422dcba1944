import { failure, type Result, success } from "../result.ts";
import { foldLabel, REASON_LABEL, shownLabel, withoutBlankEnd } from "./header_label.ts";

/** The eight columns of one dose, in the order of 予防接種台帳向け出力 (DOMAIN 3.3). */
export const DOSE_FILE_COLUMNS = [
  { key: "registeredAt", label: "接種履歴登録日時" },
  { key: "vaccinatedOn", label: "接種日" },
  { key: "ticketNumber", label: "券番号" },
  { key: "placeCode", label: "接種自治体コード" },
  { key: "venueName", label: "接種会場名" },
  { key: "doctorName", label: "接種医師名" },
  { key: "vaccineMaker", label: "ワクチンメーカー" },
  { key: "lotNumber", label: "ワクチンロット番号" },
] as const;
export type DoseColumn = typeof DOSE_FILE_COLUMNS[number]["key"];

export const RESIDENT_LABEL = "個別宛名番号";
export const MOST_DOSES = 9;

/** What stands in a column, e.g. "vaccinatedOn:2" for 接種日（2回目）. */
export type DosePosition = "residentNumber" | `${DoseColumn}:${number}`;

/** How the columns of one file stand. */
export interface DoseLayout {
  hasHeader: boolean;
  /** Labels of those that count, in the order of the file. */
  columns: readonly string[];
  /** Null is a column that is ignored: 理由 of our own list of rejected rows. */
  positions: readonly (DosePosition | null)[];
}

/** Dose and column of a position; undefined for 個別宛名番号. */
export function placeOf(
  position: DosePosition,
): { column: DoseColumn; doseNumber: number } | undefined {
  if (position === "residentNumber") return undefined;
  const [column, doseNumber] = position.split(":");
  return { column: column as DoseColumn, doseNumber: Number(doseNumber) };
}

/** "接種日（2回目）" */
export function doseColumnLabel(column: DoseColumn, doseNumber: number): string {
  const { label } = DOSE_FILE_COLUMNS.find(({ key }) => key === column)!;
  return `${label}（${doseNumber}回目）`;
}

/** The 1 + 8n column names of a file with `doseCount` doses. */
export function doseHeader(doseCount: number): string[] {
  return specifiedOrder(doseCount).map(positionLabel);
}

/**
 * Tells a header from a row by the first row of a file. A header may have its columns in any order
 * and name any of the nine doses, each with its eight columns; without one the width decides, and
 * the order is the specified one. A failure refuses the file: guessing would mix the columns up.
 */
export function readDoseLayout(first: readonly string[]): Result<DoseLayout> {
  const header = withoutBlankEnd(first);
  const positions = header.map((label) => POSITIONS.get(foldLabel(label)));
  if (!positions.some((position) => position)) {
    return headerlessLayout(first);
  }
  const fault = headerFault(header, positions);
  if (fault) return failure(fault);
  const known = positions.map((position) => position ?? null);
  return success({
    hasHeader: true,
    columns: known.flatMap((position) => position ? [positionLabel(position)] : []),
    positions: known,
  });
}

function headerlessLayout(first: readonly string[]): Result<DoseLayout> {
  const doseCount = Math.min(MOST_DOSES, Math.floor((first.length - 1) / 8));
  const rest = first.slice(1 + 8 * doseCount);
  if (doseCount < 1 || rest.some((cell) => cell.trim() !== "")) {
    return failure(
      `1行目は${first.length}項目ですが、項目の数は1＋8×回数（1回分で9、2回分で17）です。` +
        "個別宛名番号のあとに、1回の接種につき8項目を並べてください。項目名の見出し行を付ければ、列の順番は自由です。",
    );
  }
  const positions = specifiedOrder(doseCount);
  return success({ hasHeader: false, columns: positions.map(positionLabel), positions });
}

function headerFault(
  header: readonly string[],
  positions: readonly (DosePosition | null | undefined)[],
): string | undefined {
  const unknown = header.filter((_, index) => positions[index] === undefined);
  if (unknown.length > 0) {
    return `1行目の見出し「${unknown.slice(0, MOST_NAMED).map(shownLabel).join("」「")}」は` +
      "予診票・予防接種台帳データの項目名ではありません。「接種日（1回目）」のように回数を付けた" +
      "予防接種台帳向け出力の項目名にするか、見出し行を削除してください。";
  }
  const labels = positions.flatMap((position) => position ? [positionLabel(position)] : []);
  const numbers = new Set(positions.map((position) => position && placeOf(position)?.doseNumber));
  const missing = specifiedOrder(MOST_DOSES)
    .filter((position) =>
      position === "residentNumber" || numbers.has(placeOf(position)?.doseNumber)
    )
    .map(positionLabel).filter((label) => !labels.includes(label));
  if (missing.length > 0) {
    return `1行目の見出しに「${missing.slice(0, MOST_NAMED).join("」「")}」がありません。` +
      "個別宛名番号と、1回の接種につき8項目をそろえてください。値のない項目は列だけ作って空白にします。";
  }
  const repeated = labels.find((label, index) => labels.indexOf(label) !== index);
  return repeated && `1行目に見出し「${repeated}」が2つあります。1つにしてください。`;
}

const MOST_NAMED = 8;

function specifiedOrder(doseCount: number): DosePosition[] {
  const doses = Array.from({ length: doseCount }, (_, index) => index + 1);
  return [
    "residentNumber",
    ...doses.flatMap((doseNumber) =>
      DOSE_FILE_COLUMNS.map(({ key }) => `${key}:${doseNumber}` as const)
    ),
  ];
}

function positionLabel(position: DosePosition): string {
  const place = placeOf(position);
  return place ? doseColumnLabel(place.column, place.doseNumber) : RESIDENT_LABEL;
}

const POSITIONS = new Map<string, DosePosition | null>([
  [REASON_LABEL, null],
  ...specifiedOrder(MOST_DOSES).map((position) =>
    [foldLabel(positionLabel(position)), position] as const
  ),
]);
