import { Hono } from "hono";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";

/**
 * What a balancer asks: whether the process lives, and whether to send it requests. Without session,
 * from any host name, and in no log.
 */
export const probeRoutes = new Hono<AppEnv>();

probeRoutes.get(paths.health, (c) => c.text("ok"));

probeRoutes.get(paths.readiness, async (c) => {
  const { readiness, database } = c.var.office;
  const reason = await readiness.lookAt(database);
  return reason ? c.text(reason, 503) : c.text("ok");
});

const PROBES: ReadonlySet<string> = new Set([paths.health, paths.readiness]);

export function isProbe(path: string): boolean {
  return PROBES.has(path);
}
