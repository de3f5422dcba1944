import { Hono } from "hono";
import { z } from "zod";
import { openAnswer, type OpenedAnswer } from "../db/transfer/open_answer.ts";
import type { Incomer } from "../db/transfer/incomer.ts";
import { registerIncomer } from "../db/transfer/register_incomer.ts";
import type { RegisteredPerson } from "../db/transfer/registered_person.ts";
import { findRegistered, viewIncomer } from "../db/transfer/view_incomer.ts";
import { AppError } from "../domain/app_error.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import {
  incomerForm,
  incomerTexts,
  knownPersonForm,
  seenPeople,
  ticketField,
} from "../domain/transfer/incomer_form.ts";
import type { InquiryCriteria } from "../domain/transfer/inquiry.ts";
import { paths } from "../views/paths.ts";
import { IncomerPage } from "../views/registration/incomer_page.tsx";
import { RegisteredPage } from "../views/registration/registered_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import type { DeskContext } from "./correction_context.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { transferOffice } from "./transfer_office.ts";

/** Registering here the person an answer was about, with the answered doses. */
export const inquiryRegistrationRoutes = new Hono<AppEnv>();

const TITLE = "この人を接種対象者に登録する";

inquiryRegistrationRoutes.get(paths.inquiryRegistration(":id"), municipal, async (c) => {
  const office = transferOffice(c.var.office);
  const inquiryId = idParam(c);
  const registered = await findRegistered(office, actOf(c), inquiryId);
  if (registered) {
    const body = <RegisteredPage inquiryId={inquiryId} registered={registered} />;
    return respondPage(c, { title: TITLE, tab: paths.messages, body });
  }
  return respondIncomer(c, await openAnswer(office, actOf(c), inquiryId));
});

inquiryRegistrationRoutes.post(paths.inquiryRegistration(":id"), municipal, async (c) => {
  const office = transferOffice(c.var.office);
  const typed = await typedFields(c);
  const sent = await findRegistered(office, actOf(c), idParam(c));
  if (sent) return goTo(c, sent);
  const answer = await openAnswer(office, actOf(c), idParam(c));
  const form = readIncomer(c, typed);
  if (!form.ok) return respondIncomer(c, answer, { typed, ...form });
  const registered = await registerIncomer(office, actOf(c), { answer, incomer: form.value });
  if (!registered.ok) return respondIncomer(c, answer, { typed, ...registered });
  return goTo(c, registered.registered);
});

/** To the record; whoever was second is told so. */
function goTo(c: DeskContext, { recipientId, loginId }: RegisteredPerson): Response {
  const isOwn = loginId === c.var.actor.loginId;
  return c.redirect(isOwn ? paths.recipient(recipientId) : c.req.path, 303);
}

type ReadIncomer =
  | { ok: true; value: Incomer }
  | { ok: false; problems: FormProblem[]; peopleIds: string[] };

/** Somebody who is here already, when the form names one; otherwise somebody new. */
function readIncomer(c: DeskContext, typed: Typed): ReadIncomer {
  const { municipalityCode } = c.var.actor;
  if (typed.recipientId === undefined) {
    const today = japanToday(c.var.at);
    const form = parseForm(incomerForm({ today, municipalityCode }), typed);
    if (form.ok) return { ok: true, value: { kind: "new", person: form.value } };
    return { ok: false, problems: form.problems, peopleIds: [] };
  }
  const recipientId = personId(typed.recipientId);
  const form = parseForm(knownPersonForm(recipientId, municipalityCode), typed);
  if (!form.ok) return { ok: false, problems: form.problems, peopleIds: [recipientId] };
  const ticketNumber = form.value[ticketField(recipientId)] ?? null;
  return { ok: true, value: { kind: "known", recipientId, ticketNumber } };
}

function personId(text: string): string {
  const id = z.uuid().safeParse(text);
  if (id.success) return id.data;
  throw new AppError("not_found", "この人の記録はありません。画面を開き直してください。");
}

/** The fields of 新しく登録する begin with what the inquiry told, until they are sent themselves. */
function typedOrTold(criteria: InquiryCriteria, typed?: Typed): Typed {
  const isOfNewPerson = typed !== undefined && typed.recipientId === undefined;
  return isOfNewPerson ? typed : { ...incomerTexts(criteria), ...typed };
}

interface Refused {
  typed: Typed;
  problems: readonly FormProblem[];
  /** Who else may be meant. */
  peopleIds: readonly string[];
}

/** The page with everybody who was offered before and whoever turned up since. */
async function respondIncomer(
  c: DeskContext,
  answer: OpenedAnswer,
  refused?: Refused,
): Promise<Response> {
  const { inquiry, doses } = answer;
  const { problems = [], peopleIds = [] } = refused ?? {};
  const typed = typedOrTold(inquiry.criteria, refused?.typed);
  const alsoIds = [...seenPeople(typed.seen ?? ""), ...peopleIds];
  const view = await viewIncomer(transferOffice(c.var.office), actOf(c), { answer, alsoIds });
  const body = (
    <IncomerPage
      inquiry={inquiry}
      doses={doses}
      people={view.people}
      hasMyNumber={view.hasMyNumber}
      typed={typed}
      problems={problems}
    />
  );
  const title = refused ? `エラー：${TITLE}` : TITLE;
  return respondPage(c, { title, tab: paths.messages, body, status: refused ? 422 : 200 });
}
