import { createMiddleware } from "hono/factory";
import { paths } from "../views/paths.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";
import { networkTest } from "./networks.ts";

/** What a proxy adds to what it passes on. */
const FORWARDED = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];

/**
 * Pages of the server's operator, who has no account: from VRS_OPERATOR_NETWORKS, and nobody else
 * learns that they exist. What came through a proxy we do not trust could be from anywhere, also when
 * the proxy itself stands beside us.
 */
export const operatorsOnly = createMiddleware<AppEnv>(async (c, next) => {
  return isOperator(c) ? await next() : await c.notFound();
});

function isOperator(c: RequestContext): boolean {
  const { VRS_OPERATOR_NETWORKS, VRS_TRUSTED_PROXIES } = c.var.office.configuration;
  const isForwarded = FORWARDED.some((header) => c.req.header(header) !== undefined);
  const isTrusted = networkTest(VRS_TRUSTED_PROXIES)(c.env?.remoteAddress ?? "");
  if (isForwarded && !isTrusted) return false;
  return networkTest(VRS_OPERATOR_NETWORKS)(clientAddress(c));
}

const PAGES: ReadonlySet<string> = new Set([paths.metrics, paths.status, paths.statusReport]);
const BY_ADDRESS = /^(?:localhost|[\d.]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/**
 * Whether a page for operators is asked for by the server's address, as a scrape on the inner network
 * does: a name that another site had pointed here (DNS rebinding) is none.
 */
export function isAskedByOperator(path: string, host: string): boolean {
  return PAGES.has(path) && BY_ADDRESS.test(host);
}
