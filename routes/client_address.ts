import { isIP } from "node:net";
import type { RequestContext } from "./app_env.ts";
import { networkTest } from "./networks.ts";

/** Whoever cannot be told apart: lies in no network. */
export const UNKNOWN_ADDRESS = "unknown";

/**
 * Where a request really comes from, as a bare IP address, or `UNKNOWN_ADDRESS`.
 * `X-Forwarded-For` counts only as far back as configured proxies wrote it; from anyone else it is
 * ignored. A trusted proxy that does not say whom it forwards for forwards for nobody: its own
 * address may well lie in the municipal network. `Forwarded` (RFC 7239) and `X-Real-IP` never count.
 */
export function clientAddress(c: RequestContext): string {
  const isTrusted = networkTest(c.var.office.configuration.VRS_TRUSTED_PROXIES);
  const peer = plainAddress(c.env?.remoteAddress ?? "");
  const hops = (c.req.header("x-forwarded-for") ?? "").split(",").reverse().map(plainAddress);
  if (!isTrusted(peer)) return peer;
  return hops.find((hop) => !isTrusted(hop)) ?? hops.at(-1)!;
}

/** Some proxies write the port too; whatever else is no address must not reach the audit. */
function plainAddress(text: string): string {
  const [, bracketed, dotted] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? dotted ?? text.trim()).replace(/%[\w.-]*$/, "");
  return isIP(address) === 0 ? UNKNOWN_ADDRESS : address;
}
