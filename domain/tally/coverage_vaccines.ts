import {
  ageCell,
  ageRows,
  ALL_AGES,
  guardAges,
  rowsOfAllAges,
  SEX_COLUMNS,
} from "./coverage_age_axes.ts";
import { type AreaCounts, guardCounts, type ShownCount } from "./coverage_hiding.ts";
import { countCell, HIDDEN, shareCell, type Sheet } from "./coverage_sheet.ts";
import type { GroupFigure } from "./figures.ts";
import { axisOf } from "./suppression_axis.ts";

const ALL = "合計";

export interface AreaGroups {
  area: string;
  figures: readonly GroupFigure[];
}

export interface VaccinesWanted {
  own: AreaGroups;
  partners: readonly AreaGroups[];
}

export interface VaccineTable {
  sheet: Sheet;
  /** Those whose total is shown, the most given first: `vaccineAgesSheet` tells more of them. */
  shown: string[];
}

/** Doses of each vaccine by dose number, few doses hidden. */
export function vaccineTable(
  { own, partners }: VaccinesWanted,
  doseNumbers: readonly number[],
): VaccineTable {
  const vaccines = vaccinesOf([own, ...partners]);
  const labels = doseNumbers.map((doseNumber) => `${doseNumber}回目`);
  const countsOf = ({ area, figures }: AreaGroups): AreaCounts => ({
    area,
    counts: figures.map(({ vaccine, doseNumber, count }) => ({
      at: [keyOf(vaccine), `${doseNumber}回目`],
      count,
    })),
  });
  const shown = guardCounts({
    axes: [axisOf(ALL, vaccines.map(keyOf)), axisOf(ALL, labels)],
    own: countsOf(own),
    partners: partners.map(countsOf),
    // All doses of a number, whatever the vaccine, are on the overview.
    isPublic: ([vaccine]) => vaccine === ALL,
  });
  const given = vaccines.filter((vaccine) => shown(keyOf(vaccine), ALL) !== 0)
    .toSorted((a, b) => (shown(keyOf(b), ALL) ?? 0) - (shown(keyOf(a), ALL) ?? 0));
  return {
    sheet: sheetOf(shown, given, labels),
    shown: given.filter((vaccine) => shown(keyOf(vaccine), ALL) !== undefined),
  };
}

/** Doses of one vaccine by age on the day and sex, few doses hidden. */
export function vaccineAgesSheet({ own, partners }: VaccinesWanted, vaccine: string): Sheet {
  const countsOf = ({ area, figures }: AreaGroups): AreaCounts => ({
    area,
    counts: figures.filter((figure) => figure.vaccine === vaccine)
      .map(({ ageFrom, sex, count }) => ageCell(ageFrom, sex, count)),
  });
  const shown = guardAges({ own: countsOf(own), partners: partners.map(countsOf) });
  const byAge = ageRows(shown).map((age) => [
    age,
    ...SEX_COLUMNS.map((sex) => countCell(shown(age, sex))),
  ]);
  const below = rowsOfAllAges(shown).map(({ label, sex }) => [
    label,
    countCell(shown(ALL_AGES, sex)),
    ...SEX_COLUMNS.slice(1).map(() => ""),
  ]);
  return {
    caption: `年齢と性別ごとの接種回数（${vaccine}）`,
    columns: ["接種日の年齢", ...SEX_COLUMNS],
    rows: [...byAge, ...below],
  };
}

/** Of all areas: a table that is hidden together has the same rows. */
function vaccinesOf(areas: readonly AreaGroups[]): string[] {
  const all = areas.flatMap(({ figures }) => figures.map(({ vaccine }) => vaccine));
  return [...new Set(all)].sort();
}

/** No maker's name can be taken for the total. */
function keyOf(vaccine: string): string {
  return `ワクチン ${vaccine}`;
}

function sheetOf(
  shown: ShownCount,
  vaccines: readonly string[],
  labels: readonly string[],
): Sheet {
  const columns = [...labels, ALL];
  const whole = shown(ALL, ALL) ?? 0;
  const rowOf = (name: string, key: string) => {
    const total = shown(key, ALL);
    return [
      name,
      ...columns.map((label) => countCell(shown(key, label))),
      total === undefined ? HIDDEN : shareCell(total, whole),
    ];
  };
  return {
    caption: "ワクチンごとの接種回数",
    columns: ["ワクチン", ...columns, "割合"],
    rows: [...vaccines.map((vaccine) => rowOf(vaccine, keyOf(vaccine))), rowOf(ALL, ALL)],
  };
}
