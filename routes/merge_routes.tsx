import { Hono } from "hono";
import { mergePeople } from "../db/duplicate/merge_people.ts";
import type { ComparedPair } from "../domain/duplicate/compared_pair.ts";
import { type MergeChoice, readMergeChoice } from "../domain/duplicate/merge_choice.ts";
import type { PersonPair } from "../domain/duplicate/person_pair.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { changeReason, ChangeReasonForm } from "../domain/record/change_reason.ts";
import { MergeConfirmationPage } from "../views/duplicate/merge_confirmation_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import { answerPair } from "./answer_pair.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import {
  type MunicipalContext,
  pairParam,
  respondComparison,
  viewComparison,
} from "./respond_comparison.tsx";
import { municipal } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 重複の確認 › 統合する → 統合の確認 → 統合する. */
export const mergeRoutes = new Hono<AppEnv>();

mergeRoutes.post(paths.duplicatePreview(":id"), municipal, async (c) => {
  const asked = await askedMerge(c, pairParam(c));
  if (asked instanceof Response) return asked;
  return await respondConfirmation(c, asked, []);
});

mergeRoutes.post(paths.duplicateMerge(":id"), municipal, async (c) => {
  const pair = pairParam(c);
  const asked = await askedMerge(c, pair);
  if (asked instanceof Response) return asked;
  const { choice, typed } = asked;
  const form = parseForm(ChangeReasonForm, typed);
  if (!form.ok) return await respondConfirmation(c, asked, form.problems);
  const merging = { pair, choice, seen: typed.seen ?? "", reason: changeReason(form.value) };
  return await answerPair(c, pair, () => {
    const { database: { register }, sealers } = c.var.office;
    return mergePeople({ register, sealers }, actOf(c), merging);
  });
});

interface AskedMerge {
  compared: ComparedPair;
  choice: MergeChoice;
  typed: Typed;
}

/** What the form chose; or the comparison again, when that is not to be had (or to choose anew). */
async function askedMerge(c: MunicipalContext, pair: PersonPair): Promise<AskedMerge | Response> {
  const typed = await typedFields(c);
  const view = await viewComparison(c, pair, typed.seen ?? "");
  if (view.overtaken || typed.step === "choose") return await respondComparison(c, view, { typed });
  const choice = readMergeChoice(view.compared, typed);
  if (!choice.ok) return await respondComparison(c, view, { typed, problems: choice.problems });
  return { compared: view.compared, choice: choice.value, typed };
}

function respondConfirmation(
  c: RequestContext,
  asked: AskedMerge,
  problems: readonly FormProblem[],
): Promise<Response> {
  return respondPage(c, {
    title: problems.length > 0 ? "エラー：統合の確認" : "統合の確認",
    tab: paths.search,
    body: <MergeConfirmationPage {...asked} problems={problems} />,
    status: problems.length > 0 ? 422 : 200,
  });
}
