import { AppError } from "../domain/app_error.ts";
import { pairId, type PersonPair } from "../domain/duplicate/person_pair.ts";
import type { Result } from "../domain/result.ts";
import { paths } from "../views/paths.ts";
import type { Context } from "hono";
import type { AppEnv } from "./app_env.ts";
import { type MunicipalContext, respondComparison, viewComparison } from "./respond_comparison.tsx";

/** Does the work and shows the pair as it then is; a refusal is 422, a conflict 409. */
export async function answerPair(
  c: MunicipalContext & Pick<Context<AppEnv>, "redirect">,
  pair: PersonPair,
  work: () => Promise<Result<void>>,
): Promise<Response> {
  try {
    const done = await work();
    if (done.ok) return c.redirect(paths.duplicate(pairId(pair)), 303);
    const problems = [{ field: "", message: done.message }];
    return await respondComparison(c, await viewComparison(c, pair), { problems });
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    const view = await viewComparison(c, pair);
    return await respondComparison(c, { ...view, overtaken: error.message }, {});
  }
}
