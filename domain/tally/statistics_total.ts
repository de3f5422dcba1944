import type { PlainDate } from "../date/plain_date.ts";

interface Dated {
  vaccinatedOn: PlainDate;
}

/** What a figure is added up under, and the numbers of it that are. */
interface Summing<Figure> {
  /** Sorts as the rows are wanted within a day. */
  keyOf(figure: Figure): string;
  measuresOf(figure: Figure): readonly number[];
}

export interface RunningTotal<Figure> {
  vaccinatedOn: PlainDate;
  /** A figure of the key, of this day or of one before. */
  sample: Figure;
  ofDay: readonly number[];
  toDate: readonly number[];
}

/**
 * Of every day in `figures`, which come in the order of days, a row for every key that had a figure
 * by then: a key that has none on the day keeps its total, so that the totals of a day add up.
 */
export function* runningTotals<Figure extends Dated>(
  figures: Iterable<Figure>,
  summing: Summing<Figure>,
): Generator<RunningTotal<Figure>> {
  const totals = new Map<string, { sample: Figure; toDate: number[] }>();
  let keys: string[] = [];
  for (const [vaccinatedOn, ofDay] of byDay(figures, summing)) {
    for (const [key, { sample, measures }] of ofDay) {
      const before = totals.get(key)?.toDate;
      totals.set(key, { sample, toDate: measures.map((one, i) => one + (before?.[i] ?? 0)) });
    }
    if (keys.length < totals.size) keys = [...totals.keys()].sort();
    for (const key of keys) {
      const { sample, toDate } = totals.get(key)!;
      yield {
        vaccinatedOn,
        sample,
        toDate,
        ofDay: ofDay.get(key)?.measures ?? toDate.map(() => 0),
      };
    }
  }
}

type OfDay<Figure> = Map<string, { sample: Figure; measures: number[] }>;

function* byDay<Figure extends Dated>(
  figures: Iterable<Figure>,
  { keyOf, measuresOf }: Summing<Figure>,
): Generator<[PlainDate, OfDay<Figure>]> {
  let day: [PlainDate, OfDay<Figure>] | undefined;
  for (const figure of figures) {
    if (day?.[0] !== figure.vaccinatedOn) {
      if (day) yield day;
      day = [figure.vaccinatedOn, new Map()];
    }
    const key = keyOf(figure);
    const before = day[1].get(key)?.measures;
    const measures = measuresOf(figure).map((one, index) => one + (before?.[index] ?? 0));
    day[1].set(key, { sample: figure, measures });
  }
  if (day) yield day;
}
