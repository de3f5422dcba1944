import type { Next } from "hono";
import { createMiddleware } from "hono/factory";
import { listWorkers } from "../db/operator/list_operators.ts";
import { keepOperator, type OperatorStanding } from "../db/operator/operator_standing.ts";
import type { RegisterActor } from "../domain/account/actor.ts";
import type { WorkingOperator } from "../domain/account/operator.ts";
import type { Typed } from "../domain/form_problem.ts";
import { OperatorEntryPage } from "../views/operator/entry_page.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import {
  type EntryOutcome,
  type StationContext,
  tryEntry,
  withoutEntry,
} from "./operator_entry.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

type StationEnv = AppEnv & { Variables: { actor: RegisterActor } };

/**
 * After a venue's guard, where the municipality wants it: a person works at the tablet, and what the
 * request does is theirs. A form that was sent without one is not lost: it comes back in the page
 * that asks, and goes on to where it was going together with the PIN.
 */
export const workingOperator = createMiddleware<StationEnv>(async (c, next) => {
  const { register } = c.var.office.database;
  return await letWork(c, await keepOperator(register, c.var.actor, c.var.at), next);
});

/** Goes on as the person who works there, or asks who that is. */
export async function letWork(
  c: Becoming,
  standing: OperatorStanding,
  next: Next,
): Promise<Response | void> {
  if (standing.kind === "not_asked") return await next();
  if (standing.kind === "working") {
    become(c, standing.operator);
    return await next();
  }
  const isForm = c.req.method === "POST";
  const typed = isForm ? await typedFields(c) : {};
  const outcome = await tryEntry(c, typed, standing);
  if (outcome.kind === "working") {
    become(c, outcome.operator);
    return await next();
  }
  const { operatorId } = typed;
  return isForm
    ? await respondEntry(c, { action: c.req.path, kept: withoutEntry(typed), operatorId, outcome })
    : await respondEntry(c, { action: paths.venueOperator, kept: { back: c.req.path }, outcome });
}

/** A context that can change who acts in it. */
type Becoming = StationContext & { set(key: "actor", actor: RegisterActor): void };

function become(c: Becoming, operator: WorkingOperator): void {
  const { actor } = c.var;
  if (actor.kind === "venue") c.set("actor", { ...actor, operator });
}

interface Asked {
  action: string;
  /** What was sent to be done, to go on with. */
  kept: Typed;
  operatorId?: string;
  outcome: EntryOutcome & { kind: "asked" };
}

/** The page that asks who works here; 422 when something was sent. */
export async function respondEntry(
  c: StationContext,
  { action, kept, operatorId, outcome }: Asked,
): Promise<Response> {
  const { problems, first } = outcome;
  const body = (
    <OperatorEntryPage
      action={action}
      kept={kept}
      isHeld={action !== paths.venueOperator}
      workers={await listWorkers(c.var.office.database.register, c.var.actor)}
      first={first}
      operatorId={operatorId}
      problems={problems}
    />
  );
  const title = `${problems.length > 0 ? "エラー：" : ""}担当者の確認`;
  const status = c.req.method === "POST" ? 422 : 200;
  return respondPage(c, { title, tab: paths.venue, body, status });
}
