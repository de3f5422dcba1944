import type { PlainDate } from "../date/plain_date.ts";
import { lookupPrefecture, PREFECTURES } from "../municipality/municipality_master.ts";
import { NATION } from "./area.ts";
import { OLDEST_BAND } from "./cohort.ts";
import { type GroupFigure, UNKNOWN_AGE } from "./figures.ts";
import { genderOf, OPEN_GENDERS } from "./open_line.ts";
import { suppress, type TableToPublish } from "./suppression.ts";
import { type Axis, axisOf } from "./suppression_axis.ts";
import { VACCINE_CODES, vaccineCodeOf } from "./vaccine_code.ts";

/** Fewer doses than this are of too few people to be shown [ours]. */
export const FEWEST_DETAILED = 10;

/** A row of `detail_by_prefecture.csv`; its count is undefined when it is hidden. */
export interface DetailRow {
  /** The day up to which the rows of this number of the dose were counted. */
  asOf: PlainDate;
  status: number;
  prefecture: string;
  vaccine: string;
  gender: string;
  age: string;
  count: number | undefined;
}

export interface PrefectureGroups {
  prefecture: string;
  groups: readonly GroupFigure[];
}

export const ALL = "ALL";
const YOUNG = "-64";
const OLD = "65-";
const UNKNOWN = "UNK";
const OLD_FROM = 65;

/** "0-4", "5-9" … "95-99", "100-". */
function bandLabel(from: number): string {
  return from === OLDEST_BAND ? `${from}-` : `${from}-${from + 4}`;
}

const BANDS = Array.from({ length: OLDEST_BAND / 5 + 1 }, (_, index) => index * 5);

const AXES: readonly Axis[] = [
  axisOf(NATION, PREFECTURES.map(({ code }) => code)),
  axisOf(ALL, VACCINE_CODES),
  axisOf(ALL, OPEN_GENDERS),
  axisOf(ALL, [
    { label: YOUNG, parts: BANDS.filter((from) => from < OLD_FROM).map(bandLabel) },
    { label: OLD, parts: BANDS.filter((from) => from >= OLD_FROM).map(bandLabel) },
    UNKNOWN,
  ]),
];

type Labels = readonly string[];

/**
 * Of the table prefecture × vaccine × gender × age the file has three views: prefecture × gender ×
 * five years; prefecture × vaccine × gender × below or above 65; and the nation by all of it. Neither
 * the few of unknown gender or age are in it, nor totals from which they could be subtracted.
 */
export function isDetailListed([prefecture, vaccine, gender, age]: Labels): boolean {
  const isClass = age === YOUNG || age === OLD;
  return (gender === "F" || gender === "M") && age !== ALL && age !== UNKNOWN &&
    (vaccine === ALL || isClass || prefecture === NATION);
}

/**
 * What follows from `prefecture.ndjson`, where nothing is hidden, and the doses by vaccine that the
 * public page shows for the nation.
 */
function isPublicElsewhere([prefecture, vaccine, gender, age]: Labels): boolean {
  const isOfNation = prefecture === NATION && gender === ALL && age === ALL;
  return isOfNation || vaccine === ALL && [ALL, YOUNG, OLD, UNKNOWN].includes(age!);
}

/** The table of one number of the dose, ready for `suppress`. */
export function detailTable(
  places: readonly PrefectureGroups[],
  doseNumber: number,
  isRisky?: TableToPublish["isRisky"],
): TableToPublish {
  const counts = places.flatMap(({ prefecture, groups }) =>
    groups.filter((group) => group.doseNumber === doseNumber)
      .map(({ vaccine, sex, ageFrom, count }) => ({
        at: [prefecture, vaccineCodeOf(vaccine), genderOf(sex), ageLabel(ageFrom)],
        count,
      }))
  );
  return {
    axes: AXES,
    counts,
    threshold: FEWEST_DETAILED,
    isListed: isDetailListed,
    isPublic: isPublicElsewhere,
    isRisky,
  };
}

function ageLabel(ageFrom: number): string {
  return ageFrom === UNKNOWN_AGE ? UNKNOWN : bandLabel(ageFrom);
}

/** What is hidden, and of the rest all that is not 0. */
export function detailRows(
  table: TableToPublish,
  { asOf, status }: Pick<DetailRow, "asOf" | "status">,
): DetailRow[] {
  const rows: DetailRow[] = [];
  for (const { at, count } of suppress(table).cells()) {
    if (count === 0 || !isDetailListed(at)) continue;
    const [prefecture = "", vaccine = "", gender = "", age = ""] = at;
    rows.push({ asOf, status, prefecture, vaccine, gender, age, count });
  }
  return rows;
}

const COLUMNS = [
  ...["as_of", "status", "prefecture", "prefecture_name"],
  ...["vaccine", "gender", "age", "count"],
];

/** With its heading; a hidden count is empty. */
export function detailCells(rows: readonly DetailRow[]): string[][] {
  return [
    COLUMNS,
    ...rows.map(({ asOf, status, prefecture, vaccine, gender, age, count }) => [
      ...[asOf, String(status), prefecture, placeName(prefecture)],
      ...[vaccine, gender, age, count === undefined ? "" : String(count)],
    ]),
  ];
}

export function placeName(prefecture: string): string {
  return prefecture === NATION ? "全国" : lookupPrefecture(prefecture)?.name ?? prefecture;
}

/** What an earlier publication had. */
export function detailOf(cells: readonly string[][]): DetailRow[] {
  return cells.slice(1).map((row) => {
    const [asOf = "", status, prefecture = "", , vaccine = "", gender = "", age = "", count] = row;
    return {
      ...{ asOf, status: Number(status), prefecture, vaccine, gender, age },
      count: count === "" ? undefined : Number(count),
    };
  });
}
