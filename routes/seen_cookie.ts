import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { LogPlace } from "../db/replica.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";

/** A replica that is farther behind than this is not read by anybody. */
const KEPT_S = 300;

/** `__Host-` binds it to this host over https; plain http (the demo) cannot use it. */
function cookieName(c: RequestContext): string {
  return isSecure(c) ? "__Host-vrs-seen" : "vrs-seen";
}

/**
 * How far the primary's log was when this browser last wrote something. Not signed: whoever changes
 * it has his own figures later, or the primary asked for them.
 */
export function seenPlace(c: RequestContext): LogPlace | undefined {
  const text = getCookie(c as Context<AppEnv>, cookieName(c));
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

export function setSeenPlace(c: RequestContext, place: LogPlace): void {
  setCookie(c as Context<AppEnv>, cookieName(c), String(place), {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: isSecure(c),
    maxAge: KEPT_S,
  });
}

function isSecure(c: RequestContext): boolean {
  return c.var.office.configuration.VRS_PUBLIC_URL?.startsWith("https:") ?? false;
}
