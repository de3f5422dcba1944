import { sql } from "kysely";
import { recordAct } from "../audit.ts";
import { openChange } from "../change.ts";
import { requestExamination } from "../finding/request_examination.ts";
import type { JobOffice, JobRun } from "../job/job_run.ts";
import type { FailedJob } from "../job/job_work.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { gatherWritten } from "./undo/gather_written.ts";
import { keepChanged } from "./undo/keep_changed.ts";
import { keepConfirmed, refuseConfirmedSince } from "./undo/keep_confirmed.ts";
import { keepEntangled } from "./undo/keep_entangled.ts";
import { putBack } from "./undo/put_back.ts";
import { recordKept } from "./undo/record_kept.ts";
import { spareDosedTickets } from "./undo/spare_dosed_tickets.ts";
import type { UndoScope } from "./undo/undo_scope.ts";

/**
 * Takes an applied upload back: the register is as it was before, but for what has changed since.
 * That is kept and listed, person by person. Every version that ever stood is in the history.
 */
export async function undoUpload({ now }: JobOffice, run: JobRun): Promise<void> {
  const { tx, act, municipalityCode, subjectId: uploadId } = run;
  const upload = await tx.selectFrom("upload").select(["state", "change_id"])
    .where("municipality_code", "=", municipalityCode).where("id", "=", uploadId)
    .executeTakeFirst();
  if (upload?.state !== "undoing") return;
  const source = `upload:${uploadId}`;
  const undoChangeId = await openChange(tx, municipalityCode, { act, kind: "undo", source });
  // A file that changed nothing has no change; then there is nothing under the undo's own either.
  const changeId = upload.change_id ?? undoChangeId;
  const keptCount = await takeBack(run, { municipalityCode, uploadId, changeId, undoChangeId });
  await tx.updateTable("upload")
    .set({ state: "undone", undo_change_id: undoChangeId, undone_at: now(), kept_count: keptCount })
    .where("municipality_code", "=", municipalityCode).where("id", "=", uploadId).execute();
  await recordAct(tx, municipalityCode, {
    by: act,
    entry: {
      act: "upload_undone",
      subject: { kind: "upload", id: uploadId },
      detail: { kept: keptCount },
    },
  });
  await requestExamination(tx, act, undoChangeId);
}

async function takeBack({ tx, act, tell }: JobRun, scope: UndoScope): Promise<number> {
  tell({ step: "取り消す記録を調べています", done: 0, rowCount: 0 });
  await gatherWritten(tx, scope);
  await keepChanged(tx, scope);
  await keepConfirmed(tx, scope);
  await keepEntangled(tx, scope);
  await spareDosedTickets(tx, scope);
  const keptCount = await recordKept(tx, scope);
  const { rows } = await sql<{ total: number }>`
    select 2 * ((select count(*) from undo_recipient) + (select count(*) from undo_ticket)
      + (select count(*) from undo_dose)) as total`.execute(tx);
  const { total } = rows[0]!;
  let done = 0;
  const written = (count: number) => {
    done += count;
    tell({ step: "登録前の内容に戻しています", done, total, rowCount: Math.floor(done / 2) });
  };
  written(0);
  await putBack(tx, scope, written);
  await refuseConfirmedSince(tx, scope);
  await tx.updateTable("dose_conflict")
    .set({
      state: "withdrawn",
      reason: "データ登録を取り消したため",
      decided_at: act.at,
      login_id: act.actor.loginId,
      change_id: scope.undoChangeId,
    })
    .where("municipality_code", "=", scope.municipalityCode)
    .where("upload_id", "=", scope.uploadId).where("state", "=", "open").execute();
  return keptCount;
}

/** The upload stays applied, and says why it was not taken back. */
export async function failUndo(
  tx: MunicipalityTransaction,
  { municipalityCode, subjectId, message }: FailedJob,
): Promise<void> {
  await tx.updateTable("upload").set({ state: "applied", notice: message })
    .where("municipality_code", "=", municipalityCode).where("id", "=", subjectId)
    .where("state", "=", "undoing").execute();
}
