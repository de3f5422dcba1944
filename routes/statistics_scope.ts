import { recordVisit } from "../db/audit.ts";
import type { StatisticalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import {
  type CoverageArea,
  isWithin,
  lookupArea,
  WHOLE_NATION,
} from "../domain/tally/coverage_area.ts";
import type { RequestContext } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";

export type StatisticalContext = RequestContext & { var: { actor: StatisticalActor } };

/** The largest area whose figures an account may see. */
export function homeOf(actor: StatisticalActor): CoverageArea {
  if (actor.kind === "national") return WHOLE_NATION;
  const home = lookupArea(actor.prefectureCode);
  if (home) return home;
  throw new AppError("forbidden", "このIDの都道府県がわかりません。運用者に依頼してください。");
}

/**
 * The area of this code, if the account may see its figures: a prefecture sees its own and those of
 * its municipalities. That another was asked for is in the audit.
 */
export async function readableArea(c: StatisticalContext, code: string): Promise<CoverageArea> {
  const area = lookupArea(code);
  if (!area) throw new AppError("not_found", "その地域はありません。一覧から選び直してください。");
  if (!isWithin(area, homeOf(c.var.actor))) throw await refusal(c);
  return area;
}

/** Leaves the refusal in the audit, and answers what to throw. */
export async function refusal(c: StatisticalContext): Promise<AppError> {
  const detail = { reason: "area", method: c.req.method, route: c.req.routePath };
  await recordVisit(c.var.office.database.gate, visitOf(c), { act: "access_refused", detail });
  return new AppError(
    "forbidden",
    "管内の集計だけを表示できます。「統計」から地域を選び直してください。",
  );
}

/** Who asks, for an audit that no municipality keeps. */
export function visitOf(c: StatisticalContext) {
  return {
    ...c.var.actor,
    at: c.var.at,
    municipalityCode: null,
    address: clientAddress(c),
    requestId: c.var.requestId,
  };
}
