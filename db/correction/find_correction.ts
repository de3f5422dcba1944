import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import type { EditRefusal } from "../../domain/correction/edit_refusal.ts";
import { type StaleRow, staleRows } from "../../domain/correction/stale_edit.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import { absorbedRefusal } from "../../domain/duplicate/absorbed_refusal.ts";
import { CONFIRMED_REFUSAL } from "../../domain/record/confirmation.ts";
import type { PersonRecord, RecordSubject } from "../../domain/record/person_record.ts";
import { recordAct } from "../audit.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import { listMergesOf } from "../duplicate/merges_of.ts";
import type { Register } from "../database.ts";
import { lookupRecord } from "../record/lookup_record.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listVaccines } from "../vaccine/list_vaccines.ts";
import {
  type ColleagueDraft,
  type CorrectionDraft,
  listColleagueDrafts,
  lookupDraft,
} from "./draft_records.ts";
import { type StoredBy, whoStored } from "./who_stored.ts";

/** A record and what its reader is changing about it. */
export interface Correction {
  record: PersonRecord;
  /** Nothing has been decided yet while it is undefined. */
  draft: CorrectionDraft | undefined;
  colleagues: ColleagueDraft[];
  /** Rows of the draft that somebody changed since. */
  stale: (StaleRow & { storedBy: StoredBy | undefined })[];
  /** Why nothing of it can be changed, if it was confirmed or merged. */
  refusal: EditRefusal | undefined;
}

/** The correction of a record that is looked at anyway, in the transaction of the look. */
export async function lookupCorrection(
  tx: MunicipalityTransaction,
  act: Act,
  record: PersonRecord,
): Promise<Correction> {
  const code = act.actor.municipalityCode;
  const draft = await lookupDraft(tx, act, record.subject);
  const colleagues = await listColleagueDrafts(tx, act, record.subject);
  const rows = draft ? staleRows(draft.edits, record) : [];
  const stale = [];
  for (const row of rows) {
    stale.push({ ...row, storedBy: await whoStored(tx, code, { record, id: row.id }) });
  }
  return { record, draft, colleagues, stale, refusal: await refusalOf(tx, code, record) };
}

/** What an edit screen's form is judged by. */
export interface OpenCorrection extends Correction {
  /** All of the municipality's, hidden ones too. */
  vaccines: readonly Vaccine[];
}

export function findCorrection(
  register: Register,
  act: Act,
  subject: RecordSubject,
): Promise<OpenCorrection> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const record = await findRecord(tx, code, subject);
    const correction = await lookupCorrection(tx, act, record);
    return { ...correction, vaccines: await listVaccines(tx, code) };
  });
}

/** The same for a screen that shows it; who opened it is audited as a look at the record. */
export async function viewCorrection(
  register: Register,
  act: Act,
  subject: RecordSubject,
): Promise<OpenCorrection> {
  const correction = await findCorrection(register, act, subject);
  const code = act.actor.municipalityCode;
  await inMunicipality(register, code, (tx) => recordLook(tx, act, subject));
  return correction;
}

export async function findRecord(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  subject: RecordSubject,
): Promise<PersonRecord> {
  const record = await lookupRecord(tx, municipalityCode, subject);
  if (record) return record;
  throw new AppError("not_found", "この記録はありません。照会からやり直してください。");
}

/** A screen of the correction shows the record as much as 照会結果 does. */
export async function recordLook(
  tx: MunicipalityTransaction,
  act: Act,
  subject: RecordSubject,
): Promise<void> {
  await recordAct(tx, act.actor.municipalityCode, {
    by: act,
    entry: {
      act: subject.kind === "recipient" ? "recipient_viewed" : "ticket_viewed",
      subject,
      detail: { screen: "correction" },
    },
  });
}

/** Why nothing of a record can be changed, if it was confirmed or went into another one. */
export async function refusalOf(
  tx: MunicipalityTransaction,
  code: string,
  { person }: PersonRecord,
): Promise<EditRefusal | undefined> {
  if (!person) return undefined;
  const confirmation = await lookupConfirmation(tx, code, person.residentNumberKey);
  if (confirmation) return { message: CONFIRMED_REFUSAL };
  const { into } = await listMergesOf(tx, code, person.id);
  return into &&
    { message: absorbedRefusal(into.otherResidentNumber), mergedInto: into.otherId };
}
