import type { AnsweredDose } from "./answered_dose.ts";

/**
 * What becomes of an answered dose here: it is added, or the person has one of that kind and number
 * already, or the answer has two of them and this is not the first.
 */
export type IncomingStanding = "new" | "known" | "repeated";

export interface IncomingDose {
  dose: AnsweredDose;
  standing: IncomingStanding;
}

type Numbered = Pick<AnsweredDose, "kind" | "doseNumber">;

/** Each answered dose, in its order, beside those that the person has here; those stay as they are. */
export function weighIncoming(
  answered: readonly AnsweredDose[],
  here: readonly Numbered[],
): IncomingDose[] {
  return answered.map((dose, index) => {
    const isSame = ({ kind, doseNumber }: Numbered) =>
      kind === dose.kind && doseNumber === dose.doseNumber;
    if (here.some(isSame)) return { dose, standing: "known" };
    return { dose, standing: answered.slice(0, index).some(isSame) ? "repeated" : "new" };
  });
}
