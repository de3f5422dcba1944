import type { Context } from "hono";
import { recordLook } from "../db/audit/record_look.ts";
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
import { actOf } from "./act_of.ts";
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
  const samples = await listSamples(register, code, uploadId);
  const kept = await listKept(register, code, { uploadId, limit: SHOWN_KEPT });
  const hasPeople = samples.length > 0 || kept.length > 0;
  if (hasPeople) {
    const subject = { kind: "upload" as const, id: uploadId };
    await recordLook(register, actOf(c), { act: "upload_viewed", subject });
  }
  const body = (
    <UploadPage
      upload={upload}
      issues={await listIssues(register, code, { uploadId, limit: SHOWN_ISSUES })}
      samples={samples}
      findings={await listUploadFindings(register, code, uploadId)}
      kept={kept}
      standing={await lookupProgress(register, code, uploadId)}
      problems={problems}
    />
  );
  const title = `${refusal ? "エラー：" : ""}${UPLOAD_KIND_LABELS[upload.kind]}の結果`;
  return respondPage(c, { title, tab: paths.uploads, body, status: refusal ? 422 : 200 });
}
