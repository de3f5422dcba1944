import { AREA_SIZES, type AreaSize, type RankingQuery } from "./ranking_query.ts";

/** What is known of an area that is compared, of one dose. */
export interface RankingFigure {
  area: string;
  people: number;
  vaccinated: number;
  /** How many doses were given, and the days until they were registered, added up. */
  doses: number;
  lagDays: number;
}

/** One line of the ranking. */
export interface RankedArea {
  area: string;
  /** By coverage, from 1; equals share it. Undefined where nobody is registered. */
  rank: number | undefined;
  people: number;
  /** With the dose that is asked for. */
  vaccinated: number;
  /** 0 to 1. */
  rate: number | undefined;
  /** Mean days from the dose to its registration; undefined without a dose. */
  lag: number | undefined;
}

/** Every area that the query means, in its order; ranked among each other. */
export function rankAreas(
  areas: readonly RankingFigure[],
  { size, sort, order }: Pick<RankingQuery, "size" | "sort" | "order">,
): RankedArea[] {
  const lines = areas.filter(({ people }) => !size || sizeOf(people) === size)
    .map(lineOf);
  const rates = lines.flatMap(({ rate }) => rate ?? []).toSorted((a, b) => b - a);
  const rankOf = new Map<number, number>();
  for (const [index, rate] of rates.entries()) {
    if (!rankOf.has(rate)) rankOf.set(rate, index + 1);
  }
  const sign = order === "asc" ? 1 : -1;
  return lines
    .map((line) => ({ ...line, rank: line.rate === undefined ? undefined : rankOf.get(line.rate) }))
    .toSorted((one, other) =>
      sort === "area"
        ? sign * one.area.localeCompare(other.area)
        : compare(one[sort], other[sort], sign) || one.area.localeCompare(other.area)
    );
}

/** Whatever the order, areas without a figure come last. */
function compare(one: number | undefined, other: number | undefined, sign: number): number {
  if (one === undefined || other === undefined) {
    return Number(one === undefined) - Number(other === undefined);
  }
  return sign * (one - other);
}

function lineOf({ area, people, vaccinated, doses, lagDays }: RankingFigure) {
  return {
    area,
    people,
    vaccinated,
    rate: people === 0 ? undefined : vaccinated / people,
    lag: doses === 0 ? undefined : lagDays / doses,
  };
}

function sizeOf(people: number): AreaSize {
  const sizes = Object.keys(AREA_SIZES) as AreaSize[];
  return sizes.find((size) => people >= AREA_SIZES[size].from)!;
}
