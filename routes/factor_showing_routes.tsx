import { Hono } from "hono";
import { listFactors } from "../db/factor/list_factors.ts";
import { showFactor, type ShownFactor } from "../db/factor/show_factor.ts";
import { askForPasskey } from "../db/factor/spend_passkey.ts";
import { PasskeyForm, RecoveryForm, TotpForm } from "../domain/account/factor_forms.ts";
import type { FactorMethod } from "../domain/account/second_factor.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { ShowFactorPage, type ShowingPlace } from "../views/factor/show_factor_page.tsx";
import {
  type FactorContext,
  type FactorEnv,
  type FactorGuard,
  factorKeeping,
  factorVisit,
} from "./factor_guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { relyingParty } from "./relying_party.ts";
import { respondPage } from "./respond.tsx";

/** Where a second factor is shown: after the password, or to confirm who one is. */
export interface ShowingStage {
  guard: FactorGuard;
  place: ShowingPlace;
  done(c: FactorContext, method: FactorMethod): Promise<Response>;
}

/** Asks for a second factor. Codes work without JavaScript. */
export function factorShowingRoutes(stage: ShowingStage): Hono<FactorEnv> {
  const { guard, place } = stage;
  const routes = new Hono<FactorEnv>();

  routes.get(place.page, guard, (c) => respondShowing(c, stage, {}));

  routes.post(place.page, guard, async (c) => {
    const typed = await typedFields(c);
    const code = codeOf(typed);
    if (!code.ok) return respondShowing(c, stage, { problems: code.problems });
    return await judge(c, stage, code.value);
  });

  routes.post(place.passkeyOptions, guard, async (c) => {
    const { gate } = c.var.office.database;
    return c.json(await askForPasskey(gate, factorVisit(c), relyingParty(c)));
  });

  routes.post(place.passkey, guard, async (c) => {
    const form = parseForm(PasskeyForm, await typedFields(c));
    if (!form.ok) return respondShowing(c, stage, { problems: atPage(form.problems) });
    const { answer } = form.value;
    return await judge(c, stage, { method: "passkey", answer, party: relyingParty(c) });
  });

  return routes;
}

/** Which of the two codes was sent: each has a form of its own. */
function codeOf(
  typed: Typed,
): { ok: true; value: ShownFactor } | { ok: false; problems: FormProblem[] } {
  if (typed.recoveryCode !== undefined) {
    const form = parseForm(RecoveryForm, typed);
    if (!form.ok) return form;
    return { ok: true, value: { method: "recovery_code", code: form.value.recoveryCode } };
  }
  const form = parseForm(TotpForm, typed);
  return form.ok ? { ok: true, value: { method: "totp", code: form.value.code } } : form;
}

const FIELDS: Record<FactorMethod, string> = {
  totp: "code",
  recovery_code: "recoveryCode",
  passkey: "",
};

async function judge(c: FactorContext, stage: ShowingStage, shown: ShownFactor) {
  const right = await showFactor(factorKeeping(c), factorVisit(c), shown);
  if (right.ok) return await stage.done(c, shown.method);
  c.var.office.meters.signInFailed("factor");
  const problems = [{ field: FIELDS[shown.method], message: right.message }];
  return respondShowing(c, stage, { problems });
}

/** The browser's answer is no field that anybody sees. */
function atPage(problems: readonly FormProblem[]): FormProblem[] {
  return problems.map(({ message }) => ({ field: "", message }));
}

async function respondShowing(
  c: FactorContext,
  { place }: ShowingStage,
  { problems = [] }: { problems?: readonly FormProblem[] },
): Promise<Response> {
  const { database: { gate }, assets: { urls } } = c.var.office;
  const factors = await listFactors(gate, c.var.holder.accountId);
  const { loginId } = c.var.holder;
  const page = { place, factors, loginId, problems, scriptUrl: urls.passkey };
  const title = problems.length > 0 ? `エラー：${place.title}` : place.title;
  return respondPage(c, {
    title,
    body: <ShowFactorPage {...page} />,
    status: problems.length > 0 ? 422 : 200,
  });
}
