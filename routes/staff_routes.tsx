import { Hono } from "hono";
import { registerColleague, registerVenue } from "../db/account/register_staff.ts";
import { listStaff } from "../db/account/staff_accounts.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import type { StaffKind } from "../domain/account/staff_account.ts";
import { ColleagueForm, VenueForm } from "../domain/account/staff_form.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { AccountsPage } from "../views/staff/accounts_page.tsx";
import { KIND_WORDS } from "../views/staff/staff_words.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { managing, municipal } from "./guard.ts";
import { pageNumber } from "./page_number.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { respondSetupCard } from "./respond_setup_card.tsx";
import { staffAccountRoutes } from "./staff_account_routes.tsx";

/** アカウント登録: who of a municipality may sign in. */
export const staffRoutes = new Hono<AppEnv>();

type StaffContext = RequestContext & { var: { actor: MunicipalActor } };

staffRoutes.get(paths.accounts, municipal, (c) => respondAccounts(c, { kind: "venue" }));

staffRoutes.post(paths.accounts, municipal, async (c) => {
  const form = parseForm(VenueForm, await typedFields(c));
  if (!form.ok) return respondAccounts(c, { kind: "venue", ...form });
  const added = await registerVenue(c.var.office.database.gate, actOf(c), form.value);
  if (!added.ok) return respondAccounts(c, { kind: "venue", ...form, problems: taken(added) });
  return respondSetupCard(c, { ...added.value, done: "ログインIDを登録しました。" });
});

staffRoutes.get(paths.colleagues, managing, (c) => respondAccounts(c, { kind: "municipal" }));

staffRoutes.post(paths.colleagues, managing, async (c) => {
  const form = parseForm(ColleagueForm, await typedFields(c));
  if (!form.ok) return respondAccounts(c, { kind: "municipal", ...form });
  const added = await registerColleague(c.var.office.database.gate, actOf(c), form.value);
  if (!added.ok) return respondAccounts(c, { kind: "municipal", ...form, problems: taken(added) });
  return respondSetupCard(c, { ...added.value, done: "職員のログインIDを登録しました。" });
});

staffRoutes.route("/", staffAccountRoutes);

function taken({ message }: { message: string }): FormProblem[] {
  return [{ field: "loginId", message }];
}

interface Shown {
  kind: StaffKind;
  typed?: Typed;
  /** Why the form was refused. */
  problems?: FormProblem[];
}

/** The list of a kind as it is now; 422 with a form that was refused. */
async function respondAccounts(
  c: StaffContext,
  { kind, typed, problems }: Shown,
): Promise<Response> {
  const { at, actor, office } = c.var;
  const body = (
    <AccountsPage
      kind={kind}
      accounts={await listStaff(office.database.gate, actor, kind)}
      role={actor.role}
      now={at}
      page={pageNumber(c.req.query("page"))}
      done={!problems && c.req.query("done") === "removed"
        ? "ログインIDを削除しました。"
        : undefined}
      typed={typed}
      problems={problems}
    />
  );
  const title = `${problems ? "エラー：" : ""}${KIND_WORDS[kind].title}`;
  return respondPage(c, { title, tab: paths.accounts, body, status: problems ? 422 : 200 });
}
