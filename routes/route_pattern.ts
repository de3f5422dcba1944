import type { Context } from "hono";
import { matchedRoutes } from "hono/route";
import type { AppEnv } from "./app_env.ts";

/**
 * The pattern of the route that answers, "/recipients/:id", or "/*" where there is none. Middleware
 * stands in the list of what matched under the method ALL, also such as stands behind that route.
 */
export function routePattern(c: Context<AppEnv>): string {
  return matchedRoutes(c).findLast(({ method }) => method !== "ALL")?.path ?? "/*";
}
