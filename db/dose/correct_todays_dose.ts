import type { Act } from "../../domain/account/act.ts";
import { correctableDose } from "../../domain/correction/correctable.ts";
import { differences } from "../../domain/correction/correction_changes.ts";
import { DOSE_COLUMNS } from "../../domain/correction/correction_columns.ts";
import type { DoseEntry } from "../../domain/dose/dose_entry.ts";
import { enteredDose } from "../../domain/dose/opened_dose.ts";
import { lookupVaccine, type Vaccine } from "../../domain/dose/vaccine.ts";
import type { Register } from "../database.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { vaccineCodeAt } from "../vaccine/vaccine_code_at.ts";
import {
  type ChangeOutcome,
  changeTodaysDose,
  type Rewriting,
  type StoredDose,
} from "./change_todays_dose.ts";

export interface TodaysCorrection {
  doseId: string;
  /** Of the dose as the screen showed it. */
  version: number;
  entry: DoseEntry;
  /** What its vaccine was chosen from: the list of the municipality that gives the dose. */
  vaccines: readonly Vaccine[];
  reason: string;
}

/** 訂正 of what was typed of a dose today; 券種, 回数 and 券番号 are the ticket's and stay. */
export function correctTodaysDose(
  register: Register,
  act: Act,
  { entry, vaccines, ...change }: TodaysCorrection,
): Promise<ChangeOutcome> {
  return changeTodaysDose(register, act, {
    ...change,
    act: "dose_corrected",
    rewrite: (tx, stored) => rewritten(tx, stored, { entry, vaccines }),
  });
}

async function rewritten(
  tx: MunicipalityTransaction,
  stored: StoredDose,
  { entry, vaccines }: Pick<TodaysCorrection, "entry" | "vaccines">,
): Promise<Rewriting> {
  if (stored.withdrawnAt) return { refusal: WITHDRAWN };
  const before = correctableDose(stored);
  const after = enteredDose(before, entry, vaccines);
  if (differences(DOSE_COLUMNS, before, after).length === 0) return "done";
  const vaccine = entry.vaccineCode ? lookupVaccine(vaccines, entry.vaccineCode) : undefined;
  const isOther = vaccine !== undefined && vaccine.maker !== before.vaccineMaker;
  return {
    columns: {
      vaccinated_on: after.vaccinatedOn,
      venue_name: after.venueName,
      doctor_name: after.doctorName,
      vaccine_code: isOther
        ? await vaccineCodeAt(tx, stored.municipalityCode, vaccine)
        : before.vaccineCode,
      vaccine_maker: after.vaccineMaker,
      lot_number: after.lotNumber,
    },
  };
}

const WITHDRAWN = "この登録は取り消されています。訂正するときは、先に取消をやめてください。";
