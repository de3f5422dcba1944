import { type Context, Hono } from "hono";
import { releaseProtection, setProtection } from "../db/protection/set_protection.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { Typed } from "../domain/form_problem.ts";
import { reasonWithNote } from "../domain/reason.ts";
import { protectionForm, ProtectionReleaseForm } from "../domain/record/protection.ts";
import { paths } from "../views/paths.ts";
import type { RefusedProtection } from "../views/protection/protection_part.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondRecord } from "./respond_record.tsx";

/** 照会結果 › 支援措置: set, and ended with a reason. */
export const protectionRoutes = new Hono<AppEnv>();

type DeskContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

protectionRoutes.post(paths.protection(":id"), municipal, async (c) => {
  const form = parseForm(protectionForm(japanToday(c.var.at)), await typedFields(c));
  if (!form.ok) return respondRefused(c, form);
  const { protectionReason, protectionNote, endsOn, seen } = form.value;
  const reason = reasonWithNote(protectionReason, protectionNote);
  const protection = { recipientId: idParam(c), reason, endsOn, seen };
  return await orOvertaken(c, form.typed, () => {
    return setProtection(c.var.office.database.register, actOf(c), protection);
  });
});

protectionRoutes.post(paths.protectionRelease(":id"), municipal, async (c) => {
  const form = parseForm(ProtectionReleaseForm, await typedFields(c));
  if (!form.ok) return respondRefused(c, form);
  const { protectionReleaseReason, protectionReleaseNote, seen } = form.value;
  const reason = reasonWithNote(protectionReleaseReason, protectionReleaseNote);
  const release = { recipientId: idParam(c), reason, seen };
  return await orOvertaken(c, form.typed, () => {
    return releaseProtection(c.var.office.database.register, actOf(c), release);
  });
});

/** Back to the record; when somebody was faster with the record as it is now, and a word of that. */
async function orOvertaken(
  c: DeskContext,
  typed: Typed,
  work: () => Promise<void>,
): Promise<Response> {
  try {
    await work();
    return c.redirect(paths.recipient(idParam(c)), 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    return await respondRefused(c, { typed, problems: [], overtaken: error.message });
  }
}

function respondRefused(c: DeskContext, refused: RefusedProtection): Promise<Response> {
  const subject = { kind: "recipient" as const, id: idParam(c) };
  return respondRecord(c, subject, { ...refused, of: "protection" });
}
