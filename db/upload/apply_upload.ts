import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { openChange } from "../change.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { csvRows } from "./csv_rows.ts";
import { mergePeople, weighStage } from "./merge_stage.ts";
import { mergeTickets } from "./merge_tickets.ts";
import { uploadBytes, type UploadOffice } from "./receive_upload.ts";
import { createStage } from "./recipient_stage.ts";
import { type FileReading, stageFile } from "./stage_file.ts";
import { stageProblems } from "./stage_problems.ts";
import { finishUpload, keepProblems, type UploadEnd } from "./upload_end.ts";

/**
 * Reads a received 接種対象者 file and registers all of its rows, or, when one is wrong, none: the
 * upload then lists every fault of every row. Two uploads of one municipality wait for each other.
 */
export async function applyUpload(
  office: UploadOffice,
  act: Act,
  uploadId: string,
): Promise<void> {
  try {
    await applyWhole(office, act, uploadId);
  } catch (error) {
    const failure = error instanceof AppError ? error.message : BROKEN_OFF;
    const end = { state: "failed" as const, rowCount: 0, failure };
    await inMunicipality(
      office.register,
      act.actor.municipalityCode,
      (tx) => finishUpload(tx, { act, uploadId, end }),
    );
    if (!(error instanceof AppError && error.kind === "conflict")) throw error;
  }
}

const BROKEN_OFF =
  "システムの内部でエラーが起き、登録を中断しました。何も登録していません。もう一度登録してください。";

function applyWhole(
  { register, sealers }: UploadOffice,
  act: Act,
  uploadId: string,
): Promise<void> {
  const municipalityCode = act.actor.municipalityCode;
  return inMunicipality(register, municipalityCode, async (tx) => {
    await waitForOtherUploads(tx, municipalityCode);
    const upload = await tx.selectFrom("upload").select(["mode", "encoding", "state"])
      .where("municipality_code", "=", municipalityCode).where("id", "=", uploadId)
      .executeTakeFirst();
    if (!upload) throw new AppError("not_found", "このアップロードはありません。");
    if (upload.state !== "received") return;
    await createStage(tx);
    const bytes = uploadBytes(tx, sealers, { municipalityCode, uploadId });
    const rows = csvRows(bytes, upload.encoding);
    const read = await stageFile(tx, rows, { sealer: sealers.myNumbers, municipalityCode });
    const end = await settle(tx, { act, uploadId, mode: upload.mode, read });
    await finishUpload(tx, { act, uploadId, end });
  });
}

async function waitForOtherUploads(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${"upload:" + code}, 0))`.execute(tx);
}

async function settle(
  tx: MunicipalityTransaction,
  { act, uploadId, mode, read }: {
    act: Act;
    uploadId: string;
    mode: Parameters<typeof weighStage>[2];
    read: FileReading;
  },
): Promise<UploadEnd> {
  const municipalityCode = act.actor.municipalityCode;
  const { rowCount, failure } = read;
  if (failure) return { state: "failed", rowCount, failure };
  await sql`analyze stage`.execute(tx);
  const counts = await weighStage(tx, municipalityCode, mode);
  const problems = [...read.problems, ...await stageProblems(tx, municipalityCode)];
  if (problems.length > 0) {
    const rejected = await keepProblems(tx, { municipalityCode, uploadId, problems });
    return { state: "failed", rowCount, rejected };
  }
  if (counts.new + counts.changed === 0) return { state: "applied", rowCount, counts };
  const changeId = await openChange(tx, municipalityCode, {
    act,
    kind: "upload",
    source: `upload:${uploadId}`,
  });
  await mergePeople(tx, { municipalityCode, changeId });
  await mergeTickets(tx, { municipalityCode, changeId });
  return { state: "applied", rowCount, counts, changeId };
}
