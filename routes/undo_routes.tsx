import { type Context, Hono } from "hono";
import { requestUndo } from "../db/upload/request_undo.ts";
import { previewUndo } from "../db/upload/undo/preview_undo.ts";
import { findUpload } from "../db/upload/upload_records.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { paths } from "../views/paths.ts";
import { UndoPage } from "../views/upload/undo_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { respondPage } from "./respond.tsx";

/** データ登録 › この登録を取り消す. */
export const undoRoutes = new Hono<AppEnv>();

undoRoutes.get(paths.uploadUndo(":id"), municipal, (c) => respondUndo(c));

undoRoutes.post(paths.uploadUndo(":id"), municipal, async (c) => {
  const asked = await requestUndo(c.var.office.database.register, actOf(c), idParam(c));
  if (asked.ok) return c.redirect(paths.upload(idParam(c)), 303);
  return respondUndo(c, asked.message);
});

async function respondUndo(
  c: Context<AppEnv & { Variables: { actor: MunicipalActor } }>,
  refusal?: string,
) {
  const { register } = c.var.office.database;
  const code = c.var.actor.municipalityCode;
  const upload = await findUpload(register, code, idParam(c));
  const preview = await previewUndo(register, code, upload.id);
  const body = <UndoPage upload={upload} preview={preview} refusal={refusal} />;
  const title = refusal ? "エラー：登録の取消" : "登録の取消";
  return respondPage(c, { title, tab: paths.uploads, body, status: refusal ? 409 : 200 });
}
