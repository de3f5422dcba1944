import { Hono } from "hono";
import { paths } from "../views/paths.ts";
import { StatusBoard, StatusPage } from "../views/status/status_page.tsx";
import type { AppEnv } from "./app_env.ts";
import { operatorsOnly } from "./operators_only.ts";
import { isFragmentRequest, respondPage } from "./respond.tsx";
import { StatusReading } from "./status_report.ts";

/** 稼働状況, for whoever runs the servers. Before the session, which the operator does not have. */
export function statusRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const reading = new StatusReading();

  routes.get(paths.status, operatorsOnly, async (c) => {
    const report = await reading.reportOf(c.var.office);
    // What replaces itself every few seconds is nowhere one could go back to.
    if (isFragmentRequest(c)) return c.html(<StatusBoard report={report} />);
    return respondPage(c, { title: "稼働状況", body: <StatusPage report={report} /> });
  });

  routes.get(paths.statusReport, operatorsOnly, async (c) => {
    return c.json(await reading.reportOf(c.var.office));
  });

  return routes;
}
