import { z } from "zod";
import { optionalNumber, optionalText } from "../dose/master_fields.ts";
import type { Typed } from "../form_problem.ts";
import { ASKINGS, IDLE_MINUTES } from "./operator.ts";

const LONGEST_NAME = 20;

/** Where a 担当者 may work: under every login ID of the venues, or under chosen ones. */
export const SCOPES = ["all", "chosen"] as const;
export type Scope = typeof SCOPES[number];
export const SCOPE_LABELS: Record<Scope, string> = {
  all: "すべての接種会場",
  chosen: "選んだログインIDだけ",
};

const CHOSEN = "venue-";

/** Of the box of a login ID: each has a name of its own, as a form is read as one text a name. */
export function venueField(accountId: string): string {
  return CHOSEN + accountId;
}

export const OperatorForm = z.object({
  operatorName: optionalText("担当者名", LONGEST_NAME)
    .refine((name) => name !== "", "担当者名を入力してください。"),
  scope: z.enum(SCOPES, { error: "使える端末を選んでください。" }),
});

export interface OperatorEdit {
  name: string;
  accountIds: string[] | null;
}

/** Which login IDs are ticked. */
export function chosenAccounts(typed: Typed): string[] {
  return Object.keys(typed).filter((name) => name.startsWith(CHOSEN) && typed[name] === "yes")
    .map((name) => name.slice(CHOSEN.length))
    .filter((id) => z.uuid().safeParse(id).success);
}

const { from, to, standard } = IDLE_MINUTES;

/** PINの設定. */
export const OperatorSettingForm = z.object({
  asking: z.enum(ASKINGS, { error: "使うか使わないかを選んでください。" }),
  idleMinutes: optionalNumber("確かめ直すまでの時間", { from, to })
    .transform((minutes) => minutes ?? standard),
});
