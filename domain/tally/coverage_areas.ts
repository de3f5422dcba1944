import { type CoverageArea, shortAreaName } from "./coverage_area.ts";
import { meanDaysCell, shareCell, type Sheet, type SheetCell } from "./coverage_sheet.ts";
import type { CoverageFigure, TotalFigure } from "./figures.ts";

/** What is known of an area as a whole. */
export interface AreaCoverage {
  area: string;
  people: number;
  /** People by dose number. */
  vaccinated: ReadonlyMap<number, number>;
  /** By dose number: how many were given, and the days until they were registered, added up. */
  doses: ReadonlyMap<number, { count: number; lagDays: number }>;
}

/** Of each area in the order given, with zeros where nothing is registered. */
export function areaCoverages(
  areas: readonly string[],
  coverage: readonly CoverageFigure[],
  totals: readonly TotalFigure[],
): AreaCoverage[] {
  const peopleOf = Map.groupBy(coverage, ({ area }) => area);
  const dosesOf = Map.groupBy(totals, ({ area }) => area);
  return areas.map((area) => {
    const people = new Map(peopleOf.get(area)?.map((own) => [own.doseNumber, own.people]));
    const doses = new Map(dosesOf.get(area)?.map((own) => [own.doseNumber, own]));
    return { area, people: people.get(0) ?? 0, vaccinated: people, doses };
  });
}

/** Coverage of each dose in each area, and how late doses are entered there. */
export function areasSheet(
  caption: string,
  areas: readonly AreaCoverage[],
  doseNumbers: readonly number[],
): Sheet {
  return {
    caption,
    columns: [
      areas[0]?.area.length === 2 ? "都道府県" : "市区町村",
      "接種対象者",
      ...doseNumbers.map((doseNumber) => `${doseNumber}回目接種率`),
      "入力の遅れ（平均）",
    ],
    rows: areas.map((own) => [
      { name: shortAreaName(own.area), area: own.area },
      { count: own.people },
      ...doseNumbers.map((doseNumber) => rateCell(own, doseNumber)),
      lagCell(own),
    ]),
  };
}

/** Coverage by dose of an area, beside that of the areas above it. */
export function dosesSheet(
  [own, ...above]: readonly (AreaCoverage & { place: CoverageArea })[],
  doseNumbers: readonly number[],
): Sheet {
  if (!own) throw new RangeError("no area to tell of");
  return {
    caption: "回数ごとの接種率",
    columns: [
      "回数",
      "接種した人",
      "接種率",
      ...above.map(({ place }) => `${place.name}の接種率`),
      "接種の記録",
      "入力の遅れ（平均）",
    ],
    rows: doseNumbers.map((doseNumber) => [
      `${doseNumber}回目`,
      { count: own.vaccinated.get(doseNumber) ?? 0 },
      ...[own, ...above].map((each) => rateCell(each, doseNumber)),
      { count: own.doses.get(doseNumber)?.count ?? 0 },
      lagCell(own, doseNumber),
    ]),
  };
}

export function rateCell({ vaccinated, people }: AreaCoverage, doseNumber: number): SheetCell {
  return shareCell(vaccinated.get(doseNumber) ?? 0, people);
}

/** The mean of one dose, or of all. */
export function lagCell({ doses }: AreaCoverage, doseNumber?: number): SheetCell {
  const own = [...doses].filter(([number]) => !doseNumber || number === doseNumber);
  const days = own.reduce((sum, [, { lagDays }]) => sum + lagDays, 0);
  return meanDaysCell(days, own.reduce((sum, [, { count }]) => sum + count, 0));
}
