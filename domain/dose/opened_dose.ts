import type { CorrectableDose } from "../correction/correctable.ts";
import { formatDate } from "../date/plain_date.ts";
import type { Typed } from "../form_problem.ts";
import type { DoseEntry } from "./dose_entry.ts";
import { lookupVaccine, type Vaccine, vaccineByMaker } from "./vaccine.ts";
import type { Withdrawal } from "./withdrawal.ts";

/** A dose that an account registered today, as it opens it to correct or withdraw it. */
export interface OpenedDose {
  id: string;
  /** Whose ticket it stands on. */
  municipalityCode: string;
  version: number;
  registeredAt: Date;
  dose: CorrectableDose;
  withdrawal: Withdrawal | undefined;
  /** Known only of the own municipality's people. */
  holderName: string | null;
  /** Why this account cannot change it, or not any more. */
  refusal: string | undefined;
}

/** The fields of 訂正 as they show a dose; `vaccines` are those of whoever gave it. */
export function doseEntryTexts(dose: CorrectableDose, vaccines: readonly Vaccine[]): Typed {
  const { vaccineMaker, lotNumber } = dose;
  const vaccine = vaccineMaker === null ? undefined : vaccineByMaker(vaccines, vaccineMaker);
  return {
    venueName: dose.venueName,
    vaccinatedOn: formatDate(dose.vaccinatedOn),
    vaccineCode: vaccine?.code ?? "",
    lotNumber: lotNumber ?? "",
    doctorName: dose.doctorName,
  };
}

/** A dose as an entry makes it: 券種, 回数 and 券番号 stay, they are the ticket's. */
export function enteredDose(
  dose: CorrectableDose,
  entry: DoseEntry,
  vaccines: readonly Vaccine[],
): CorrectableDose {
  const { venueName, vaccinatedOn, vaccineCode, lotNumber, doctorName } = entry;
  const vaccine = vaccineCode === null ? undefined : lookupVaccine(vaccines, vaccineCode);
  const vaccineMaker = vaccine?.maker ?? null;
  const isSame = vaccineMaker === dose.vaccineMaker;
  return {
    ...dose,
    ...{ venueName, vaccinatedOn, vaccineMaker, lotNumber, doctorName },
    vaccineCode: isSame ? dose.vaccineCode : vaccineCode,
  };
}

/**
 * What the form shows after somebody was faster: fields that were changed here stay as they were
 * typed, all others show what is stored now.
 */
export function rebasedTexts(
  typed: Typed,
  { base, now }: { base: Typed; now: Typed },
): Typed {
  const fields = Object.keys(now).map((field) => {
    const isMine = typed[field] !== undefined && typed[field] !== base[field];
    return [field, isMine ? typed[field]! : now[field]!];
  });
  return { ...typed, ...Object.fromEntries(fields) };
}

/** The vaccines forms offer, and the one the dose has though it is offered no longer. */
export function correctableVaccines(
  { vaccineMaker }: Pick<CorrectableDose, "vaccineMaker">,
  vaccines: readonly Vaccine[],
): Vaccine[] {
  const own = vaccineMaker === null ? undefined : vaccineByMaker(vaccines, vaccineMaker);
  return vaccines.filter((vaccine) => vaccine.isOffered || vaccine === own);
}
