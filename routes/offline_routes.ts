import { Hono } from "hono";
import { z } from "zod";
import { discardOfflineDose } from "../db/dose/discard_offline_dose.ts";
import { listDoseChoices } from "../db/vaccine/list_dose_choices.ts";
import { AppError } from "../domain/app_error.ts";
import type { Typed } from "../domain/form_problem.ts";
import { DiscardForm, SentDose } from "../domain/offline/sent_dose.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { venue } from "./guard.ts";
import { knownTicket } from "./known_ticket.ts";
import { makeOfflineKit } from "./make_offline_kit.ts";
import { offlineCaller } from "./offline_caller.ts";
import { ASK_FOR_OPERATOR, operatorOfKit, readerOf } from "./offline_operator.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { registerOfflineDose } from "./register_offline_dose.ts";

/**
 * What `static/offline.ts` asks by itself: what a tablet works with while it has no network, and what
 * becomes of the doses that it kept meanwhile. All answers are JSON (`OfflineAnswer`).
 */
export const offlineRoutes = new Hono<AppEnv>();

offlineRoutes.get(paths.venueOfflineKit, offlineCaller, venue, async (c) => {
  const operator = await operatorOfKit(c);
  if (operator === undefined) return c.json(ASK_FOR_OPERATOR, 409);
  return c.json(await makeOfflineKit(c, operator));
});

offlineRoutes.post(paths.venueOfflineDoses, offlineCaller, venue, async (c) => {
  const { register } = c.var.office.database;
  const typed = await typedFields(c);
  const sent = sentFields(SentDose, typed);
  const actor = await readerOf(c, { pass: typed.operatorPass ?? "", readAt: sent.readAt });
  if (!actor) return c.json(ASK_FOR_OPERATOR, 409);
  const choices = await listDoseChoices(register, actor.municipalityCode);
  const act = { ...actOf(c), actor };
  const { answer, end } = await registerOfflineDose(register, act, { sent, typed, choices });
  if (end) c.var.office.meters.registered(end);
  return c.json(answer);
});

offlineRoutes.post(paths.venueOfflineDiscards, offlineCaller, venue, async (c) => {
  const typed = await typedFields(c);
  const discard = sentFields(DiscardForm, typed);
  const ticket = knownTicket(typed.ocrLine);
  if (!ticket.ok) throw new AppError("unreadable", ticket.message);
  const actor = await readerOf(c, { pass: typed.operatorPass ?? "", readAt: discard.readAt });
  if (!actor) return c.json(ASK_FOR_OPERATOR, 409);
  const act = { ...actOf(c), actor };
  const dropped = { ticket: ticket.value, discard };
  const outcome = await discardOfflineDose(c.var.office.database.register, act, dropped);
  return c.json({ outcome });
});

/** Fields that no person typed: when one is wrong, it never will be right. */
function sentFields<Schema extends z.ZodObject>(schema: Schema, typed: Typed): z.output<Schema> {
  const form = parseForm(schema, typed);
  if (form.ok) return form.value;
  throw new AppError("unreadable", form.problems[0]!.message);
}
