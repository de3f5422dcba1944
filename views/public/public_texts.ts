import type { PublicCount } from "../../domain/tally/public_counts.ts";
import type { PublicCoverage } from "../../domain/tally/public_figures.ts";
import { publicShare } from "../../domain/tally/public_figures.ts";
import type { DoseSeries } from "../../domain/tally/public_days.ts";
import type { PublicWords } from "./words.ts";

/** Where a number is not shown to everybody. */
export const HIDDEN = "＊";

export function countText(count: PublicCount, write: (value: number) => string): string {
  return count === undefined ? HIDDEN : write(count);
}

/** "45.6%"; "–" where nobody is registered. */
export function shareText(count: PublicCount, people: PublicCount): string {
  if (people === 0) return "–";
  const share = publicShare(count, people);
  return share === undefined ? HIDDEN : `${share.toFixed(1)}%`;
}

/** Of the dose with this place among the dose numbers. */
export function shareAt({ people, vaccinated }: PublicCoverage, place: number): string {
  return shareText(vaccinated[place], people);
}

export function seriesText({ doseNumber, isRest }: DoseSeries, words: PublicWords): string {
  return isRest ? words.doseAndLater(doseNumber) : words.dose(doseNumber);
}
