import type { RequestContext } from "./app_env.ts";

/**
 * What the address of a page begins with for whoever opens it elsewhere: `VRS_PUBLIC_URL`. Without
 * one, on a single machine or at a demo, the address this very request came to: only the person who
 * asks sees the answer, and a browser lets nobody else choose it.
 */
export function publicOrigin(c: RequestContext): string {
  const { VRS_PUBLIC_URL } = c.var.office.configuration;
  return VRS_PUBLIC_URL?.replace(/\/$/, "") ?? new URL(c.req.url).origin;
}
