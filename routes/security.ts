import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { refuseMethod, refuseUnknownHost } from "./errors.ts";
import { isAskedByOperator } from "./operators_only.ts";
import { isProbe } from "./probe_routes.ts";

/** Everything comes from this server, and no page can be framed or run foreign script. */
export const securityHeaders = secureHeaders({
  // `allowReader` has the last word on its pages.
  overwrite: false,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "same-origin",
  crossOriginOpenerPolicy: "same-origin",
  crossOriginResourcePolicy: "same-origin",
  strictTransportSecurity: false,
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
});

/** Reading tickets takes WebAssembly, a worker, a camera, and pictures that never leave the page. */
const READER_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** For the pages that read tickets and for the reader's worker; nothing else may do so much. */
export function allowReader(c: Pick<RequestContext, "header">): void {
  c.header("content-security-policy", READER_POLICY);
  c.header("permissions-policy", "camera=(self), microphone=(), geolocation=()");
}

/** Pages may hold personal data: no browser, proxy or history keeps one. */
export const noStore = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
});

const ONE_YEAR_S = 31_536_000;

/** Over https no browser may fall back to plain http for a year, nor on a subdomain. */
export const strictTransport = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.var.office.configuration.VRS_PUBLIC_URL?.startsWith("https:")) return;
  c.header("strict-transport-security", `max-age=${ONE_YEAR_S}; includeSubDomains`);
});

/**
 * Refuses requests for another host than the configured public one (DNS rebinding, poisoned
 * caches), and hosts that are none: what follows a slash in one would count as the path. Probes are
 * asked for by address.
 */
export const knownHost = createMiddleware<AppEnv>(async (c, next) => {
  const publicUrl = c.var.office.configuration.VRS_PUBLIC_URL;
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const isKnown = HOST.test(host) &&
    (!publicUrl || isProbe(c.req.path) || isAskedByOperator(c.req.path, host) ||
      isHostOf(publicUrl, host));
  return isKnown ? await next() : await refuseUnknownHost(c);
});

/** A name or IPv4 address, or an IPv6 address, with or without a port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Also with the port that the scheme implies, and in capitals. */
function isHostOf(publicUrl: string, host: string): boolean {
  const { protocol, host: ours } = new URL(publicUrl);
  const asked = `${protocol}//${host}`;
  return URL.canParse(asked) && new URL(asked).host === ours;
}

const HARMLESS_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Refuses every verb that no page of ours sends (TRACE, CONNECT, invented ones). */
export const knownMethod = createMiddleware<AppEnv>(async (c, next) => {
  if (HARMLESS_METHODS.has(c.req.method) || c.req.method === "POST") return await next();
  c.header("allow", "GET, HEAD, POST");
  return await refuseMethod(c);
});

/**
 * Refuses what another site sends: its origin is neither the public one nor, without one, ours.
 * Whatever the content type, because a browser sends a body without any from everywhere.
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  const address = c.var.office.configuration.VRS_PUBLIC_URL ?? c.req.url;
  const isOurs = HARMLESS_METHODS.has(c.req.method) ||
    c.req.header("sec-fetch-site") === "same-origin" ||
    c.req.header("origin") === new URL(address).origin;
  if (!isOurs) throw new HTTPException(403);
  await next();
});
