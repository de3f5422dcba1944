import { Hono } from "hono";
import { listWorkers } from "../db/operator/list_operators.ts";
import { keepOperator } from "../db/operator/operator_standing.ts";
import { LOCK_QUERY, OperatorEntered, OperatorLockForm } from "../views/operator/operator_bar.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { venue } from "./guard.ts";
import { type EntryOutcome, type StationContext, tryEntry } from "./operator_entry.ts";
import { typedFields } from "./parse_form.ts";
import { isFragmentRequest } from "./respond.tsx";
import { respondEntry } from "./working_operator.tsx";

/** 担当者の確認: who begins to work at the tablet, or takes over. */
export const operatorEntryRoutes = new Hono<AppEnv>();

operatorEntryRoutes.get(paths.venueOperator, venue, async (c) => {
  const standing = await keepOperator(c.var.office.database.register, c.var.actor, c.var.at);
  if (standing.kind === "not_asked") return c.redirect(paths.venue, 303);
  const outcome = { kind: "asked" as const, problems: [] };
  if (isLock(c, c.req.query("as"))) return respondLock(c, outcome);
  return respondEntry(c, { action: paths.venueOperator, kept: { back: paths.venue }, outcome });
});

operatorEntryRoutes.post(paths.venueOperator, venue, async (c) => {
  const typed = await typedFields(c);
  const standing = await keepOperator(c.var.office.database.register, c.var.actor, c.var.at);
  if (standing.kind === "not_asked") return c.redirect(paths.venue, 303);
  const outcome = await tryEntry(c, typed, standing);
  if (isLock(c, typed.as)) return respondLock(c, outcome, typed.operatorId);
  const back = pageOfVenue(typed.back);
  if (outcome.kind === "working") return c.redirect(back, 303);
  const { operatorId } = typed;
  return respondEntry(c, { action: paths.venueOperator, kept: { back }, operatorId, outcome });
});

function isLock(c: StationContext, as: string | undefined): boolean {
  return as === LOCK_QUERY && isFragmentRequest(c);
}

/** Inside the page that waits behind the lock. */
async function respondLock(
  c: StationContext,
  outcome: EntryOutcome,
  operatorId?: string,
): Promise<Response> {
  if (outcome.kind === "working") return c.html(<OperatorEntered operator={outcome.operator} />);
  const workers = await listWorkers(c.var.office.database.register, c.var.actor);
  const { problems, first } = outcome;
  const form = (
    <OperatorLockForm
      workers={workers}
      first={first}
      operatorId={operatorId}
      problems={problems}
    />
  );
  return c.html(form, problems.length > 0 ? 422 : 200);
}

/** Only a page of the venue's menu is gone back to, never an address from elsewhere. */
function pageOfVenue(back = ""): string {
  return /^\/venue(\/[a-z0-9-]+)*$/.test(back) ? back : paths.venue;
}
