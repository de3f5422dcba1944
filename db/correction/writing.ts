import type { Act } from "../../domain/account/act.ts";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { CorrectionDraft } from "./draft_records.ts";

/** A draft on its way into the register. */
export interface Writing {
  tx: MunicipalityTransaction;
  act: Act;
  /** Of the municipality. */
  code: string;
  /** As it stands before the writing. */
  record: PersonRecord;
  draft: CorrectionDraft;
  changeId: string;
}

/** Why nothing was written when somebody else was faster. */
export const OVERTAKEN = "編集しているあいだに、ほかの職員が同じ記録を変更しました。" +
  "まだ何も更新していません。今の内容を確かめてください。";
