import { type Context, Hono } from "hono";
import { listAnomalies, WATCHED_DAYS } from "../db/watch/list_anomalies.ts";
import { listReceived } from "../db/watch/list_received.ts";
import { findAnomaly, reviewAnomaly } from "../db/watch/review_anomaly.ts";
import type { ManagingActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { ViewingPeriod, WHOLE_TIME } from "../domain/record/viewing_period.ts";
import { AnomalyReviewForm } from "../domain/transfer/anomaly_review.ts";
import { readReceivedFilter } from "../domain/transfer/received_filter.ts";
import { paths } from "../views/paths.ts";
import { AnomaliesPage } from "../views/watch/anomalies_page.tsx";
import { AnomalyPage, type RefusedReview } from "../views/watch/anomaly_page.tsx";
import { ReceivedPage } from "../views/watch/received_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { managing, municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { pageNumber } from "./page_number.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** Against misuse: the inquiries a municipality received, and what is odd about its own. */
export const watchRoutes = new Hono<AppEnv>();

const tab = paths.transfers;
const PAGE_LENGTH = 50;

watchRoutes.get(paths.receivedInquiries, municipal, async (c) => {
  const query = c.req.query();
  const form = parseForm(ViewingPeriod, { from: query.from ?? "", to: query.to ?? "" });
  const filter = readReceivedFilter(query, form.ok ? form.value : WHOLE_TIME);
  const page = pageNumber(query.page);
  const wanted = { filter, limit: PAGE_LENGTH, offset: (page - 1) * PAGE_LENGTH };
  const { register } = c.var.office.database;
  const found = await listReceived(register, c.var.actor.municipalityCode, wanted);
  const pageCount = Math.max(1, Math.ceil(found.total / PAGE_LENGTH));
  const problems = form.ok ? [] : form.problems;
  const shown = { ...found, filter, typed: form.typed, problems, page, pageCount };
  return respondPage(c, {
    title: form.ok ? "受けた照会の一覧" : "エラー：受けた照会の一覧",
    tab,
    body: <ReceivedPage {...shown} />,
    status: form.ok ? 200 : 422,
  });
});

watchRoutes.get(paths.anomalies, managing, async (c) => {
  const { register } = c.var.office.database;
  const anomalies = await listAnomalies(register, c.var.actor.municipalityCode, c.var.at);
  const body = <AnomaliesPage anomalies={anomalies} days={WATCHED_DAYS} />;
  return respondPage(c, { title: "照会の点検", tab, body });
});

type ManagerContext = Context<AppEnv & { Variables: { actor: ManagingActor } }>;

watchRoutes.get(paths.anomaly(":id"), managing, (c) => respondAnomaly(c));

watchRoutes.post(paths.anomaly(":id"), managing, async (c) => {
  const form = parseForm(AnomalyReviewForm, await typedFields(c));
  if (!form.ok) return respondAnomaly(c, form);
  const { reviewNote: note, seenUntil } = form.value;
  try {
    const review = { id: idParam(c), seenUntil, note };
    await reviewAnomaly(c.var.office.database.register, actOf(c), review);
    return c.redirect(paths.anomalies, 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    return await respondAnomaly(c, {
      typed: form.typed,
      problems: [],
      overtaken: error.message,
    });
  }
});

/** 422 or 409 when 確認した was refused. */
async function respondAnomaly(c: ManagerContext, refused?: RefusedReview): Promise<Response> {
  const found = await findAnomaly(c.var.office.database.register, actOf(c), idParam(c));
  return respondPage(c, {
    title: refused ? "エラー：照会の点検" : "照会の点検",
    tab,
    body: <AnomalyPage {...found} refused={refused} />,
    status: !refused ? 200 : refused.overtaken ? 409 : 422,
  });
}
