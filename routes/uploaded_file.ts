import { failure, type Result, success } from "../domain/result.ts";
import { notCsv } from "../domain/upload/not_csv.ts";
import type { RequestContext } from "./app_env.ts";

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

/** The file of the form's field `file`, unless there is none or it cannot be a CSV. */
export async function uploadedFile(c: RequestContext): Promise<Result<UploadedFile>> {
  const file = (await c.req.formData()).get("file");
  if (!(file instanceof File) || file.name === "") {
    return failure("登録するCSVファイルを選んでください。");
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) {
    return failure("ファイルが空です。中身のあるCSVファイルを選んでください。");
  }
  const fault = notCsv(bytes);
  return fault ? failure(fault) : success({ name: file.name, bytes });
}
