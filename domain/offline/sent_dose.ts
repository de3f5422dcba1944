import { z } from "zod";
import type { Typed } from "../form_problem.ts";
import { DISCARD_REASONS } from "./discard_reason.ts";

const READ_AT = z.iso.datetime({ error: "読み取った時刻が失われました。" })
  .transform((text) => new Date(text));

/** When what stands in the counter's form was read, if that was without a network. */
export function readAtOf(typed: Typed): Date | undefined {
  return READ_AT.safeParse(typed.readAt).data;
}

/** What tells one dose of a queue from the others, as it is sent. */
export const SentDose = z.object({
  clientKey: z.uuid({ error: "送信の番号が失われました。" }),
  readAt: READ_AT,
  /** "look": only to learn whether it is registered by now. */
  step: z.enum(["", "look"]),
});
export type SentDose = z.infer<typeof SentDose>;

/** The form of 登録しない. */
export const DiscardForm = SentDose.pick({ clientKey: true, readAt: true }).extend({
  reason: z.enum(DISCARD_REASONS, { error: "登録しない理由を選んでください。" }),
});
export type DiscardForm = z.infer<typeof DiscardForm>;
