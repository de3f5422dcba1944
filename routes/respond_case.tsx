import type { Context } from "hono";
import { findCase } from "../db/transfer/find_case.ts";
import { handleInquiry } from "../db/transfer/handle_inquiry.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import type { Typed } from "../domain/form_problem.ts";
import type { Result } from "../domain/result.ts";
import type { InquiryAct } from "../domain/transfer/inquiry_event.ts";
import { messageTitle } from "../domain/transfer/message_title.ts";
import type { RefusedStep } from "../views/inquiry/case_row.ts";
import { CasePage } from "../views/inquiry/case_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { RequestContext } from "./app_env.ts";
import { respondPage } from "./respond.tsx";
import { transferOffice } from "./transfer_office.ts";

export type CaseContext =
  & RequestContext
  & Pick<Context, "redirect">
  & { var: { actor: MunicipalActor } };

/** The case as it is now: 422 after a refused form, 409 when somebody else was faster. */
export async function respondCase(
  c: CaseContext,
  id: string,
  refused?: RefusedStep,
): Promise<Response> {
  const found = await findCase(c.var.office.database.register, actOf(c), id);
  const title = messageTitle(found.inquiry);
  return respondPage(c, {
    title: refused ? `エラー：${title}` : title,
    tab: paths.messages,
    body: <CasePage shown={found} now={c.var.at} refused={refused} />,
    status: refused?.overtaken ? 409 : refused ? 422 : 200,
    comesBackAt: paths.inquiry(id),
  });
}

interface Step {
  inquiryId: string;
  version: number;
  does: InquiryAct;
  typed: Typed;
}

/** Takes a case a step on and shows it, or says why not, with what was typed. */
export function takeStep(c: CaseContext, step: Step): Promise<Response> {
  const { inquiryId, version, does, typed } = step;
  return answerCase(
    c,
    { inquiryId, typed },
    () => handleInquiry(transferOffice(c.var.office), actOf(c), { inquiryId, version, does }),
  );
}

/** The same for whatever else is done with a case. */
export async function answerCase(
  c: CaseContext,
  { inquiryId, typed }: { inquiryId: string; typed: Typed },
  act: () => Promise<Result<void>>,
): Promise<Response> {
  try {
    const done = await act();
    if (done.ok) return c.redirect(paths.inquiry(inquiryId), 303);
    const problems = [{ field: "", message: done.message }];
    return await respondCase(c, inquiryId, { typed, problems });
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    return await respondCase(c, inquiryId, { typed, problems: [], overtaken: error.message });
  }
}
