import { type Context, Hono } from "hono";
import { previewChangeUndo } from "../db/change/preview_change_undo.ts";
import { undoChange } from "../db/change/undo_change.ts";
import { findHistory } from "../db/record/find_history.ts";
import { lookupTicketHolder } from "../db/record/find_record.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { changeReason, ChangeReasonForm } from "../domain/record/change_reason.ts";
import type { RecordSubject } from "../domain/record/person_record.ts";
import { paths } from "../views/paths.ts";
import { ChangeUndoPage } from "../views/record/change_undo_page.tsx";
import { HistoryPage } from "../views/record/history_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { pageNumber } from "./page_number.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { respondRecord } from "./respond_record.tsx";

/** 照会・補正 › 照会結果, its history, and taking one change back. */
export const recipientRoutes = new Hono<AppEnv>();

const tab = paths.search;
const PAGE_LENGTH = 100;
type DeskContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

recipientRoutes.get(paths.recipient(":id"), municipal, (c) => {
  return respondRecord(c, { kind: "recipient", id: idParam(c) });
});

recipientRoutes.get(paths.ticket(":id"), municipal, async (c) => {
  const holder = await holderOf(c);
  if (holder) return c.redirect(paths.recipient(holder), 303);
  return respondRecord(c, { kind: "ticket", id: idParam(c) });
});

recipientRoutes.get(paths.recipientHistory(":id"), municipal, (c) => {
  return respondHistory(c, { kind: "recipient", id: idParam(c) });
});

recipientRoutes.get(paths.ticketHistory(":id"), municipal, async (c) => {
  const holder = await holderOf(c);
  if (holder) return c.redirect(paths.recipientHistory(holder), 303);
  return respondHistory(c, { kind: "ticket", id: idParam(c) });
});

recipientRoutes.get(paths.changeUndo(":id"), municipal, (c) => respondUndo(c));

recipientRoutes.post(paths.changeUndo(":id"), municipal, async (c) => {
  const form = parseForm(ChangeReasonForm, await typedFields(c));
  if (!form.ok) return respondUndo(c, form);
  const undo = { changeId: idParam(c), reason: changeReason(form.value) };
  const undone = await undoChange(c.var.office.database.register, actOf(c), undo);
  if (!undone.ok) return respondUndo(c, { refusal: undone.message });
  return c.redirect(paths.changeUndo(idParam(c)), 303);
});

async function respondHistory(c: DeskContext, subject: RecordSubject): Promise<Response> {
  const all = await findHistory(c.var.office.database.register, actOf(c), subject);
  const pageCount = Math.ceil(all.length / PAGE_LENGTH);
  const page = Math.min(pageNumber(c.req.query("page")), pageCount);
  const changes = all.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH);
  const shown = { subject, changes, changeCount: all.length, page, pageCount };
  const body = <HistoryPage {...shown} ownCode={c.var.actor.municipalityCode} />;
  return respondPage(c, { title: "変更の履歴", tab, body });
}

interface RefusedUndo {
  typed?: Typed;
  problems?: readonly FormProblem[];
  refusal?: string;
}

/** Asks before the undo, says why it is refused (422 of the form, else 409), or that it is done. */
async function respondUndo(c: DeskContext, refused: RefusedUndo = {}): Promise<Response> {
  const preview = await previewChangeUndo(
    c.var.office.database.register,
    actOf(c),
    idParam(c),
  );
  const shown = { ...preview, ...refused, refusal: refused.refusal ?? preview.refusal };
  const status = refused.problems ? 422 : refused.refusal ? 409 : 200;
  return respondPage(c, {
    title: status === 200 ? "変更の取消" : "エラー：変更の取消",
    tab,
    body: <ChangeUndoPage {...shown} ownCode={c.var.actor.municipalityCode} />,
    status,
  });
}

/** A ticket that has got its person since: the record is theirs. */
function holderOf(c: DeskContext): Promise<string | undefined> {
  return lookupTicketHolder(
    c.var.office.database.register,
    c.var.actor.municipalityCode,
    idParam(c),
  );
}
