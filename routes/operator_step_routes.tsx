import { Hono } from "hono";
import {
  changeOperator,
  disableOperator,
  enableOperator,
  reissuePin,
} from "../db/operator/change_operator.ts";
import { findOperator } from "../db/operator/list_operators.ts";
import type { OperatorOutcome, OperatorSubject } from "../db/operator/with_operator.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { IssuedPinPage } from "../views/operator/issued_pin_page.tsx";
import { OperatorPage } from "../views/operator/operator_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { type OperatorContext, operatorTexts, readEdit, venuesOf } from "./operator_context.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { versionOf } from "./version_of.ts";

/** アカウント登録 › 担当者 › one of them. */
export const operatorStepRoutes = new Hono<AppEnv>();

operatorStepRoutes.get(paths.operator(":id"), municipal, (c) => respondOperator(c, idParam(c)));

operatorStepRoutes.post(paths.operator(":id"), municipal, async (c) => {
  const typed = await typedFields(c);
  const id = idParam(c);
  const form = readEdit(typed);
  if (!form.ok) return respondOperator(c, id, { typed, problems: form.problems });
  const subject = { id, version: versionOf(typed), edit: form.edit };
  const outcome = await changeOperator(c.var.office.database.register, actOf(c), subject);
  return afterStep(c, { id, outcome, typed, done: "changed" });
});

operatorStepRoutes.post(paths.operatorDisabling(":id"), municipal, async (c) => {
  const subject = await subjectOf(c, idParam(c));
  const outcome = await disableOperator(c.var.office.database.register, actOf(c), subject);
  return afterStep(c, { id: subject.id, outcome, done: "disabled" });
});

operatorStepRoutes.post(paths.operatorEnabling(":id"), municipal, async (c) => {
  const subject = await subjectOf(c, idParam(c));
  const outcome = await enableOperator(c.var.office.database.register, actOf(c), subject);
  return afterStep(c, { id: subject.id, outcome, done: "enabled" });
});

operatorStepRoutes.post(paths.operatorPin(":id"), municipal, async (c) => {
  const subject = await subjectOf(c, idParam(c));
  const outcome = await reissuePin(c.var.office.database.register, actOf(c), subject);
  if (outcome.kind !== "done") return afterStep(c, { id: subject.id, outcome });
  const body = <IssuedPinPage {...outcome.value} done="PINを再発行しました。" />;
  return respondPage(c, { title: "PINの発行", tab: paths.accounts, body });
});

async function subjectOf(c: OperatorContext, id: string): Promise<OperatorSubject> {
  return { id, version: versionOf(await typedFields(c)) };
}

const DONE: Record<string, string> = {
  changed: "更新しました。",
  disabled: "停止しました。",
  enabled: "再開しました。",
};

interface Step {
  id: string;
  outcome: OperatorOutcome<unknown>;
  /** Of the form, when it had one. */
  typed?: Typed;
  done?: string;
}

function afterStep(c: OperatorContext, { id, outcome, typed, done }: Step) {
  switch (outcome.kind) {
    case "done":
      return c.redirect(`${paths.operator(id)}?done=${done}`, 303);
    case "refused": {
      const problems = [{ field: "operatorName", message: outcome.message }];
      return respondOperator(c, id, { typed, problems });
    }
    case "overtaken":
      return respondOperator(c, id, { typed, isOvertaken: true });
  }
}

interface Refusal {
  typed?: Typed;
  problems?: FormProblem[];
  isOvertaken?: true;
}

/** The 担当者 as they are now: 409 when somebody was faster, 422 when it was refused. */
async function respondOperator(
  c: OperatorContext,
  id: string,
  refusal?: Refusal,
): Promise<Response> {
  const { register } = c.var.office.database;
  const operator = await findOperator(register, c.var.actor.municipalityCode, id);
  const { typed = operatorTexts(operator), problems, isOvertaken } = refusal ?? {};
  const done = refusal ? undefined : DONE[c.req.query("done") ?? ""];
  const page = { operator, venues: await venuesOf(c), typed, problems, isOvertaken, done };
  const title = `${refusal ? "確認：" : ""}担当者の内容`;
  const status = refusal ? isOvertaken ? 409 : 422 : 200;
  return respondPage(c, { title, tab: paths.accounts, body: <OperatorPage {...page} />, status });
}
