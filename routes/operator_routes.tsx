import { Hono } from "hono";
import { addOperator } from "../db/operator/add_operator.ts";
import { listOperators } from "../db/operator/list_operators.ts";
import { chooseOperatorSetting } from "../db/operator/operator_setting.ts";
import { OperatorSettingForm } from "../domain/account/operator_form.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { IssuedPinPage } from "../views/operator/issued_pin_page.tsx";
import { OperatorsPage } from "../views/operator/operators_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { type OperatorContext, readEdit, settingTexts, venuesOf } from "./operator_context.ts";
import { operatorEntryRoutes } from "./operator_entry_routes.tsx";
import { operatorStepRoutes } from "./operator_step_routes.tsx";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 担当者 and their PINs, and who works at a shared tablet now. */
export const operatorRoutes = new Hono<AppEnv>();

operatorRoutes.get(paths.operators, municipal, (c) => respondOperators(c));

operatorRoutes.post(paths.operators, municipal, async (c) => {
  const typed = await typedFields(c);
  const form = readEdit(typed);
  if (!form.ok) return respondOperators(c, { typed, problems: form.problems });
  const added = await addOperator(c.var.office.database.register, actOf(c), form.edit);
  if (!added.ok) {
    return respondOperators(c, {
      typed,
      problems: [{ field: "operatorName", message: added.message }],
    });
  }
  const body = <IssuedPinPage {...added.value} done="担当者を登録しました。" />;
  return respondPage(c, { title: "PINの発行", tab: paths.accounts, body });
});

operatorRoutes.post(paths.operatorSetting, municipal, async (c) => {
  const typed = await typedFields(c);
  const form = parseForm(OperatorSettingForm, typed);
  if (!form.ok) return respondOperators(c, form);
  const { register } = c.var.office.database;
  const chosen = await chooseOperatorSetting(register, actOf(c), form.value);
  if (chosen.ok) return c.redirect(`${paths.operators}?done=setting`, 303);
  return respondOperators(c, { typed, problems: [{ field: "asking", message: chosen.message }] });
});

operatorRoutes.route("/", operatorStepRoutes);
operatorRoutes.route("/", operatorEntryRoutes);

interface Refused {
  typed: Typed;
  problems: FormProblem[];
}

/** The list as it is now; 422 with a form that was refused. */
async function respondOperators(c: OperatorContext, refused?: Refused): Promise<Response> {
  const { actor, office } = c.var;
  const body = (
    <OperatorsPage
      operators={await listOperators(office.database.register, actor.municipalityCode)}
      venues={await venuesOf(c)}
      role={actor.role}
      typed={{ ...await settingTexts(c), ...refused?.typed }}
      problems={refused?.problems}
      done={!refused && c.req.query("done") === "setting" ? "PINの設定を変えました。" : undefined}
    />
  );
  const title = `${refused ? "エラー：" : ""}担当者`;
  return respondPage(c, { title, tab: paths.accounts, body, status: refused ? 422 : 200 });
}
