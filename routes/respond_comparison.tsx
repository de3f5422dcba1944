import { viewPair } from "../db/duplicate/look_up_pair.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { type ChangedRow, changedSince } from "../domain/duplicate/changed_since.ts";
import type { ComparedPair } from "../domain/duplicate/compared_pair.ts";
import { defaultChoices } from "../domain/duplicate/merge_choice.ts";
import { parsePairId, type PersonPair } from "../domain/duplicate/person_pair.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { ComparisonPage } from "../views/duplicate/comparison_page.tsx";
import type { PairStanding } from "../views/duplicate/pair_messages.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { RequestContext } from "./app_env.ts";
import { respondPage } from "./respond.tsx";

export type MunicipalContext = RequestContext & { var: { actor: MunicipalActor } };

/** Two records as they are now. */
export interface ComparedView {
  compared: ComparedPair;
  standing: PairStanding;
  changed: readonly ChangedRow[];
  /** Why what was chosen is no longer to be done. */
  overtaken?: string;
}

/** The `:id` of a path as two recipients. */
export function pairParam(c: { req: { param(name: "id"): string } }): PersonPair {
  const pair = parsePairId(c.req.param("id"));
  if (pair) return pair;
  throw new AppError("not_found", "アドレスが正しくありません。一覧から選び直してください。");
}

/** Looks at both; with `seen`, the form's, also whether they are still as its page showed them. */
export async function viewComparison(
  c: MunicipalContext,
  pair: PersonPair,
  seen?: string,
): Promise<ComparedView> {
  const view = await viewPair(c.var.office.database.register, actOf(c), pair);
  if (seen === undefined) return { ...view, changed: [] };
  const changed = changedSince(seen, view.compared);
  return { ...view, changed, overtaken: overtakenBy(view.standing, changed) };
}

function overtakenBy(
  { merge, mark }: PairStanding,
  changed: readonly ChangedRow[],
): string | undefined {
  if (merge) return "画面を開いたあとに、この2件の記録は統合されました。";
  if (mark) return "画面を開いたあとに、この2件は「別人」とされました。";
  if (changed.length === 0) return undefined;
  return "画面を開いたあとに、次のところが変わりました。まだ何も変えていません。" +
    "今の内容を確かめて、もう一度選んでください。";
}

interface Asked {
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** The comparison: 422 with problems, 409 when somebody else was faster. */
export function respondComparison(
  c: RequestContext,
  view: ComparedView,
  { typed = {}, problems = [] }: Asked,
): Promise<Response> {
  const status = view.overtaken ? 409 : problems.length > 0 ? 422 : 200;
  // Who was overtaken chooses anew: what was chosen may be gone.
  const chosen = view.overtaken ? {} : typed;
  const choices = { ...defaultChoices(view.compared), ...chosen };
  return respondPage(c, {
    title: status === 200 ? "2件の記録を比べる" : "エラー：2件の記録を比べる",
    tab: paths.search,
    body: <ComparisonPage {...view} typed={choices} problems={problems} />,
    status,
  });
}
