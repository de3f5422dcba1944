import { createMiddleware } from "hono/factory";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv, RequestContext } from "./app_env.ts";

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

/** Refuses forms another site sends: its origin is neither ours nor the configured public one. */
export const sameOrigin = createMiddleware<AppEnv>((c, next) => {
  const publicUrl = c.var.office.configuration.VRS_PUBLIC_URL;
  const origins = [new URL(c.req.url).origin];
  if (publicUrl) origins.push(new URL(publicUrl).origin);
  return csrf({ origin: origins })(c, next);
});
