import { Hono } from "hono";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { operatorsOnly } from "./operators_only.ts";
import { metricsOf } from "./sounding_meters.ts";

/** What Prometheus asks for; neither it nor a balancer has a session. */
export const metricsRoutes = new Hono<AppEnv>();

metricsRoutes.get(paths.metrics, operatorsOnly, async (c) => {
  const { office } = c.var;
  c.header("content-type", office.meters.registry.contentType);
  return c.body(await metricsOf(office));
});
