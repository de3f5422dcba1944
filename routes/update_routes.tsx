import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { applyCorrection } from "../db/correction/apply_correction.ts";
import { reviewCorrection } from "../db/correction/review_correction.ts";
import { AppError } from "../domain/app_error.ts";
import { correctionChanges } from "../domain/correction/correction_changes.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { changeReason, ChangeReasonForm } from "../domain/record/change_reason.ts";
import type { RecordSubject } from "../domain/record/person_record.ts";
import { StalePage } from "../views/correction/stale_page.tsx";
import { UpdatedPage } from "../views/correction/updated_page.tsx";
import { UpdatePage } from "../views/correction/update_page.tsx";
import { correctionPaths, paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import {
  CORRECTED_RECORDS,
  correctionOf,
  correctionOffice,
  type DeskContext,
  recordPath,
  subjectOf,
} from "./correction_context.ts";
import { municipal } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 照会結果 › 更新 → 更新する → 更新完了. */
export const updateRoutes = new Hono<AppEnv>();

const tab = paths.search;

for (const { kind, at } of CORRECTED_RECORDS) {
  updateRoutes.get(at.update, municipal, (c) => respondReview(c, subjectOf(c, kind)));

  updateRoutes.post(at.update, municipal, async (c) => {
    const subject = subjectOf(c, kind);
    const form = parseForm(ChangeReasonForm, await typedFields(c));
    if (!form.ok) return respondReview(c, subject, { typed: form.typed, problems: form.problems });
    const correction = { subject, reason: changeReason(form.value) };
    try {
      const updated = await applyCorrection(correctionOffice(c), actOf(c), correction);
      if (updated.ok) return c.redirect(correctionPaths(recordPath(subject)).updated, 303);
      const problems = [{ field: "", message: updated.message }];
      return await respondReview(c, subject, { typed: form.typed, problems });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return await respondReview(c, subject, { typed: form.typed, overtaken: error });
    }
  });

  updateRoutes.get(at.updated, municipal, async (c) => {
    const subject = subjectOf(c, kind);
    await correctionOf(c, subject);
    const history = kind === "recipient"
      ? paths.recipientHistory(subject.id)
      : paths.ticketHistory(subject.id);
    const body = <UpdatedPage record={recordPath(subject)} history={history} />;
    return respondPage(c, { title: "更新完了", tab, body });
  });
}

interface Refused {
  typed: Typed;
  problems?: readonly FormProblem[];
  /** Somebody else was faster, or it is done already. */
  overtaken?: AppError;
}

/** The changes as they would be written: 422 after a refused 更新する, 409 when they are stale. */
async function respondReview(
  c: DeskContext,
  subject: RecordSubject,
  refused?: Refused,
): Promise<Response> {
  const { register } = c.var.office.database;
  const review = await reviewCorrection(register, actOf(c), subject);
  const { record, draft, stale } = review.correction;
  const path = recordPath(subject);
  if (stale.length > 0) {
    const body = <StalePage record={path} rows={stale} />;
    return respondPage(c, { title: "エラー：更新できませんでした", tab, body, status: 409 });
  }
  if (refused?.overtaken) throw refused.overtaken;
  if (!draft) return c.redirect(path, 303);
  const changes = correctionChanges(draft.edits, record);
  const status: ContentfulStatusCode = refused ? 422 : 200;
  return respondPage(c, {
    title: refused ? "エラー：更新内容の確認" : "更新内容の確認",
    tab,
    body: <UpdatePage {...review} {...refused} record={path} changes={changes} />,
    status,
  });
}
