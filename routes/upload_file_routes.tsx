import { Hono } from "hono";
import { downloadRejectedRows } from "../db/upload/rejected_rows.ts";
import { downloadUpload } from "../db/upload/download_upload.ts";
import { listKept } from "../db/upload/undo/list_kept.ts";
import { findUpload, listIssues } from "../db/upload/upload_records.ts";
import { withoutFormula } from "../domain/formula_sign.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { attachment, csvText } from "./attachment.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";

/** What can be downloaded of an upload. */
export const uploadFileRoutes = new Hono<AppEnv>();

uploadFileRoutes.get(paths.uploadFile(":id"), municipal, async (c) => {
  const { database: { register }, sealers } = c.var.office;
  const file = await downloadUpload({ register, sealers }, actOf(c), idParam(c));
  return attachment({ fileName: file.fileName, body: file.bytes, byteCount: file.byteCount });
});

uploadFileRoutes.get(paths.uploadRejected(":id"), municipal, async (c) => {
  const { database: { register }, sealers } = c.var.office;
  const file = await downloadRejectedRows({ register, sealers }, actOf(c), idParam(c));
  return attachment({ fileName: file.fileName, body: file.bytes });
});

uploadFileRoutes.get(paths.uploadIssues(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const code = c.var.actor.municipalityCode;
  const { fileName, id } = await findUpload(register, code, idParam(c));
  const issues = await listIssues(register, code, { uploadId: id, limit: MOST_LINES });
  const rows = issues.map(({ line, column, message }) => [String(line), column, message]);
  const body = csvText([["行", "項目", "理由と直し方"], ...rows]);
  return attachment({ fileName: `エラー一覧_${fileName}`, body });
});

uploadFileRoutes.get(paths.uploadKept(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const code = c.var.actor.municipalityCode;
  const { fileName, id } = await findUpload(register, code, idParam(c));
  const kept = await listKept(register, code, { uploadId: id, limit: MOST_LINES });
  const rows = kept.map(({ residentNumber, ticketNumber, reason }) =>
    [residentNumber, ticketNumber, reason].map(withoutFormula)
  );
  const body = csvText([["個別宛名番号", "券番号", "理由"], ...rows]);
  return attachment({ fileName: `取消で残した記録_${fileName}`, body });
});

/** As many rows as a spreadsheet can show. */
const MOST_LINES = 1_048_575;
