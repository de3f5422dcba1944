import type { Context } from "hono";
import { lookupOperatorSetting } from "../db/operator/operator_setting.ts";
import { listStaff } from "../db/account/staff_accounts.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import type { ListedOperator } from "../domain/account/operator.ts";
import {
  chosenAccounts,
  type OperatorEdit,
  OperatorForm,
  venueField,
} from "../domain/account/operator_form.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import type { AppEnv } from "./app_env.ts";
import { parseForm } from "./parse_form.ts";

export type OperatorContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

type ReadEdit = { ok: true; edit: OperatorEdit } | { ok: false; problems: FormProblem[] };

/** The form of a 担当者 with the login IDs that are ticked on it. */
export function readEdit(typed: Typed): ReadEdit {
  const form = parseForm(OperatorForm, typed);
  if (!form.ok) return form;
  const { operatorName: name, scope } = form.value;
  return { ok: true, edit: { name, accountIds: scope === "all" ? null : chosenAccounts(typed) } };
}

/** The texts of a form that changes them. */
export function operatorTexts({ name, accountIds }: ListedOperator): Typed {
  const chosen = (accountIds ?? []).map((id) => [venueField(id), "yes"]);
  const scope = accountIds === null ? "all" : "chosen";
  return { operatorName: name, scope, ...Object.fromEntries(chosen) };
}

/** The texts of the setting as it stands. */
export async function settingTexts(c: OperatorContext): Promise<Typed> {
  const { register } = c.var.office.database;
  const { municipalityCode } = c.var.actor;
  const { asking, idleMinutes } = await lookupOperatorSetting(register, municipalityCode);
  return { asking, idleMinutes: String(idleMinutes) };
}

/** The venues' login IDs that were not deleted. */
export async function venuesOf(c: OperatorContext) {
  const venues = await listStaff(c.var.office.database.gate, c.var.actor, "venue");
  return venues.filter(({ deletedAt }) => !deletedAt);
}
