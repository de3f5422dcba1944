import { type Context, Hono } from "hono";
import { confirmRecord } from "../db/confirmation/confirm_record.ts";
import { releaseConfirmation } from "../db/confirmation/release_confirmation.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import type { Typed } from "../domain/form_problem.ts";
import { reasonWithNote } from "../domain/reason.ts";
import { ConfirmationForm, ReleaseForm } from "../domain/record/confirmation.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondRecord } from "./respond_record.tsx";

/** 照会結果 › 確認済みにする, 確認済みを解除する. */
export const confirmationRoutes = new Hono<AppEnv>();

type DeskContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

confirmationRoutes.post(paths.confirmation(":id"), municipal, async (c) => {
  const form = parseForm(ConfirmationForm, await typedFields(c));
  const recipientId = idParam(c);
  if (!form.ok) return respondRecord(c, { kind: "recipient", id: recipientId }, form);
  const { comparedWith, comparedNote, fingerprint } = form.value;
  const reason = reasonWithNote(comparedWith, comparedNote);
  const { register } = c.var.office.database;
  return await orOvertaken(c, form.typed, async () => {
    await confirmRecord(register, actOf(c), { recipientId, fingerprint, reason });
  });
});

confirmationRoutes.post(paths.confirmationRelease(":id"), municipal, async (c) => {
  const form = parseForm(ReleaseForm, await typedFields(c));
  const recipientId = idParam(c);
  if (!form.ok) return respondRecord(c, { kind: "recipient", id: recipientId }, form);
  const { releaseReason, releaseNote, confirmationId } = form.value;
  const reason = reasonWithNote(releaseReason, releaseNote);
  const { register } = c.var.office.database;
  return await orOvertaken(c, form.typed, async () => {
    await releaseConfirmation(register, actOf(c), { recipientId, confirmationId, reason });
  });
});

/** Back to the record; when somebody was faster with the record as it is now, and a word of that. */
async function orOvertaken(
  c: DeskContext,
  typed: Typed,
  work: () => Promise<void>,
): Promise<Response> {
  const id = idParam(c);
  try {
    await work();
    return c.redirect(paths.recipient(id), 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    const refused = { typed, problems: [], overtaken: error.message };
    return await respondRecord(c, { kind: "recipient", id }, refused);
  }
}
