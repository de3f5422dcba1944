import { receiveUpload } from "../db/upload/receive_upload.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import type { Typed } from "../domain/form_problem.ts";
import { failure, type Result, success } from "../domain/result.ts";
import { OverwriteModeField } from "../domain/upload/overwrite_mode.ts";
import type { UploadKind } from "../domain/upload/upload_state.ts";
import { actOf } from "./act_of.ts";
import type { RequestContext } from "./app_env.ts";
import { LARGEST_FILE_BODY } from "./body_limits.ts";
import { type FormStream, openForm } from "./form_stream.ts";

export interface ReceivedForm {
  /** What was typed; of a refused file only the fields that stand before it. */
  typed: Typed;
  file: Result<{ uploadId: string }>;
}

type MunicipalContext = RequestContext & { var: { actor: MunicipalActor } };

/**
 * Reads an upload's form as it comes in, its file straight into the database. A form that breaks
 * off, is malformed or too large throws an `AppError`.
 */
export async function receiveForm(c: MunicipalContext, kind: UploadKind): Promise<ReceivedForm> {
  const form = await openForm(c.req.raw, LARGEST_FILE_BODY);
  try {
    const file = await receiveFile(c, kind, form);
    return { typed: form.typed, file };
  } finally {
    await form.close();
  }
}

async function receiveFile(
  c: MunicipalContext,
  kind: UploadKind,
  { typed, file }: FormStream,
): Promise<ReceivedForm["file"]> {
  if (!file) return failure("登録するCSVファイルを選んでください。");
  // A stored dose is never overwritten, so the form for doses does not ask.
  const mode = OverwriteModeField.safeParse(kind === "dose" ? "keep_blank" : typed.mode);
  if (!mode.success) return failure("上書きの方法を選んでから、もう一度ファイルを選んでください。");
  const { database: { register }, sealers } = c.var.office;
  const received = await receiveUpload({ register, sealers }, actOf(c), {
    kind,
    mode: mode.data,
    ...file,
  });
  return received.ok ? success({ uploadId: received.value }) : received;
}
