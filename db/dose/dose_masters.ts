import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import type { Lot } from "../../domain/dose/lot.ts";
import { offeredVaccines, type Vaccine } from "../../domain/dose/vaccine.ts";
import type { KnownLot } from "../../domain/finding/examined_record.ts";
import type { Register } from "../database.ts";
import { lotsNamed } from "../finding/examination_masters.ts";
import { ask, type Question, question } from "../question.ts";
import { lotsOf, ownVaccines, withPresets } from "../vaccine/list_vaccines.ts";

/** Vaccines and lots of whoever gives a dose; the issuing municipality may know others. */
export interface DoseMasters {
  vaccines: readonly Vaccine[];
  /** Those that were asked for. */
  lots: readonly KnownLot[];
}

export interface WholeMasters extends DoseMasters {
  lots: readonly Lot[];
}

/** All of them. */
export function mastersOf(register: Register, giverCode: string): Promise<WholeMasters> {
  return ask(register, giverCode, wholeMasters(giverCode));
}

/** What `mastersOf` asks. */
export function wholeMasters(giverCode: string): Question<WholeMasters> {
  return question(
    (tx) => [ownVaccines(tx, giverCode), lotsOf(tx, giverCode)],
    ([own, lots]) => ({ vaccines: withPresets(own), lots }),
  );
}

/** As much as judging a dose of this lot takes: a municipality may know thousands of lots. */
export function mastersFor(
  register: Register,
  giverCode: string,
  lotNumber: string | null,
): Promise<DoseMasters> {
  return ask(register, giverCode, mastersOfLot(giverCode, lotNumber));
}

/** What `mastersFor` asks. */
export function mastersOfLot(giverCode: string, lotNumber: string | null): Question<DoseMasters> {
  const named = lotsNamed(giverCode, lotNumber === null ? [] : [lotNumber]);
  return question(
    (tx) => [ownVaccines(tx, giverCode), named],
    ([own, lots]) => ({ vaccines: withPresets(own), lots }),
  );
}

/** What the forms of whoever gives a dose offer. */
export function choicesOf({ vaccines, lots }: WholeMasters): DoseChoices {
  const offered = offeredVaccines(vaccines);
  const ofOffered = offered.flatMap(({ code }) => lots.filter((lot) => lot.vaccineCode === code));
  return { vaccines: offered, lots: ofOffered };
}
