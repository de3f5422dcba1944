import type { Act } from "../../domain/account/act.ts";
import type { CorrectableDose } from "../../domain/correction/correctable.ts";
import type { DraftEdits } from "../../domain/correction/draft.ts";
import {
  type DoseOnScreen,
  dropAddition,
  stageAddition,
  stageDeletion,
  stageDose,
  stageRestoration,
} from "../../domain/correction/stage.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import type { Register } from "../database.ts";
import { changeDraft, type DraftSituation, type StagedDraft } from "./change_draft.ts";
import { findDoseFaults } from "./dose_faults.ts";
import { findShownDose } from "./shown_row.ts";

/** A dose of a record, as an edit screen showed it; one that was added has its key for an id. */
export interface ShownDose {
  subject: RecordSubject;
  doseId: string;
  version: number;
}

/** 決定 on a dose's edit screen, also of one that was only added in the draft. */
export function decideDose(
  register: Register,
  act: Act,
  { cells, ...shown }: ShownDose & { cells: CorrectableDose },
): Promise<FormProblem[]> {
  return changeDraft(register, act, {
    subject: shown.subject,
    stage: async (situation) => {
      const { edits } = situation.draft;
      const next = isAddition(edits, shown)
        ? stageAddition(edits, shown.doseId, cells)
        : stageDose(edits, await storedDose(situation, shown), cells);
      return await accepted(situation, next);
    },
  });
}

/** 接種記録を追加. The same `key` sent twice adds one dose. */
export function addDose(
  register: Register,
  act: Act,
  { subject, key, cells }: { subject: RecordSubject; key: string; cells: CorrectableDose },
): Promise<FormProblem[]> {
  return changeDraft(register, act, {
    subject,
    stage: (situation) => accepted(situation, stageAddition(situation.draft.edits, key, cells)),
  });
}

/** このデータを削除. */
export function deleteDose(
  register: Register,
  act: Act,
  shown: ShownDose,
): Promise<FormProblem[]> {
  return changeDraft(register, act, {
    subject: shown.subject,
    stage: async (situation) => {
      const { draft } = situation;
      const edits = isAddition(draft.edits, shown)
        ? dropAddition(draft.edits, shown.doseId)
        : stageDeletion(draft.edits, await storedDose(situation, shown));
      return { draft: { ...draft, edits } };
    },
  });
}

/** 復元, or taking back a deletion that is only staged. */
export function restoreDose(
  register: Register,
  act: Act,
  shown: ShownDose,
): Promise<FormProblem[]> {
  return changeDraft(register, act, {
    subject: shown.subject,
    stage: async (situation) => {
      const { draft } = situation;
      const edits = stageRestoration(draft.edits, await storedDose(situation, shown));
      return { draft: { ...draft, edits } };
    },
  });
}

function isAddition({ added }: DraftEdits, { doseId }: ShownDose): boolean {
  return added.some(({ key }) => key === doseId);
}

function storedDose(
  { tx, code, record, draft }: DraftSituation,
  { doseId, version }: ShownDose,
): Promise<DoseOnScreen> {
  return findShownDose(tx, code, { record, edits: draft.edits, version, id: doseId });
}

/** Doses that meet each other may still move apart before 更新; where they go must be right at once. */
async function accepted(
  { tx, code, record, draft }: DraftSituation,
  edits: DraftEdits,
): Promise<StagedDraft> {
  const before = await findDoseFaults(tx, code, { record, edits: draft.edits });
  const problems = (await findDoseFaults(tx, code, { record, edits })).filter((fault) =>
    fault.field !== "" && !before.some(({ message }) => message === fault.message)
  );
  return problems.length > 0 ? { problems } : { draft: { ...draft, edits } };
}
