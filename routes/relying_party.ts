import type { RelyingParty } from "../db/factor/relying_party.ts";
import type { RequestContext } from "./app_env.ts";

/** What passkeys are made for: the address people open, or else the one this request came to. */
export function relyingParty(c: RequestContext): RelyingParty {
  const { VRS_PUBLIC_URL } = c.var.office.configuration;
  const { hostname, origin } = new URL(VRS_PUBLIC_URL ?? c.req.url);
  return { id: hostname, origin };
}
