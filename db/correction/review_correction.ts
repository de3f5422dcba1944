import type { Act } from "../../domain/account/act.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import type { PersonRecord, RecordSubject } from "../../domain/record/person_record.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { type Destination, findDoseFaults, listDestinations } from "./dose_faults.ts";
import type { CorrectionDraft } from "./draft_records.ts";
import {
  type Correction,
  findRecord,
  lookupCorrection,
  recordLook,
  refusalOf,
} from "./find_correction.ts";
import { countJoiningDoses, listWarnings } from "./foresee.ts";
import { findPersonFaults } from "./person_faults.ts";

/** What 更新 has to show before 更新する. */
export interface CorrectionReview {
  correction: Correction;
  /** Why it cannot be written as it is. */
  obstacles: FormProblem[];
  destinations: Destination[];
  /** How many doses wait on the ticket the person gets. */
  joiningDoses: number;
  /** What will be odd about the record. */
  warnings: string[];
}

/** The draft as 更新する would write it; the look is audited. */
export function reviewCorrection(
  register: Register,
  act: Act,
  subject: RecordSubject,
): Promise<CorrectionReview> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const record = await findRecord(tx, code, subject);
    const correction = await lookupCorrection(tx, act, record);
    await recordLook(tx, act, subject);
    const { draft, stale } = correction;
    if (!draft || stale.length > 0) return { correction, ...NOTHING_TO_WRITE };
    const { edits } = draft;
    return {
      correction,
      obstacles: await findFaults(tx, code, { record, draft }),
      destinations: await listDestinations(tx, code, { record, edits }),
      joiningDoses: await countJoiningDoses(tx, code, { edits }),
      warnings: await listWarnings(tx, code, { record, edits, at: act.at }),
    };
  });
}

const NOTHING_TO_WRITE = { obstacles: [], destinations: [], joiningDoses: 0, warnings: [] };

/** Why a draft cannot be written now. */
export async function findFaults(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { record, draft }: { record: PersonRecord; draft: CorrectionDraft },
): Promise<FormProblem[]> {
  const { edits, myNumber } = draft;
  const ofPerson = record.person && edits.person
    ? await findPersonFaults(tx, municipalityCode, {
      person: record.person,
      next: { ...edits.person.base, ...edits.person.cells },
      typedIndex: myNumber?.index ?? null,
    })
    : [];
  const refusal = await refusalOf(tx, municipalityCode, record);
  return [
    ...(refusal ? [{ field: "", message: refusal.message }] : []),
    ...ofPerson,
    ...await findDoseFaults(tx, municipalityCode, { record, edits }),
  ];
}
