import { Hono } from "hono";
import {
  listDistinctPairs,
  listDuplicates,
  MOST_COUNTED,
} from "../db/duplicate/list_duplicates.ts";
import { lookUpPair } from "../db/duplicate/look_up_pair.ts";
import { markDistinct, withdrawDistinction } from "../db/duplicate/mark_distinct.ts";
import { ComparedNumbersForm, missingNumber } from "../domain/duplicate/compared_numbers.ts";
import { DistinctionForm, distinctionReason } from "../domain/duplicate/distinction_reason.ts";
import { pairId } from "../domain/duplicate/person_pair.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { DuplicatesPage } from "../views/duplicate/duplicates_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import { answerPair } from "./answer_pair.ts";
import type { AppEnv } from "./app_env.ts";
import {
  type MunicipalContext,
  pairParam,
  respondComparison,
  viewComparison,
} from "./respond_comparison.tsx";
import { municipal } from "./guard.ts";
import { mergeRoutes } from "./merge_routes.tsx";
import { pageNumber } from "./page_number.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 照会・補正 › 重複の確認. */
export const duplicateRoutes = new Hono<AppEnv>();

const PAGE_LENGTH = 20;
const DISTINCT_LENGTH = 20;

duplicateRoutes.route("/", mergeRoutes);

duplicateRoutes.get(paths.duplicates, municipal, (c) => respondDuplicates(c, {}));

duplicateRoutes.post(paths.duplicates, municipal, async (c) => {
  const form = parseForm(ComparedNumbersForm, await typedFields(c));
  if (!form.ok) return await respondDuplicates(c, form);
  const { first, second } = form.value;
  const found = await lookUpPair(c.var.office.database.register, actOf(c), [first, second]);
  if (found.kind === "pair") return c.redirect(paths.duplicate(pairId(found.pair)), 303);
  return await respondDuplicates(c, { typed: form.typed, problems: [missingNumber(found)] });
});

duplicateRoutes.get(paths.duplicate(":id"), municipal, async (c) => {
  return await respondComparison(c, await viewComparison(c, pairParam(c)), {});
});

duplicateRoutes.post(paths.duplicateDistinction(":id"), municipal, async (c) => {
  const pair = pairParam(c);
  const form = parseForm(DistinctionForm, await typedFields(c));
  if (!form.ok) return await respondComparison(c, await viewComparison(c, pair), form);
  const reason = distinctionReason(form.value);
  return await answerPair(
    c,
    pair,
    () => markDistinct(c.var.office.database.register, actOf(c), { pair, reason }),
  );
});

duplicateRoutes.post(paths.distinctionWithdrawal(":id"), municipal, async (c) => {
  const pair = pairParam(c);
  return await answerPair(
    c,
    pair,
    () => withdrawDistinction(c.var.office.database.register, actOf(c), pair),
  );
});

/** The list as it is now; 422 when two numbers make no pair. */
async function respondDuplicates(
  c: MunicipalContext,
  { typed, problems = [] }: { typed?: Typed; problems?: readonly FormProblem[] },
): Promise<Response> {
  const { register } = c.var.office.database;
  const asked = { page: pageNumber(c.req.query("page")), length: PAGE_LENGTH };
  const { count, ...list } = await listDuplicates(register, actOf(c), asked);
  const distinct = await listDistinctPairs(register, actOf(c), DISTINCT_LENGTH);
  const counted = { pairs: count, isMore: count >= MOST_COUNTED };
  const props = { ...list, count: counted, distinct, typed, problems };
  return await respondPage(c, {
    title: problems.length > 0 ? "エラー：重複の確認" : "重複の確認",
    tab: paths.search,
    body: <DuplicatesPage {...props} />,
    status: problems.length > 0 ? 422 : 200,
  });
}
