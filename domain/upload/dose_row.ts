import { formatDate, type PlainDate } from "../date/plain_date.ts";
import { type Vaccine, vaccineByMaker } from "../dose/vaccine.ts";
import { residentNumberKey } from "../recipient/resident_number.ts";
import type { CellProblem } from "./cell_problem.ts";
import { doseCellRules, type DoseReading, residentCell } from "./dose_cells.ts";
import {
  DOSE_FILE_COLUMNS,
  type DoseColumn,
  doseColumnLabel,
  type DosePosition,
  placeOf,
  RESIDENT_LABEL,
} from "./dose_columns.ts";

/** One dose as a row tells it; null is a blank cell. */
export interface FileDose {
  doseNumber: number;
  /** ISO 8601 with Japan's offset. */
  registeredAt: string | null;
  vaccinatedOn: PlainDate;
  ticketNumber: string | null;
  placeCode: string | null;
  venueName: string | null;
  doctorName: string | null;
  vaccineMaker: string;
  /** Null when the municipality has no vaccine of this maker. */
  vaccineCode: string | null;
  lotNumber: string | null;
}

/** One valid row. Without a number each dose has its ticket (接種対象者登録待ちリスト). */
export interface DoseRow {
  residentNumber: string | null;
  residentNumberKey: string | null;
  /** By dose number; none when the row only names a person. */
  doses: FileDose[];
}

export type ReadDoseRow =
  | { row: DoseRow; problems: [] }
  | { row: null; problems: CellProblem[] };

type Cells = Record<DoseColumn, string | null>;

/** Judges every cell of every dose of a row and names every fault, not just the first. */
export function doseRowReader(
  positions: readonly (DosePosition | null)[],
  reading: DoseReading,
): (cells: readonly string[]) => ReadDoseRow {
  const rules = doseCellRules(reading);
  const residentAt = positions.indexOf("residentNumber");
  const blocks = blocksOf(positions);
  return (cells) => {
    if (isWrongWidth(cells, positions.length)) {
      const message = wrongWidth(cells.length, positions.length);
      return { row: null, problems: [{ column: "", message }] };
    }
    const problems: CellProblem[] = [];
    const judge = (text: string, rule: typeof residentCell, label: () => string) => {
      if (text === "" || text.trim() === "") return null;
      const cell = rule(text);
      if (cell.ok) return cell.value;
      const { message, kind } = cell;
      problems.push({ column: label(), message, ...(kind && { kind }) });
      return null;
    };
    const resident = judge(cells[residentAt]!, residentCell, () => RESIDENT_LABEL);
    const isWaiting = cells[residentAt]!.trim() === "";
    const doses: FileDose[] = [];
    for (const { doseNumber, places } of blocks) {
      if (places.every(({ at }) => cells[at]!.trim() === "")) continue;
      const read = {} as Cells;
      for (const { column, at } of places) {
        const label = () => doseColumnLabel(column, doseNumber);
        read[column] = judge(cells[at]!, rules[column], label);
        const message = cells[at]!.trim() === "" && missing(column, isWaiting);
        if (message) problems.push({ column: label(), message });
      }
      doses.push(fileDose(doseNumber, { read, vaccines: reading.vaccines }));
    }
    problems.push(...wrongOrder(doses));
    if (problems.length > 0) return { row: null, problems };
    const residentNumber = resident && resident.trim();
    return {
      row: {
        residentNumber,
        residentNumberKey: residentNumber && residentNumberKey(residentNumber),
        doses,
      },
      problems: [],
    };
  };
}

interface Block {
  doseNumber: number;
  places: { column: DoseColumn; at: number }[];
}

/** Where the columns of each dose of a file stand. */
function blocksOf(positions: readonly (DosePosition | null)[]): Block[] {
  const blocks = new Map<number, Block>();
  positions.forEach((position, at) => {
    const place = position && placeOf(position);
    if (!place) return;
    const { doseNumber, column } = place;
    const block = blocks.get(doseNumber) ?? { doseNumber, places: [] };
    block.places.push({ column, at });
    blocks.set(doseNumber, block);
  });
  const rank = ({ column }: { column: DoseColumn }) =>
    DOSE_FILE_COLUMNS.findIndex(({ key }) => key === column);
  for (const { places } of blocks.values()) places.sort((a, b) => rank(a) - rank(b));
  return [...blocks.values()].sort((a, b) => a.doseNumber - b.doseNumber);
}

/** A dose with a fault in it never leaves this file, so a missing day does not matter. */
function fileDose(
  doseNumber: number,
  { read, vaccines }: { read: Cells; vaccines: readonly Vaccine[] },
): FileDose {
  const vaccineMaker = read.vaccineMaker ?? "";
  const vaccineCode = vaccineByMaker(vaccines, vaccineMaker)?.code ?? null;
  const vaccinatedOn = read.vaccinatedOn ?? "";
  return { ...read, doseNumber, vaccinatedOn, vaccineMaker, vaccineCode };
}

/** What a dose that is filled in at all cannot be without. */
function missing(column: DoseColumn, isWaiting: boolean): string | undefined {
  if (column === "vaccinatedOn") {
    return "この回のほかの項目に値があります。接種日を入力するか、この回の項目をすべて空白にしてください。";
  }
  if (column === "vaccineMaker") {
    return "この回のほかの項目に値があります。ワクチンメーカーを入力するか、この回の項目をすべて空白にしてください。";
  }
  if (column !== "ticketNumber" || !isWaiting) return undefined;
  return "券番号が必要です。個別宛名番号が空白の行では、接種した回の券番号を入力してください。";
}

/** A dose given before one with a lower number: one of the two dates is wrong. */
function wrongOrder(doses: readonly FileDose[]): CellProblem[] {
  const dated = doses.filter(({ vaccinatedOn }) => vaccinatedOn !== "");
  return dated.flatMap((dose, index) => {
    const later = dated.slice(0, index).find((it) => it.vaccinatedOn > dose.vaccinatedOn);
    if (!later) return [];
    return [{
      column: doseColumnLabel("vaccinatedOn", dose.doseNumber),
      message: `${later.doseNumber}回目（${formatDate(later.vaccinatedOn)}）より前の日付です。` +
        "接種日と回数を確かめてください。",
    }];
  });
}

function isWrongWidth(cells: readonly string[], width: number): boolean {
  return cells.length < width || cells.slice(width).some((cell) => cell.trim() !== "");
}

function wrongWidth(count: number, width: number): string {
  return `${width}項目のところ${count}項目あります。` +
    '値の中のカンマは「"」で囲み、足りない項目は空白のままカンマで区切ってください。';
}
