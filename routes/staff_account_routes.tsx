import { type Context, Hono } from "hono";
import {
  changeStaff,
  disableStaff,
  enableStaff,
  issueStaffSetup,
  removeStaff,
  restoreStaff,
} from "../db/account/change_staff.ts";
import { findStaff } from "../db/account/staff_accounts.ts";
import type { StaffOutcome, StaffSubject } from "../db/account/with_staff.ts";
import { resetFactors } from "../db/factor/reset_factors.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import type { StaffAccount } from "../domain/account/staff_account.ts";
import { ColleagueChange, VenueChange } from "../domain/account/staff_form.ts";
import { stepRefusal } from "../domain/account/staff_step.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { AccountPage } from "../views/staff/account_page.tsx";
import { RemovalPage } from "../views/staff/removal_page.tsx";
import { KIND_WORDS } from "../views/staff/staff_words.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { managing, municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { respondSetupCard } from "./respond_setup_card.tsx";
import { versionOf } from "./version_of.ts";

/** アカウント登録 › one login ID. */
export const staffAccountRoutes = new Hono<AppEnv>();

type AccountContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;
type Asked = RequestContext & { var: { actor: MunicipalActor } };

staffAccountRoutes.get(paths.account(":id"), municipal, async (c) => {
  return respondAccount(c, await accountOf(c));
});

staffAccountRoutes.post(paths.account(":id"), municipal, async (c) => {
  const typed = await typedFields(c);
  const account = await accountOf(c);
  const form = parseForm(account.kind === "venue" ? VenueChange : ColleagueChange, typed);
  if (!form.ok) return respondAccount(c, account, form);
  const subject = { ...subjectOf(c, typed), change: form.value };
  const outcome = await changeStaff(c.var.office.database.gate, actOf(c), subject);
  return afterStep(c, { outcome, typed, done: "changed" });
});

staffAccountRoutes.post(paths.accountDisabling(":id"), municipal, async (c) => {
  const subject = subjectOf(c, await typedFields(c));
  const outcome = await disableStaff(c.var.office.database.gate, actOf(c), subject);
  return afterStep(c, { outcome, done: "disabled" });
});

staffAccountRoutes.post(paths.accountEnabling(":id"), municipal, async (c) => {
  const subject = subjectOf(c, await typedFields(c));
  const outcome = await enableStaff(c.var.office.database.gate, actOf(c), subject);
  return afterStep(c, { outcome, done: "enabled" });
});

staffAccountRoutes.get(paths.accountRemoval(":id"), municipal, async (c) => {
  const account = await accountOf(c);
  const { actor } = c.var;
  const refusal = stepRefusal("remove", account, actor);
  if (refusal) return respondAccount(c, account, { problems: [{ field: "", message: refusal }] });
  const body = <RemovalPage account={account} />;
  return respondPage(c, { title: "ログインIDの削除", tab: paths.accounts, body });
});

staffAccountRoutes.post(paths.accountRemoval(":id"), municipal, async (c) => {
  const { kind } = await accountOf(c);
  const subject = subjectOf(c, await typedFields(c));
  const outcome = await removeStaff(c.var.office.database.gate, actOf(c), subject);
  if (outcome.kind !== "done") return afterStep(c, { outcome });
  return c.redirect(`${KIND_WORDS[kind].path}?done=removed`, 303);
});

staffAccountRoutes.post(paths.accountRestoration(":id"), municipal, async (c) => {
  const subject = subjectOf(c, await typedFields(c));
  const outcome = await restoreStaff(c.var.office.database.gate, actOf(c), subject);
  if (outcome.kind !== "done") return afterStep(c, { outcome });
  const done = "ログインIDを元に戻し、新しいURLを発行しました。";
  return respondSetupCard(c, { id: subject.id, setup: outcome.value, done });
});

staffAccountRoutes.post(paths.accountSetup(":id"), municipal, async (c) => {
  const subject = subjectOf(c, await typedFields(c));
  const outcome = await issueStaffSetup(c.var.office.database.gate, actOf(c), subject);
  if (outcome.kind !== "done") return afterStep(c, { outcome });
  const done = "新しい設定用URLを発行しました。前のURLは使えません。";
  return respondSetupCard(c, { id: subject.id, setup: outcome.value, done });
});

staffAccountRoutes.post(paths.accountFactorReset(":id"), managing, async (c) => {
  const id = idParam(c);
  const { gate } = c.var.office.database;
  const reset = await resetFactors(gate, actOf(c), id);
  if (reset.ok) return c.redirect(`${paths.account(id)}?done=factors_reset`, 303);
  const problems = [{ field: "", message: reset.message }];
  return respondAccount(c, await findStaff(gate, c.var.actor, id), { problems });
});

/** What the address says was done. */
const DONE: Record<string, string> = {
  changed: "更新しました。",
  disabled: "停止しました。このIDでログインしていた端末は、もう使えません。",
  enabled: "再開しました。",
  factors_reset: "二要素認証を解除しました。次のログインはパスワードだけで行えます。",
};

function subjectOf(c: AccountContext, typed: Typed): StaffSubject {
  return { id: idParam(c), version: versionOf(typed) };
}

function accountOf(c: AccountContext): Promise<StaffAccount> {
  return findStaff(c.var.office.database.gate, c.var.actor, idParam(c));
}

interface TakenStep {
  outcome: StaffOutcome<unknown>;
  typed?: Typed;
  done?: string;
}

/** On to the account's page, which says what was done, or why it was not. */
async function afterStep(
  c: AccountContext,
  { outcome, typed, done }: TakenStep,
): Promise<Response> {
  if (outcome.kind === "done") return c.redirect(`${paths.account(idParam(c))}?done=${done}`, 303);
  const account = await accountOf(c);
  if (outcome.kind === "overtaken") return respondAccount(c, account, { typed, isOvertaken: true });
  return respondAccount(c, account, { typed, problems: [{ field: "", message: outcome.message }] });
}

interface Refusal {
  typed?: Typed;
  problems?: FormProblem[];
  isOvertaken?: true;
}

/** The account as it is now: 409 when somebody was faster, 422 when it was refused. */
function respondAccount(
  c: Asked,
  account: StaffAccount,
  refusal?: Refusal,
): Promise<Response> {
  const { typed = { remark: account.remark, role: account.role } } = refusal ?? {};
  const body = (
    <AccountPage
      account={account}
      member={c.var.actor}
      now={c.var.at}
      typed={typed}
      problems={refusal?.problems}
      isOvertaken={refusal?.isOvertaken}
      done={refusal ? undefined : DONE[c.req.query("done") ?? ""]}
    />
  );
  const title = `${refusal ? "確認：" : ""}ログインIDの内容`;
  const status = refusal ? refusal.isOvertaken ? 409 : 422 : 200;
  return respondPage(c, { title, tab: paths.accounts, body, status });
}
