import { type Span, trace } from "@opentelemetry/api";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { v7 as uuid } from "uuid";
import type { AppEnv, Office } from "./app_env.ts";
import { type CurrentRequest, forRequest } from "./current_request.ts";
import { isProbe } from "./probe_routes.ts";
import { routePattern } from "./route_pattern.ts";

/**
 * Gives each request its id and instant, counts it, and logs it: the route's pattern, never its
 * values. Probes come all the time and are neither counted nor logged.
 */
export function requestScope(office: Office) {
  return createMiddleware<AppEnv>(async (c, next) => {
    c.set("office", office);
    c.set("requestId", uuid());
    c.set("at", office.now());
    if (isProbe(c.req.path)) await next();
    else await observed(c, next);
    c.header("x-request-id", c.var.requestId);
  });
}

async function observed(c: Context<AppEnv>, next: () => Promise<void>): Promise<void> {
  const { office: { meters, log }, requestId: request, at } = c.var;
  const started = performance.now();
  // Where there is a trace (OTEL_DENO=true), Deno has begun a span; what is done for it hangs below.
  const span = trace.getActiveSpan();
  meters.begin();
  await forRequest(currentOf(c), next);
  const ms = performance.now() - started;
  const answered = { request, method: c.req.method, route: routePattern(c), status: c.res.status };
  meters.end({ ...answered, at, ms });
  if (span) describeSpan(span, answered);
  log({ ...answered, ms: Math.round(ms), trace: span?.spanContext().traceId });
}

/** The route is known only once the request has come to it. */
function currentOf(c: Context<AppEnv>): CurrentRequest {
  return {
    id: c.var.requestId,
    get route() {
      return `${c.req.method} ${routePattern(c)}`;
    },
  };
}

function describeSpan(
  span: Span,
  { request, method, route }: { request: string; method: string; route: string },
): void {
  span.updateName(`${method} ${route}`);
  span.setAttribute("http.route", route);
  span.setAttribute("vrs.request", request);
}
