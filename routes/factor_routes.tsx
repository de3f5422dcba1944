import { Hono } from "hono";
import { hasFactor, listFactors } from "../db/factor/list_factors.ts";
import { openWithFactor } from "../db/factor/open_with_factor.ts";
import { makeRecoveryCodes } from "../db/factor/recovery_codes.ts";
import { type FactorChoice, removeFactor } from "../db/factor/remove_factor.ts";
import { isSteppedUp, keepStepUp } from "../db/factor/step_up.ts";
import { stepUpByPassword } from "../db/factor/step_up_by_password.ts";
import type { AccountKind } from "../domain/account/account_kind.ts";
import { PasswordForm } from "../domain/account/factor_forms.ts";
import type { FormProblem } from "../domain/form_problem.ts";
import { AT_FIRST_SIGN_IN, AT_OWN_FACTORS } from "../views/factor/add_factor_page.tsx";
import { FactorsPage } from "../views/factor/factors_page.tsx";
import { RecoveryCodesPage } from "../views/factor/recovery_codes_page.tsx";
import { AT_SIGN_IN, STEP_UP } from "../views/factor/show_factor_page.tsx";
import { StepUpPasswordPage } from "../views/factor/step_up_password_page.tsx";
import { homePath } from "../views/layout/tabs.ts";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { factorAddingRoutes } from "./factor_adding_routes.tsx";
import {
  changingFactors,
  type FactorContext,
  factorVisit,
  owesFactor,
  owesFirstFactor,
  ownFactors,
  steppingUp,
} from "./factor_guard.ts";
import { factorShowingRoutes } from "./factor_showing_routes.tsx";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { sessionCircumstances } from "./session_circumstances.ts";
import { setSessionCookie } from "./session_cookie.ts";

/** Second factors: choosing them, and showing one at sign-in. */
export const factorRoutes = new Hono<AppEnv>();

factorRoutes.route(
  "/",
  factorShowingRoutes({
    guard: owesFactor,
    place: AT_SIGN_IN,
    async done(c, method) {
      const kind = await openSession(c);
      // Who needed a リカバリーコード has lost something, and fewer of them are left.
      return c.redirect(method === "recovery_code" ? paths.factors : homePath(kind), 303);
    },
  }),
);

factorRoutes.route(
  "/",
  factorAddingRoutes({
    guard: owesFirstFactor,
    place: AT_FIRST_SIGN_IN,
    when: "as_first",
    async done(c, { recoveryCodes = [] }) {
      await openSession(c);
      return await respondCodes(c, { codes: recoveryCodes, next: paths.home });
    },
  }),
);

factorRoutes.route(
  "/",
  factorShowingRoutes({
    guard: steppingUp,
    place: STEP_UP,
    async done(c) {
      await keepStepUp(c.var.office.database.gate, factorVisit(c), "factor");
      return c.redirect(paths.factors, 303);
    },
  }),
);

factorRoutes.route(
  "/",
  factorAddingRoutes({
    guard: changingFactors,
    place: AT_OWN_FACTORS,
    when: "always",
    async done(c, { recoveryCodes }) {
      if (!recoveryCodes) return c.redirect(paths.factors, 303);
      return await respondCodes(c, { codes: recoveryCodes, next: paths.factors });
    },
  }),
);

factorRoutes.get(paths.factors, ownFactors, (c) => respondFactors(c, []));

factorRoutes.get(paths.stepUpPassword, ownFactors, (c) => {
  return respondPage(c, { title: "パスワードの確認", body: <StepUpPasswordPage /> });
});

factorRoutes.post(paths.stepUpPassword, ownFactors, async (c) => {
  const { gate } = c.var.office.database;
  const form = parseForm(PasswordForm, await typedFields(c));
  const steppedUp = form.ok
    ? await stepUpByPassword(gate, factorVisit(c), form.value.password)
    : undefined;
  if (steppedUp?.ok) return c.redirect(paths.factors, 303);
  const problems = form.ok ? [{ field: "password", message: steppedUp!.message }] : form.problems;
  const body = <StepUpPasswordPage problems={problems} />;
  return respondPage(c, { title: "エラー：パスワードの確認", body, status: 422 });
});

factorRoutes.post(paths.totpRemoval, changingFactors, (c) => remove(c, { method: "totp" }));

factorRoutes.post(paths.passkeyRemoval(":id"), changingFactors, (c) => {
  return remove(c, { method: "passkey", id: idParam(c) });
});

factorRoutes.post(paths.recoveryCodes, changingFactors, async (c) => {
  const { gate } = c.var.office.database;
  if (!hasFactor(await listFactors(gate, c.var.holder.accountId))) {
    return c.redirect(paths.factors, 303);
  }
  const codes = await makeRecoveryCodes(gate, factorVisit(c));
  return await respondCodes(c, { codes, next: paths.factors });
});

async function openSession(c: FactorContext): Promise<AccountKind> {
  const { gate } = c.var.office.database;
  const opened = await openWithFactor(gate, c.var.holder, sessionCircumstances(c));
  setSessionCookie(c, opened.token);
  return opened.kind;
}

async function remove(c: FactorContext, choice: FactorChoice): Promise<Response> {
  const { database: { gate }, configuration: { VRS_SECOND_FACTOR: rule } } = c.var.office;
  const removed = await removeFactor(gate, factorVisit(c), { choice, rule });
  if (removed.ok) return c.redirect(paths.factors, 303);
  return respondFactors(c, [{ field: "", message: removed.message }]);
}

async function respondFactors(c: FactorContext, problems: readonly FormProblem[]) {
  const { database: { gate }, configuration: { VRS_SECOND_FACTOR: rule } } = c.var.office;
  const { holder, at } = c.var;
  const factors = await listFactors(gate, holder.accountId);
  const isOpen = await isSteppedUp(gate, holder, at);
  const body = <FactorsPage factors={factors} rule={rule} steppedUp={isOpen} problems={problems} />;
  const [title, status] = problems.length > 0
    ? ["エラー：二要素認証", 422 as const]
    : ["二要素認証", 200 as const];
  return respondPage(c, { title, body, status });
}

/** Only this answer ever shows them. */
function respondCodes(c: FactorContext, page: { codes: readonly string[]; next: string }) {
  return respondPage(c, { title: "リカバリーコード", body: <RecoveryCodesPage {...page} /> });
}
