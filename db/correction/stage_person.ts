import { Buffer } from "node:buffer";
import type { Act } from "../../domain/account/act.ts";
import type { CorrectablePerson } from "../../domain/correction/correctable.ts";
import type { MyNumberDecision } from "../../domain/correction/person_form.ts";
import { stagePerson } from "../../domain/correction/stage.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import type { Register } from "../database.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import { changeDraft, type DraftSituation } from "./change_draft.ts";
import type { SealedMyNumber } from "./draft_records.ts";
import { findPersonFaults } from "./person_faults.ts";
import { findShownPerson } from "./shown_row.ts";

export interface CorrectionOffice {
  register: Register;
  myNumbers: MyNumberSealer;
}

export interface PersonDecision {
  subject: RecordSubject;
  /** Of the person, as the edit screen showed them. */
  version: number;
  cells: Omit<CorrectablePerson, "myNumber">;
  myNumber: MyNumberDecision;
}

/** 決定 on a person's edit screen. A My Number is sealed before anything is stored. */
export function decidePerson(
  { register, myNumbers }: CorrectionOffice,
  act: Act,
  { subject, version, cells, myNumber }: PersonDecision,
): Promise<FormProblem[]> {
  return changeDraft(register, act, {
    subject,
    stage: async (situation) => {
      const { tx, code, record, draft } = situation;
      const shown = await findShownPerson(tx, code, { record, edits: draft.edits, version });
      const typed = await decideMyNumber(situation, { myNumbers, decision: myNumber });
      const next = { ...cells, myNumber: typed.stands(shown.base.myNumber) };
      const problems = await findPersonFaults(tx, code, {
        person: record.person!,
        next,
        typedIndex: typed.sealed?.index ?? null,
      });
      if (problems.length > 0) return { problems };
      const edits = stagePerson(draft.edits, shown, next);
      return { draft: { ...draft, edits, myNumber: typed.sealed } };
    },
  });
}

type Stored = CorrectablePerson["myNumber"];

interface DecidedMyNumber {
  sealed: SealedMyNumber | null;
  /** What the column says, given what it said before the edit. */
  stands: (stored: Stored) => Stored;
}

/** Seals what was typed; the very number that is stored is no change. */
async function decideMyNumber(
  { tx, code, record, draft }: DraftSituation,
  { myNumbers, decision }: { myNumbers: MyNumberSealer; decision: MyNumberDecision },
): Promise<DecidedMyNumber> {
  const untouched = { sealed: null, stands: (stored: Stored) => stored };
  const cells = draft.edits.person?.cells ?? {};
  switch (decision.kind) {
    case "withdrawn":
      return untouched;
    case "removed":
      return { sealed: null, stands: () => null };
    case "kept":
      return "myNumber" in cells
        ? { sealed: draft.myNumber, stands: () => cells.myNumber! }
        : untouched;
    case "typed": {
      const index = myNumbers.index(decision.myNumber, code);
      const stored = await tx.selectFrom("recipient").select("my_number_index as index")
        .where("municipality_code", "=", code).where("id", "=", record.person!.id)
        .executeTakeFirst();
      if (stored?.index && Buffer.from(stored.index).equals(index)) return untouched;
      const sealed = myNumbers.seal(decision.myNumber, draftOwner(code, draft.id));
      return { sealed: { sealed, index }, stands: () => "typed" };
    }
  }
}

/** A number is sealed for its draft first: the key of its person may change before it is written. */
export function draftOwner(municipalityCode: string, draftId: string) {
  return { municipalityCode, residentNumberKey: `correction_draft:${draftId}` };
}
