import type { Act } from "../../domain/account/act.ts";
import { rebaseEdits } from "../../domain/correction/stale_edit.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import type { PersonRecord, RecordSubject } from "../../domain/record/person_record.ts";
import type { Register } from "../database.ts";
import { lookupRecord } from "../record/lookup_record.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import {
  type CorrectionDraft,
  keepDraft,
  lockDraft,
  openDraft,
  removeDraft,
} from "./draft_records.ts";
import { findRecord, refusalOf } from "./find_correction.ts";

/** What 決定 works on: the record as it is and the draft as it was. */
export interface DraftSituation {
  tx: MunicipalityTransaction;
  code: string;
  record: PersonRecord;
  draft: CorrectionDraft;
}

/** The draft as it becomes, or why it stays as it was. */
export type StagedDraft = { draft: CorrectionDraft } | { problems: FormProblem[] };

/** Changes somebody's own draft of a record; answers what is wrong with the change. */
export function changeDraft(
  register: Register,
  act: Act,
  { subject, stage }: {
    subject: RecordSubject;
    stage: (situation: DraftSituation) => Promise<StagedDraft>;
  },
): Promise<FormProblem[]> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const record = await findRecord(tx, code, subject);
    const refusal = await refusalOf(tx, code, record);
    if (refusal) return [{ field: "", message: refusal.message }];
    const draft = await openDraft(tx, act, subject);
    const staged = await stage({ tx, code, record, draft });
    if ("problems" in staged) return staged.problems;
    await keepDraft(tx, act, { subject, draft: staged.draft });
    return [];
  });
}

/** 今の内容に自分の変更を重ねる: the draft begins anew from what is stored now. */
export async function rebaseDraft(
  register: Register,
  act: Act,
  subject: RecordSubject,
): Promise<FormProblem[]> {
  return await changeDraft(register, act, {
    subject,
    stage: ({ record, draft }) =>
      Promise.resolve({ draft: { ...draft, edits: rebaseEdits(draft.edits, record) } }),
  });
}

/** 編集をやめる. Also of a record that is gone, so that nothing of it stays. */
export async function abandonDraft(
  register: Register,
  act: Act,
  subject: RecordSubject,
): Promise<"left" | "gone"> {
  const code = act.actor.municipalityCode;
  return await inMunicipality(register, code, async (tx) => {
    await lockDraft(tx, act, subject);
    await removeDraft(tx, act, subject);
    return await lookupRecord(tx, code, subject) ? "left" : "gone";
  });
}
