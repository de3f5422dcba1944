import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { changedColumns } from "../../domain/correction/correction_changes.ts";
import { staleRows } from "../../domain/correction/stale_edit.ts";
import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordAct } from "../audit.ts";
import { openChange } from "../change.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { attemptInMunicipality } from "../tenant.ts";
import { listDestinations } from "./dose_faults.ts";
import { lockDraft, lookupDraft, removeDraft } from "./draft_records.ts";
import { findRecord } from "./find_correction.ts";
import { lockTouched } from "./lock_touched.ts";
import { findFaults } from "./review_correction.ts";
import type { CorrectionOffice } from "./stage_person.ts";
import { violationMessage } from "./violation_message.ts";
import { writeDoses } from "./write_doses.ts";
import { writePerson } from "./write_person.ts";
import { writeTicket } from "./write_ticket.ts";
import { OVERTAKEN, type Writing } from "./writing.ts";

/**
 * 更新する: writes a draft, all of it or nothing, under one change; the former versions go to the
 * history. Throws a conflict when a row no longer stands as it was edited, or when there is no
 * draft (any more); a failure says what has to be mended first.
 */
export async function applyCorrection(
  office: CorrectionOffice,
  act: Act,
  correction: { subject: RecordSubject; reason: string },
): Promise<Result<void>> {
  try {
    return await attemptCorrection(office, act, correction);
  } catch (error) {
    const message = violationMessage(error);
    if (message === undefined) throw error;
    return failure(message);
  }
}

function attemptCorrection(
  { register, myNumbers }: CorrectionOffice,
  act: Act,
  { subject, reason }: { subject: RecordSubject; reason: string },
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    await lockDraft(tx, act, subject);
    const draft = await lookupDraft(tx, act, subject);
    if (!draft) throw new AppError("conflict", NOTHING_STAGED);
    await lockTouched(tx, code, { record: await findRecord(tx, code, subject), draft });
    const record = await findRecord(tx, code, subject);
    if (staleRows(draft.edits, record).length > 0) throw new AppError("conflict", OVERTAKEN);
    const [fault] = await findFaults(tx, code, { record, draft });
    if (fault) return failure(fault.message);
    const changeId = await openChange(tx, code, { act, kind: "edit", reason });
    const writing = { tx, act, code, record, draft, changeId };
    await writePerson(writing, myNumbers);
    await writeTicket(writing);
    await writeDoses(writing);
    await examineAgain(writing);
    await removeDraft(tx, act, subject);
    await recordAct(tx, code, {
      by: act,
      entry: {
        act: "record_corrected",
        subject,
        detail: { change: changeId, columns: changedColumns(draft.edits) },
      },
    });
    return success(undefined);
  });
}

const NOTHING_STAGED = "更新する内容がありません。すでに更新したか、編集をやめています。" +
  "照会結果の画面で今の内容を確かめてください。";

/** Everybody who has, had or now gets one of the doses. */
async function examineAgain({ tx, act, code, record, draft }: Writing): Promise<void> {
  const { edits } = draft;
  const destinations = await listDestinations(tx, code, { record, edits });
  const key = record.person && residentNumberKey(
    edits.person?.cells.residentNumber ?? record.person.residentNumber,
  );
  const others = destinations.flatMap(({ residentNumberKey }) => residentNumberKey ?? []);
  await refreshFindings(tx, code, {
    at: act.at,
    residentNumberKeys: [...(key === undefined ? [] : [key]), ...others],
    ticketNumbers: [...record.tickets, ...destinations].map(({ ticketNumber }) => ticketNumber),
  });
}
