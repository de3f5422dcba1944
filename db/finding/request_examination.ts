import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { enqueueJob } from "../job/enqueue_job.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/**
 * Has a job examine the records that a change has touched, or, without one, everybody's: after an
 * upload, an undo, or when the vaccines and lots they are held against have changed.
 */
export async function requestExamination(
  tx: MunicipalityTransaction,
  act: Act,
  changeId?: string,
): Promise<void> {
  const { municipalityCode, loginId } = act.actor;
  if (!changeId && await isWaiting(tx, municipalityCode)) return;
  const id = uuid();
  await tx.insertInto("examination").values({
    municipality_code: municipalityCode,
    id,
    change_id: changeId ?? null,
    requested_at: act.at,
    login_id: loginId,
  }).execute();
  await enqueueJob(tx, act, { kind: "examine_records", subjectId: id });
}

/** 全件を調べ直す. Whoever asks while it is under way waits for the same one. */
export function examineEverybody(register: Register, act: Act): Promise<void> {
  const { municipalityCode } = act.actor;
  return inMunicipality(register, municipalityCode, async (tx) => {
    await requestExamination(tx, act);
    await recordAct(tx, municipalityCode, { by: act, entry: { act: "records_examined" } });
  });
}

/** One that begins later sees all that is written now; one that has begun may not. */
async function isWaiting(tx: MunicipalityTransaction, code: string): Promise<boolean> {
  const waiting = await tx.selectFrom("examination")
    .innerJoin(
      "job",
      (join) =>
        join.onRef("job.municipality_code", "=", "examination.municipality_code")
          .onRef("job.subject_id", "=", "examination.id"),
    )
    .select("examination.id")
    .where("examination.municipality_code", "=", code).where("change_id", "is", null)
    .where("examination.state", "=", "waiting").where("job.attempts", "=", 0)
    .limit(1).executeTakeFirst();
  return waiting !== undefined;
}
