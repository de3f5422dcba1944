import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import {
  DOSE_FILE_COLUMNS,
  type DoseColumn,
  type DosePosition,
  readDoseLayout,
} from "../../../domain/upload/dose_columns.ts";
import { doseRowReader, type ReadDoseRow } from "../../../domain/upload/dose_row.ts";

export type DoseChange = Partial<Record<DoseColumn, string>>;

const FIRST: Record<DoseColumn, string> = {
  registeredAt: "20210615093000",
  vaccinatedOn: "20210615",
  ticketNumber: "0000000123",
  placeCode: "122271",
  venueName: "市民体育館",
  doctorName: "鈴木　一郎",
  vaccineMaker: "ファイザー",
  lotNumber: "EX1234",
};

export const TODAY = "2021-07-31";

/** The cells of one dose, some of them changed. */
export function aDoseBlock(change: DoseChange = {}): string[] {
  return DOSE_FILE_COLUMNS.map(({ key }) => change[key] ?? FIRST[key]);
}

export const A_BLANK_BLOCK = DOSE_FILE_COLUMNS.map(() => "");

/** A row with one dose, some of its cells changed, and a blank second one. */
export function readDose(change: DoseChange, residentNumber = "000123"): ReadDoseRow {
  return readDoseCells([residentNumber, ...aDoseBlock(change), ...A_BLANK_BLOCK]);
}

/** Reads the cells of a file with two doses and no header. */
export function readDoseCells(cells: readonly string[]): ReadDoseRow {
  const layout = readDoseLayout(new Array(17).fill("1"));
  if (!layout.ok) throw new Error(layout.message);
  const positions = layout.value.positions as readonly DosePosition[];
  return doseRowReader(positions, { today: TODAY, vaccines: PRESET_VACCINES })(cells);
}
