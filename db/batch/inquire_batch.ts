import type { Act } from "../../domain/account/act.ts";
import type { JobFailure, JobWork } from "../job/job_work.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { askMunicipality } from "../transfer/ask_municipality.ts";
import { lookupQuestionRefusal } from "../transfer/question_refusal.ts";
import type { Storing } from "../transfer/new_inquiry_rows.ts";
import { type BatchPlace, listRowsToAsk, type RowToAsk } from "./rows_to_ask.ts";
import { repeatOutcomes, tellOutcomes, type ToldOutcome } from "./tell_outcomes.ts";

const STEP = "ほかの自治体に照会しています";
/** Questions put at once: so often the page hears how far it is. */
const ASKED_AT_ONCE = 1_000;

/** Asks about every row of a list of incomers, all of them or none. */
export const inquireBatch: JobWork = async ({ sealers, now }, run) => {
  const { tx, municipalityCode, subjectId: batchId } = run;
  const place = { municipalityCode, batchId };
  const batch = await tx.selectFrom("batch").select("answer_hours as answerHours")
    .where("municipality_code", "=", municipalityCode).where("id", "=", batchId)
    .where("state", "=", "waiting").executeTakeFirst();
  if (!batch) return;
  const { myNumbers } = sealers;
  const asking = {
    office: { myNumbers, answerHours: batch.answerHours },
    act: { ...run.act, at: now() },
    batchId,
  };
  const rowsByCode = await listRowsToAsk(tx, myNumbers, place);
  const total = [...rowsByCode.values()].reduce((sum, rows) => sum + rows.length, 0);
  const told: ToldOutcome[] = [];
  const tell = () => run.tell({ step: STEP, done: told.length, total, rowCount: told.length });
  tell();
  // In the order of their codes, so that two batches that ask each other cannot wait in a circle.
  for (const [otherCode, rows] of rowsByCode) {
    for await (const outcomes of askRows(tx, { ...asking, otherCode }, rows)) {
      told.push(...outcomes);
      tell();
    }
  }
  await tellOutcomes(tx, place, told);
  await repeatOutcomes(tx, place);
  await endBatch(tx, place, { state: "done", finished_at: now() });
};

/** Asks one municipality, part by part; what came of the rows of each. */
async function* askRows(
  tx: MunicipalityTransaction,
  storing: Storing,
  rows: readonly RowToAsk[],
): AsyncGenerator<ToldOutcome[]> {
  const { otherCode, act: { actor } } = storing;
  const places = { home: actor.municipalityCode, other: otherCode };
  const problem = await lookupQuestionRefusal(tx, places);
  if (problem) {
    yield rows.map(({ line }) => ({ line, outcome: "error", inquiryId: null, problem }));
    return;
  }
  for (let first = 0; first < rows.length; first += ASKED_AT_ONCE) {
    const part = rows.slice(first, first + ASKED_AT_ONCE);
    const findings = await askMunicipality(tx, storing, part);
    yield part.map(({ line, id }, position) => ({
      line,
      outcome: findings[position]!,
      inquiryId: id,
      problem: null,
    }));
  }
}

/** Nobody was asked; the numbers are kept no longer. */
export const failBatch: JobFailure = async (tx, failed) => {
  const { municipalityCode, subjectId: batchId, act, message } = failed;
  await tx.updateTable("batch_row").set({ my_number_sealed: null })
    .where("municipality_code", "=", municipalityCode).where("batch_id", "=", batchId)
    .where("my_number_sealed", "is not", null).execute();
  const end = { state: "failed", finished_at: act.at, failure: message } as const;
  await endBatch(tx, { municipalityCode, batchId }, end);
};

interface BatchEnd {
  state: "done" | "failed";
  finished_at: Act["at"];
  failure?: string;
}

async function endBatch(
  tx: MunicipalityTransaction,
  { municipalityCode, batchId }: BatchPlace,
  end: BatchEnd,
): Promise<void> {
  await tx.updateTable("batch").set(end)
    .where("municipality_code", "=", municipalityCode).where("id", "=", batchId)
    .where("state", "=", "waiting").execute();
}
