import { createMiddleware } from "hono/factory";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv } from "./app_env.ts";

/** Everything comes from this server, and no page can be framed or run foreign script. */
export const securityHeaders = secureHeaders({
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
  permissionsPolicy: { camera: ["self"], microphone: [], geolocation: [] },
});

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
