import { Hono } from "hono";
import { z } from "zod";
import { applyUpload } from "../db/upload/apply_upload.ts";
import { receiveUpload } from "../db/upload/receive_upload.ts";
import {
  downloadUpload,
  findUpload,
  listIssues,
  listUploads,
} from "../db/upload/upload_records.ts";
import type { FormProblem } from "../domain/form_problem.ts";
import type { Failure } from "../domain/result.ts";
import { OverwriteModeField } from "../domain/upload/overwrite_mode.ts";
import { paths } from "../views/paths.ts";
import { UploadPage } from "../views/upload/upload_page.tsx";
import { UploadsPage } from "../views/upload/uploads_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { attachment, csvText } from "./attachment.ts";
import { municipal } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { uploadedFile } from "./uploaded_file.ts";
import { idParam } from "./id_param.ts";

/** データ登録 › 接種対象者登録. */
export const uploadRoutes = new Hono<AppEnv>();

const UploadForm = z.object({ mode: OverwriteModeField });
const HISTORY_LENGTH = 100;
const SHOWN_ISSUES = 500;
const tab = paths.uploads;

uploadRoutes.get(paths.uploads, municipal, async (c) => {
  const { register } = c.var.office.database;
  const uploads = await listUploads(register, c.var.actor.municipalityCode, HISTORY_LENGTH);
  return respondPage(c, { title: "接種対象者登録", tab, body: <UploadsPage uploads={uploads} /> });
});

uploadRoutes.post(paths.uploads, municipal, async (c) => {
  const { database: { register }, sealers } = c.var.office;
  const form = parseForm(UploadForm, await typedFields(c));
  const file = await uploadedFile(c);
  if (!form.ok || !file.ok) {
    const uploads = await listUploads(register, c.var.actor.municipalityCode, HISTORY_LENGTH);
    const problems = [...(file.ok ? [] : [aboutFile(file)]), ...(form.ok ? [] : form.problems)];
    const body = <UploadsPage uploads={uploads} typed={form.typed} problems={problems} />;
    return respondPage(c, { title: "エラー：接種対象者登録", tab, body, status: 422 });
  }
  const received = { kind: "recipient" as const, mode: form.value.mode, ...file.value };
  const id = await receiveUpload({ register, sealers }, actOf(c), received);
  await applyUpload({ register, sealers }, actOf(c), id);
  return c.redirect(paths.upload(id), 303);
});

uploadRoutes.get(paths.upload(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const uploadId = idParam(c);
  const code = c.var.actor.municipalityCode;
  const upload = await findUpload(register, code, uploadId);
  const issues = await listIssues(register, code, { uploadId, limit: SHOWN_ISSUES });
  const body = <UploadPage upload={upload} issues={issues} />;
  return respondPage(c, { title: "接種対象者登録の結果", tab, body });
});

uploadRoutes.get(paths.uploadFile(":id"), municipal, async (c) => {
  const { database: { register }, sealers } = c.var.office;
  const { fileName, bytes } = await downloadUpload({ register, sealers }, actOf(c), idParam(c));
  return attachment({ fileName, body: bytes });
});

uploadRoutes.get(paths.uploadIssues(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const uploadId = idParam(c);
  const code = c.var.actor.municipalityCode;
  const { fileName } = await findUpload(register, code, uploadId);
  const issues = await listIssues(register, code, { uploadId, limit: Number.MAX_SAFE_INTEGER });
  const rows = issues.map(({ line, column, message }) => [String(line), column, message]);
  const body = csvText([["行", "項目", "理由と直し方"], ...rows]);
  return attachment({ fileName: `エラー一覧_${fileName}`, body });
});

function aboutFile({ message }: Failure): FormProblem {
  return { field: "file", message };
}
