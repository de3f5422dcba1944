import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import { MOST_BATCH_ROWS } from "../../domain/transfer/batch_limits.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { type BatchRowRecord, listBatchRows, lookupBatch } from "./batch_records.ts";
import { openAnswers } from "./open_answers.ts";

export interface TakenOutcomes {
  /** Of the list that was sent. */
  fileName: string;
  rows: BatchRowRecord[];
  /** By the case's id, where it found one person and can still be opened. */
  answers: Map<string, AnsweredDose[]>;
}

/**
 * What came of every row, with the answers as they are now. Each answer counts as opened, on both
 * sides; who took the file is audited. Throws conflict while the list is still being asked.
 */
export function takeOutcomes(register: Register, act: Act, id: string): Promise<TakenOutcomes> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const { fileName, state } = await lookupBatch(tx, code, id);
    if (state !== "done") throw new AppError("conflict", NOT_DONE);
    const answers = await openAnswers(tx, act, id);
    const page = { batchId: id, limit: MOST_BATCH_ROWS, offset: 0 };
    const rows = await listBatchRows(tx, code, page);
    await recordAct(tx, code, {
      by: act,
      entry: { act: "batch_taken", detail: { batch: id, answers: answers.size } },
    });
    return { fileName, rows, answers };
  });
}

const NOT_DONE =
  "このファイルの照会は終わっていないか、照会していません。画面を開き直してください。";
