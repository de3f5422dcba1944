import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { lookupActor } from "../db/session/lookup_actor.ts";
import { accountRoutes } from "./account_routes.tsx";
import type { AppEnv, Office } from "./app_env.ts";
import { assetRoutes } from "./asset_routes.ts";
import { answerError, answerNotFound, refuseTooLarge } from "./errors.ts";
import { notYetRoutes } from "./not_yet_routes.tsx";
import { outputRoutes } from "./output_routes.tsx";
import { progressRoutes } from "./progress_routes.tsx";
import { recipientRoutes } from "./recipient_routes.tsx";
import { requestScope } from "./request_scope.ts";
import { noStore, sameOrigin, securityHeaders } from "./security.ts";
import { sessionRoutes } from "./session_routes.tsx";
import { sessionToken } from "./session_cookie.ts";
import { setupRoutes } from "./setup_routes.tsx";
import { uploadRoutes } from "./upload_routes.tsx";
import { venueDoseRoutes } from "./venue_dose_routes.tsx";
import { venueRoutes } from "./venue_routes.tsx";

/** Larger than the register of the largest municipality (3.7 million rows of 100 bytes). */
const LARGEST_BODY_BYTES = 512 * 1024 * 1024;

/** The whole product as one request handler; the order is that of DESIGN, section 2. */
export function createApp(office: Office): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requestScope(office));
  app.use(securityHeaders);
  app.use(noStore);
  app.route("/", assetRoutes);
  app.use(bodyLimit({ maxSize: LARGEST_BODY_BYTES, onError: refuseTooLarge }));
  app.use(sameOrigin);
  app.use(async (c, next) => {
    const token = sessionToken(c);
    c.set("actor", token ? await lookupActor(office.database.gate, token, c.var.at) : undefined);
    await next();
  });
  app.route("/", sessionRoutes);
  app.route("/", setupRoutes);
  app.route("/", accountRoutes);
  app.route("/", progressRoutes);
  app.route("/", uploadRoutes);
  app.route("/", outputRoutes);
  app.route("/", recipientRoutes);
  app.route("/", venueRoutes);
  app.route("/", venueDoseRoutes);
  app.route("/", notYetRoutes);
  app.onError(answerError);
  app.notFound(answerNotFound);
  return app;
}
