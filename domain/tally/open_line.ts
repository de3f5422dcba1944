import type { PlainDate } from "../date/plain_date.ts";
import { consecutiveGroups } from "./consecutive_groups.ts";
import type { AgeClass, OpenFigure, TallySex } from "./figures.ts";

export const OPEN_GENDERS = ["F", "M", "U"] as const;
/** U: neither, or unknown. */
export type OpenGender = typeof OPEN_GENDERS[number];

/**
 * A line of `prefecture.ndjson` in the order of its keys, as the real service publishes it (DOMAIN
 * 3.5): by the prefecture that issued the ticket; `status` is the number of the dose.
 */
export interface OpenLine {
  date: PlainDate;
  /** "01"–"47". */
  prefecture: string;
  gender: OpenGender;
  /** On the day of the dose. */
  age: AgeClass;
  /** Here nobody's doses are registered as those of 医療従事者等. */
  medical_worker: false;
  status: number;
  /** At least 1. */
  count: number;
}

export function genderOf(sex: TallySex): OpenGender {
  if (sex === "female") return "F";
  return sex === "male" ? "M" : "U";
}

/**
 * The lines of one day and prefecture after another, from figures that come in this order; each by
 * gender, age and status. Small counts are in them, as they are in the real file: the kinds of people
 * are so wide (the men or women below 65 of a whole prefecture) that a count of one names nobody, and
 * every tool that adds the lines up finds the totals.
 */
export async function* openLines(
  figures: AsyncIterable<readonly OpenFigure[]>,
): AsyncGenerator<OpenLine[]> {
  const groups = consecutiveGroups(figures, (each) => `${each.vaccinatedOn} ${each.prefecture}`);
  for await (const group of groups) yield linesOf(group);
}

function linesOf(figures: readonly OpenFigure[]): OpenLine[] {
  const lines = new Map<string, OpenLine>();
  for (const { vaccinatedOn, prefecture, sex, ageClass, doseNumber, count } of figures) {
    const gender = genderOf(sex);
    const key = `${gender} ${ageClass} ${doseNumber}`; // sorts as the lines do: a dose has one digit
    const line = lines.get(key);
    if (line) line.count += count;
    else {
      lines.set(key, {
        date: vaccinatedOn,
        prefecture,
        gender,
        age: ageClass,
        medical_worker: false,
        status: doseNumber,
        count,
      });
    }
  }
  const sorted = [...lines].sort(([one], [other]) => one < other ? -1 : 1);
  return sorted.map(([, line]) => line).filter(({ count }) => count > 0);
}
