import type { RequestContext } from "./app_env.ts";
import { networkTest } from "./networks.ts";

/**
 * Where a request really comes from. `X-Forwarded-For` counts only as far back as configured
 * proxies wrote it; from anyone else it is ignored.
 */
export function clientAddress(c: RequestContext): string {
  const isTrusted = networkTest(c.var.office.configuration.VRS_TRUSTED_PROXIES);
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",")
    .map((part) => part.trim()).filter((part) => part !== "");
  let address = c.env?.remoteAddress ?? "unknown";
  while (isTrusted(address) && forwarded.length > 0) address = forwarded.pop()!;
  return address;
}
