import { guardCounts, type GuardedTable, type ShownCount } from "./coverage_hiding.ts";
import { type TallySex, UNKNOWN_AGE } from "./figures.ts";
import { bandLabel } from "./statistics_coverage.ts";
import { axisOf } from "./suppression_axis.ts";
import type { CountedCell } from "./suppression_grid.ts";

/** All ages. */
export const ALL_AGES = "合計";
/** Everybody, whatever their sex; told of all ages together only. */
export const EVERYBODY = "全体";
export const OTHER_SEX = "その他・不明";
/** Side by side in a table. */
export const SEX_COLUMNS = ["男女計", "男", "女"] as const;
const [MEN_AND_WOMEN, MEN, WOMEN] = SEX_COLUMNS;

const SEX_LABELS: Record<TallySex, string> = {
  male: MEN,
  female: WOMEN,
  other: OTHER_SEX,
  unknown: OTHER_SEX,
};

const OLD = 65;
const BAND_STARTS = Array.from({ length: 21 }, (_, index) => index * 5);
/** Five years each, the youngest first. */
export const AGE_BANDS = BAND_STARTS.map(bandLabel);
const NO_AGE = bandLabel(UNKNOWN_AGE);
const AGE_CLASSES = [
  { label: "64歳以下", parts: BAND_STARTS.filter((ageFrom) => ageFrom < OLD).map(bandLabel) },
  { label: "65歳以上", parts: BAND_STARTS.filter((ageFrom) => ageFrom >= OLD).map(bandLabel) },
];

const SEX_AXIS = axisOf(EVERYBODY, [{ label: MEN_AND_WOMEN, parts: [MEN, WOMEN] }, OTHER_SEX]);
const AGE_AXIS = axisOf(ALL_AGES, [...AGE_CLASSES, NO_AGE]);

/** A count of a five-year band (its lowest age) and a sex, as `guardAges` takes it. */
export function ageCell(ageFrom: number, sex: TallySex, count: number): CountedCell {
  return { at: [bandLabel(ageFrom), SEX_LABELS[sex]], count };
}

/**
 * Counts by age and sex, few people hidden. Those of other or unknown sex are so few everywhere that
 * hiding them by age would hide men or women too: they are told of all ages together, and so is
 * the sum of everybody.
 */
export function guardAges(table: Pick<GuardedTable, "own" | "partners">): ShownCount {
  const hasOthers = [table.own, ...table.partners]
    .some(({ counts }) => counts.some(({ at, count }) => at[1] === OTHER_SEX && count > 0));
  const known: readonly string[] = hasOthers ? [EVERYBODY] : [EVERYBODY, MEN_AND_WOMEN];
  return guardCounts({
    ...table,
    axes: [AGE_AXIS, SEX_AXIS],
    isListed: ([age, sex]) => age === ALL_AGES || SEX_COLUMNS.some((column) => column === sex),
    // The total of the area is on its overview too.
    isPublic: ([age, sex = ""]) => age === ALL_AGES && known.includes(sex),
  });
}

/** The rows of a table by age, sums of others below them. */
export function ageRows(count: ShownCount): string[] {
  const isNeeded = count(NO_AGE, MEN_AND_WOMEN) !== 0;
  const sums = AGE_CLASSES.map(({ label }) => label);
  return [...AGE_BANDS, ...(isNeeded ? [NO_AGE] : []), ...sums, ALL_AGES];
}

/** The rows below those by age, for the others and everybody; none where that is men and women. */
export function rowsOfAllAges(...counts: ShownCount[]): { label: string; sex: string }[] {
  const isSaid = (count: ShownCount) =>
    count(ALL_AGES, OTHER_SEX) === 0 && count(ALL_AGES, MEN_AND_WOMEN) !== undefined;
  if (counts.every(isSaid)) return [];
  return [
    { label: `性別が${OTHER_SEX}`, sex: OTHER_SEX },
    { label: EVERYBODY, sex: EVERYBODY },
  ];
}

/** Whether a row is the sum of rows above it. */
export function isSumOfAges(label: string): boolean {
  return label === ALL_AGES || label === EVERYBODY ||
    AGE_CLASSES.some((one) => one.label === label);
}
