import { createMiddleware } from "hono/factory";
import type { AppEnv, Office } from "./app_env.ts";

/**
 * Set by a reverse proxy that asks another server when it is answered 502, as nginx does for GET, and
 * lets this one be for a while. nginx cannot be told otherwise that a server is about to stop: it asks
 * nobody for their readiness. Not 503, which every server answers while their database is gone.
 */
export const TRIES_NEXT = "x-vrs-tries-next";

/**
 * Sends everybody elsewhere before a server stops: balancers by `/readyz`, kept connections by
 * `Connection: close`, pages that follow something by the end of their stream. Requests are answered
 * all the while, once `readiness` says draining. Resolves after VRS_DRAIN_SECONDS, or when `hurry`
 * does.
 */
export async function drain(office: Office, hurry: Promise<unknown>): Promise<void> {
  const seconds = office.configuration.VRS_DRAIN_SECONDS;
  if (seconds === 0) return;
  office.log({ draining: true, seconds });
  await office.newsFeed.close();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, seconds * 1_000);
  await Promise.race([promise, hurry]);
  clearTimeout(timer);
}

/** What `drain` promises of each answer. */
export const whileDraining = ({ readiness }: Office) =>
  createMiddleware<AppEnv>(async (c, next) => {
    // Never what changes something: it is done here as long as it comes here.
    const canGoOn = c.req.method === "GET" && c.req.header(TRIES_NEXT) !== undefined;
    if (readiness.draining && canGoOn) return c.text("draining", 502, { connection: "close" });
    await next();
    if (readiness.draining) c.header("connection", "close");
  });
