import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AppEnv, RequestContext } from "./app_env.ts";

/** `__Host-` binds the cookie to this host over https; plain http (the demo) cannot use it. */
function cookieName(c: RequestContext): string {
  return isSecure(c) ? "__Host-vrs" : "vrs";
}

/** `c` may stand behind a guard: only hono's own type is strict about that. */
export function sessionToken(c: RequestContext): string | undefined {
  return getCookie(c as Context<AppEnv>, cookieName(c));
}

export function setSessionCookie(c: RequestContext, token: string): void {
  setCookie(c as Context<AppEnv>, cookieName(c), token, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: isSecure(c),
  });
}

export function dropSessionCookie(c: RequestContext): void {
  deleteCookie(c as Context<AppEnv>, cookieName(c), { path: "/", secure: isSecure(c) });
}

function isSecure(c: RequestContext): boolean {
  return c.var.office.configuration.VRS_PUBLIC_URL?.startsWith("https:") ?? false;
}
