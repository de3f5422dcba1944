import { Hono } from "hono";
import type { z } from "zod";
import { findCase } from "../db/transfer/find_case.ts";
import { flagMovedOut, unflagMovedOut } from "../db/transfer/flag_moved_out.ts";
import { openAnswer } from "../db/transfer/open_answer.ts";
import {
  NoteForm,
  RefusalForm,
  refusalOf,
  RetractionForm,
  retractionOf,
  StepForm,
} from "../domain/transfer/case_forms.ts";
import { caseStep } from "../domain/transfer/case_state.ts";
import type { InquiryAct } from "../domain/transfer/inquiry_event.ts";
import { messageTitle } from "../domain/transfer/message_title.ts";
import { AnswerPage } from "../views/inquiry/answer_page.tsx";
import { WithdrawalPage } from "../views/inquiry/withdrawal_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { inquiryConfirmationRoutes } from "./inquiry_confirmation_routes.tsx";
import { parseForm, typedFields } from "./parse_form.ts";
import { answerCase, type CaseContext, respondCase, takeStep } from "./respond_case.tsx";
import { respondPage } from "./respond.tsx";
import { transferOffice } from "./transfer_office.ts";

/** One case, seen from either side, and everything that can be done with it. */
export const inquiryRoutes = new Hono<AppEnv>();

const tab = paths.messages;

inquiryRoutes.route("/", inquiryConfirmationRoutes);

inquiryRoutes.get(paths.inquiry(":id"), municipal, (c) => respondCase(c, idParam(c)));

inquiryRoutes.get(paths.inquiryAnswer(":id"), municipal, async (c) => {
  const office = transferOffice(c.var.office);
  const { inquiry, doses } = await openAnswer(office, actOf(c), idParam(c));
  return respondPage(c, {
    title: messageTitle(inquiry),
    tab,
    body: <AnswerPage inquiry={inquiry} doses={doses} openedAt={c.var.at} />,
  });
});

inquiryRoutes.get(paths.inquiryWithdrawal(":id"), municipal, async (c) => {
  const { inquiry } = await findCase(c.var.office.database.register, actOf(c), idParam(c));
  const { id, state, side } = inquiry;
  if (!caseStep(state, { event: "withdraw", by: side })) return c.redirect(paths.inquiry(id), 303);
  const body = <WithdrawalPage inquiry={inquiry} />;
  return respondPage(c, { title: "照会の取り下げ", tab, body });
});

inquiryRoutes.post(paths.inquiryCheck(":id"), municipal, (c) => {
  return takeForm(c, StepForm, () => ({ event: "request" }));
});

inquiryRoutes.post(paths.inquiryWithdrawal(":id"), municipal, (c) => {
  return takeForm(c, StepForm, () => ({ event: "withdraw" }));
});

inquiryRoutes.post(paths.inquiryCompletion(":id"), municipal, (c) => {
  return takeForm(c, StepForm, () => ({ event: "complete" }));
});

inquiryRoutes.post(paths.inquiryAcknowledgement(":id"), municipal, (c) => {
  return takeForm(c, StepForm, () => ({ event: "acknowledge" }));
});

inquiryRoutes.post(paths.inquiryNotes(":id"), municipal, (c) => {
  return takeForm(c, NoteForm, ({ note }) => ({ event: "note", note }));
});

inquiryRoutes.post(paths.inquiryRefusal(":id"), municipal, (c) => {
  return takeForm(c, RefusalForm, refusalOf);
});

inquiryRoutes.post(paths.inquiryRetraction(":id"), municipal, (c) => {
  return takeForm(c, RetractionForm, retractionOf);
});

inquiryRoutes.post(paths.inquiryFlag(":id"), municipal, (c) => {
  const inquiryId = idParam(c);
  const { register } = c.var.office.database;
  return answerCase(c, { inquiryId, typed: {} }, () => flagMovedOut(register, actOf(c), inquiryId));
});

inquiryRoutes.post(paths.inquiryFlagWithdrawal(":id"), municipal, (c) => {
  const inquiryId = idParam(c);
  const { register } = c.var.office.database;
  const act = () => unflagMovedOut(register, actOf(c), inquiryId);
  return answerCase(c, { inquiryId, typed: {} }, act);
});

/** What a form of the case's page asks for. */
async function takeForm<Schema extends z.ZodObject>(
  c: CaseContext & { req: { param(name: "id"): string } },
  schema: Schema,
  actIn: (form: z.output<Schema>) => InquiryAct,
): Promise<Response> {
  const inquiryId = idParam(c);
  const typed = await typedFields(c);
  const form = parseForm(schema, typed);
  if (!form.ok) return respondCase(c, inquiryId, form);
  const version = Number(typed.version);
  return await takeStep(c, { inquiryId, version, does: actIn(form.value), typed });
}
