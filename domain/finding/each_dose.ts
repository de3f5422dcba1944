import type { ExaminedDose, ExaminedRecord } from "./examined_record.ts";
import type { Oddity } from "./finding.ts";

/** What `judge` says of each dose, if anything. */
export function eachDose(
  { doses }: ExaminedRecord,
  judge: (dose: ExaminedDose) => Oddity | false | undefined,
): Oddity[] {
  const found: Oddity[] = [];
  for (const dose of doses) {
    const oddity = judge(dose);
    if (oddity) found.push(oddity);
  }
  return found;
}
