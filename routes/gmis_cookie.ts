import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { FLOW_MINUTES } from "../db/clinic/gmis_flow.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";

/** Binds a sign-in by G-MIS to the browser that began it; as strict as the session's cookie. */
function cookieName(c: RequestContext): string {
  return isSecure(c) ? "__Host-vrs-gmis" : "vrs-gmis";
}

export function flowToken(c: RequestContext): string | undefined {
  return getCookie(c as Context<AppEnv>, cookieName(c));
}

export function setFlowCookie(c: RequestContext, token: string): void {
  setCookie(c as Context<AppEnv>, cookieName(c), token, {
    httpOnly: true,
    // The provider sends the browser back by a link: "Strict" would keep the cookie away from it.
    sameSite: "Lax",
    path: "/",
    secure: isSecure(c),
    maxAge: FLOW_MINUTES * 60,
  });
}

export function dropFlowCookie(c: RequestContext): void {
  deleteCookie(c as Context<AppEnv>, cookieName(c), { path: "/", secure: isSecure(c) });
}

function isSecure(c: RequestContext): boolean {
  return c.var.office.configuration.VRS_PUBLIC_URL?.startsWith("https:") ?? false;
}
