import type { Context } from "hono";
import { lookupProgress } from "../db/job/lookup_progress.ts";
import { listKept } from "../db/upload/undo/list_kept.ts";
import {
  findUpload,
  listIssues,
  listSamples,
  listUploadFindings,
} from "../db/upload/upload_records.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { asShown } from "../domain/upload/abandoned_receipt.ts";
import { UPLOAD_KIND_LABELS } from "../domain/upload/upload_state.ts";
import { paths } from "../views/paths.ts";
import { UploadPage } from "../views/upload/upload_page.tsx";
import type { AppEnv } from "./app_env.ts";
import { respondPage } from "./respond.tsx";

const SHOWN_ISSUES = 500;
const SHOWN_KEPT = 200;

/** The page of one upload, as it stands now; with a refusal, after a decision that was not taken. */
export async function respondUpload(
  c: Context<AppEnv & { Variables: { actor: MunicipalActor } }>,
  uploadId: string,
  refusal?: string,
) {
  const { register } = c.var.office.database;
  const code = c.var.actor.municipalityCode;
  const upload = asShown(await findUpload(register, code, uploadId), c.var.at);
  const hasDoubts = upload.state === "checked" && upload.warnings.length > 0;
  const problems = refusal ? [{ field: hasDoubts ? "doubts" : "", message: refusal }] : [];
  const body = (
    <UploadPage
      upload={upload}
      issues={await listIssues(register, code, { uploadId, limit: SHOWN_ISSUES })}
      samples={await listSamples(register, code, uploadId)}
      findings={await listUploadFindings(register, code, uploadId)}
      kept={await listKept(register, code, { uploadId, limit: SHOWN_KEPT })}
      standing={await lookupProgress(register, code, uploadId)}
      problems={problems}
    />
  );
  const title = `${refusal ? "エラー：" : ""}${UPLOAD_KIND_LABELS[upload.kind]}の結果`;
  return respondPage(c, { title, tab: paths.uploads, body, status: refusal ? 422 : 200 });
}
