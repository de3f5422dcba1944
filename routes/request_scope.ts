import { createMiddleware } from "hono/factory";
import { v7 as uuid } from "uuid";
import { routePath } from "hono/route";
import type { AppEnv, Office } from "./app_env.ts";

/** Gives each request its id and instant, and logs it: the route's pattern, never its values. */
export function requestScope(office: Office) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now();
    c.set("office", office);
    c.set("requestId", uuid());
    c.set("at", office.now());
    await next();
    c.header("x-request-id", c.var.requestId);
    office.log({
      request: c.var.requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    });
  });
}
