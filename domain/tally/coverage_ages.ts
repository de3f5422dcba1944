import { ageAtYearEnd, ageBandOf } from "./cohort.ts";
import {
  AGE_BANDS,
  ageCell,
  ageRows,
  ALL_AGES,
  guardAges,
  rowsOfAllAges,
  SEX_COLUMNS,
} from "./coverage_age_axes.ts";
import type { AreaCounts, ShownCount } from "./coverage_hiding.ts";
import { countCell, HIDDEN, shareCell, type Sheet, type SheetCell } from "./coverage_sheet.ts";
import type { PeopleFigure } from "./figures.ts";

export interface AreaPeople {
  area: string;
  figures: readonly PeopleFigure[];
}

export interface AgesWanted {
  own: AreaPeople;
  partners: readonly AreaPeople[];
  doseNumber: number;
  /** At whose end people have the age they are listed under. */
  fiscalYear: number;
}

/** Of one five-year band; undefined where the table does not show it. */
export interface ShownBand {
  label: string;
  all: Part;
  male: Part;
  female: Part;
}

interface Part {
  people: number | undefined;
  vaccinated: number | undefined;
}

export interface AgeTable {
  /** After the age, three columns for each of `SEX_COLUMNS`: people, vaccinated, their share. */
  sheet: Sheet;
  /** The youngest first, without those of unknown age. */
  bands: ShownBand[];
}

/** People and coverage by age at the end of the fiscal year and sex, few people hidden. */
export function ageTable({ own, partners, doseNumber, fiscalYear }: AgesWanted): AgeTable {
  const shownOf = (dose: number) => {
    const countsOf = ({ area, figures }: AreaPeople): AreaCounts => {
      const counts = figures.filter(({ doseNumber }) => doseNumber === dose)
        .map(({ cohort, sex, people }) =>
          ageCell(ageBandOf(ageAtYearEnd(cohort, fiscalYear)), sex, people)
        );
      return { area, counts };
    };
    return guardAges({ own: countsOf(own), partners: partners.map(countsOf) });
  };
  const shown = { people: shownOf(0), vaccinated: shownOf(doseNumber) };
  const [all, male, female] = SEX_COLUMNS;
  return {
    sheet: sheetOf(shown, doseNumber),
    bands: AGE_BANDS.map((label) => {
      const part = (sex: string) => ({
        people: shown.people(label, sex),
        vaccinated: shown.vaccinated(label, sex),
      });
      return { label, all: part(all), male: part(male), female: part(female) };
    }),
  };
}

interface Shown {
  people: ShownCount;
  vaccinated: ShownCount;
}

function sheetOf(shown: Shown, doseNumber: number): Sheet {
  const columns = SEX_COLUMNS.flatMap((sex) => [
    `${sex}：接種対象者`,
    `${sex}：${doseNumber}回目接種者`,
    `${sex}：接種率`,
  ]);
  const byAge = ageRows(shown.people).map((age) => [
    age,
    ...SEX_COLUMNS.flatMap((sex) => cellsAt(shown, age, sex)),
  ]);
  const below = rowsOfAllAges(shown.people, shown.vaccinated).map(({ label, sex }) => {
    const cells = cellsAt(shown, ALL_AGES, sex);
    return [label, ...cells, ...columns.slice(cells.length).map(() => "")];
  });
  return {
    caption: `年度末年齢と性別ごとの接種率（${doseNumber}回目）`,
    columns: ["年度末年齢", ...columns],
    rows: [...byAge, ...below],
  };
}

/** A share of a hidden count would tell it. */
function cellsAt({ people, vaccinated }: Shown, age: string, sex: string): SheetCell[] {
  const [whole, count] = [people(age, sex), vaccinated(age, sex)];
  const isKnown = whole !== undefined && count !== undefined;
  return [countCell(whole), countCell(count), isKnown ? shareCell(count, whole) : HIDDEN];
}
