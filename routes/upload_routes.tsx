import { type Context, Hono } from "hono";
import { z } from "zod";
import { countOpenConflicts } from "../db/conflict/list_conflicts.ts";
import { approveUpload, cancelUpload } from "../db/upload/decide_upload.ts";
import { listUploads } from "../db/upload/upload_records.ts";
import { chooseUploadSteps, lookupUploadSteps } from "../db/upload/upload_setting.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import type { Failure, Result } from "../domain/result.ts";
import { asShown } from "../domain/upload/abandoned_receipt.ts";
import {
  UPLOAD_KIND_LABELS,
  UPLOAD_KINDS,
  type UploadKind,
} from "../domain/upload/upload_state.ts";
import { paths } from "../views/paths.ts";
import { UploadsPage } from "../views/upload/uploads_page.tsx";
import { pageOfKind } from "../views/upload/upload_row.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { receiveForm } from "./receive_form.ts";
import { respondPage } from "./respond.tsx";
import { respondUpload } from "./upload_page_route.tsx";

/** データ登録 › 接種対象者登録, 予診票・予防接種台帳データ一括登録. */
export const uploadRoutes = new Hono<AppEnv>();

const HISTORY_LENGTH = 100;

type MunicipalContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

for (const kind of UPLOAD_KINDS) {
  uploadRoutes.get(pageOfKind(kind), municipal, (c) => respondUploads(c, { kind }));

  uploadRoutes.post(pageOfKind(kind), municipal, async (c) => {
    const { typed, file } = await receiveForm(c, kind);
    if (file.ok) return c.redirect(paths.upload(file.value.uploadId), 303);
    return respondUploads(c, { kind, typed, problems: [aboutFile(file)] });
  });
}

uploadRoutes.get(paths.upload(":id"), municipal, (c) => respondUpload(c, idParam(c)));

const ApplicationForm = z.object({ doubts: z.string(), rejectedRows: z.string() });

uploadRoutes.post(paths.uploadApplication(":id"), municipal, async (c) => {
  const form = parseForm(ApplicationForm, await typedFields(c));
  if (!form.ok) throw new AppError("unreadable", "画面を開き直してください。");
  const { doubts, rejectedRows } = form.value;
  const decided = await approveUpload(c.var.office.database.register, actOf(c), {
    uploadId: idParam(c),
    approval: {
      doubts: doubts === "settled" ? "settled" : "open",
      rejectedRows: rejectedRows === "left_out" ? "left_out" : "not_accepted",
    },
  });
  return respondDecision(c, decided);
});

uploadRoutes.post(paths.uploadCancellation(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  return respondDecision(c, await cancelUpload(register, actOf(c), idParam(c)));
});

uploadRoutes.post(paths.uploadSetting, municipal, async (c) => {
  const { steps } = await typedFields(c);
  const chosen = steps === "one_step" ? "one_step" : "always_review";
  await chooseUploadSteps(c.var.office.database.register, actOf(c), chosen);
  return c.redirect(paths.uploads, 303);
});

function respondDecision(c: MunicipalContext, decided: Result<null>) {
  const id = idParam(c);
  if (decided.ok) return c.redirect(paths.upload(id), 303);
  return respondUpload(c, id, decided.message);
}

interface UploadsState {
  kind: UploadKind;
  typed?: Typed;
  problems?: FormProblem[];
}

async function respondUploads(c: MunicipalContext, { kind, typed, problems = [] }: UploadsState) {
  const { register } = c.var.office.database;
  const code = c.var.actor.municipalityCode;
  const uploads = await listUploads(register, code, { kind, limit: HISTORY_LENGTH });
  const body = (
    <UploadsPage
      kind={kind}
      uploads={uploads.map((upload) => asShown(upload, c.var.at))}
      steps={await lookupUploadSteps(register, code)}
      openConflicts={kind === "dose" ? await countOpenConflicts(register, code) : 0}
      typed={typed}
      problems={problems}
    />
  );
  const refused = problems.length > 0;
  const title = `${refused ? "エラー：" : ""}${UPLOAD_KIND_LABELS[kind]}`;
  return respondPage(c, { title, tab: paths.uploads, body, status: refused ? 422 : 200 });
}

function aboutFile({ message }: Failure): FormProblem {
  return { field: "file", message };
}
