import { Hono } from "hono";
import { z } from "zod";
import { handleInquiry } from "../db/transfer/handle_inquiry.ts";
import {
  lookupNumbered,
  weighCandidate,
  type WeighedCandidate,
} from "../db/transfer/weigh_candidate.ts";
import { AppError } from "../domain/app_error.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { ResidentNumber } from "../domain/recipient/resident_number.ts";
import { caseStep } from "../domain/transfer/case_state.ts";
import { ConfirmationForm, confirmationOf } from "../domain/transfer/case_forms.ts";
import { ConfirmationPage } from "../views/inquiry/confirmation_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { type CaseContext, respondCase } from "./respond_case.tsx";
import { respondPage } from "./respond.tsx";
import { transferOffice } from "./transfer_office.ts";

/** 転出 → 転出の確認 → 転出処理完了. */
export const inquiryConfirmationRoutes = new Hono<AppEnv>();

const NamingForm = z.object({ residentNumber: ResidentNumber });
const NOBODY = "この個別宛名番号の人は登録されていません。番号を確かめてください。";

inquiryConfirmationRoutes.get(paths.inquiryConfirmation(":id"), municipal, (c) => {
  const recipientId = z.uuid().safeParse(c.req.query("recipient"));
  const inquiryId = idParam(c);
  if (!recipientId.success) return c.redirect(paths.inquiry(inquiryId), 303);
  return respondConfirmation(c, { inquiryId, recipientId: recipientId.data });
});

inquiryConfirmationRoutes.post(paths.inquiryConfirmation(":id"), municipal, async (c) => {
  const inquiryId = idParam(c);
  const typed = await typedFields(c);
  if (typed.recipientId === undefined) return await nameSomebody(c, inquiryId, typed);
  const form = parseForm(ConfirmationForm, typed);
  if (!form.ok) return await respondRefused(c, inquiryId, form);
  const { version } = form.value;
  const step = { inquiryId, version, does: confirmationOf(form.value) };
  try {
    const done = await handleInquiry(transferOffice(c.var.office), actOf(c), step);
    if (done.ok) return c.redirect(paths.inquiry(inquiryId), 303);
    const problems = [{ field: "", message: done.message }];
    return await respondRefused(c, inquiryId, { typed, problems });
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    return await respondCase(c, inquiryId, { typed, problems: [], overtaken: error.message });
  }
});

/** Looks for the person of a 個別宛名番号, which must not stand in a URL. */
async function nameSomebody(c: CaseContext, inquiryId: string, typed: Typed): Promise<Response> {
  const form = parseForm(NamingForm, typed);
  if (!form.ok) return respondCase(c, inquiryId, form);
  const { register } = c.var.office.database;
  const id = await lookupNumbered(register, actOf(c), form.value.residentNumber);
  if (id) return c.redirect(`${paths.inquiryConfirmation(inquiryId)}?recipient=${id}`, 303);
  const problems = [{ field: "residentNumber", message: NOBODY }];
  return respondCase(c, inquiryId, { typed, problems });
}

interface Refused {
  typed: Typed;
  problems: FormProblem[];
}

/** The same page again, if it still names somebody. */
function respondRefused(c: CaseContext, inquiryId: string, refused: Refused): Promise<Response> {
  const recipientId = z.uuid().safeParse(refused.typed.recipientId);
  if (!recipientId.success) return respondCase(c, inquiryId, refused);
  return respondConfirmation(c, { inquiryId, recipientId: recipientId.data, refused });
}

interface Asked {
  inquiryId: string;
  recipientId: string;
  refused?: Refused;
}

async function respondConfirmation(c: CaseContext, asked: Asked): Promise<Response> {
  const { refused } = asked;
  const { register } = c.var.office.database;
  const weighed = await weighCandidate(register, actOf(c), asked);
  const { inquiry: { id, state, side } } = weighed;
  if (!caseStep(state, { event: "confirm", by: side })) return c.redirect(paths.inquiry(id), 303);
  const missing = refused ? missingIn(weighed, refused.typed) : [];
  return respondPage(c, {
    title: refused ? "エラー：転出の確認" : "転出の確認",
    tab: paths.messages,
    body: (
      <ConfirmationPage
        inquiry={weighed.inquiry}
        candidate={weighed.candidate}
        isMatch={weighed.isMatch}
        typed={refused?.typed}
        problems={missing.length > 0 ? missing : refused?.problems}
      />
    ),
    status: refused ? 422 : 200,
  });
}

/** What the form lacks for this person, by field; why else it was refused is said as a whole. */
function missingIn({ candidate, isMatch }: WeighedCandidate, typed: Typed): FormProblem[] {
  const { isProtected } = candidate;
  const lacksReason = (isProtected || !isMatch) && !typed.confirmationReason?.trim();
  const problems = [
    isProtected && typed.protectionChecked !== "on" &&
    {
      field: "protectionChecked",
      message: "支援措置の対象であることを確認し、チェックを入れてください。",
    },
    lacksReason && { field: "confirmationReason", message: "この人を選ぶ理由を入力してください。" },
  ];
  return problems.filter((problem) => problem !== false);
}
