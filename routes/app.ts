import { Hono } from "hono";
import { lookupActor } from "../db/session/lookup_actor.ts";
import { accountRoutes } from "./account_routes.tsx";
import type { AppEnv, Office } from "./app_env.ts";
import { assetRoutes } from "./asset_routes.ts";
import { conflictRoutes } from "./conflict_routes.tsx";
import { bodyLimits } from "./body_limits.ts";
import { answerError, answerNotFound } from "./errors.ts";
import { jobEventRoutes } from "./job_event_routes.tsx";
import { notYetRoutes } from "./not_yet_routes.tsx";
import { outputRoutes } from "./output_routes.tsx";
import { progressRoutes } from "./progress_routes.tsx";
import { recipientRoutes } from "./recipient_routes.tsx";
import { requestScope } from "./request_scope.ts";
import { noStore, sameOrigin, securityHeaders } from "./security.ts";
import { sessionRoutes } from "./session_routes.tsx";
import { sessionToken } from "./session_cookie.ts";
import { setupRoutes } from "./setup_routes.tsx";
import { undoRoutes } from "./undo_routes.tsx";
import { uploadFileRoutes } from "./upload_file_routes.tsx";
import { uploadRoutes } from "./upload_routes.tsx";
import { venueDoseRoutes } from "./venue_dose_routes.tsx";
import { venueRoutes } from "./venue_routes.tsx";

/** The whole product as one request handler; the order is that of DESIGN, section 2. */
export function createApp(office: Office): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requestScope(office));
  app.use(securityHeaders);
  app.use(noStore);
  app.route("/", assetRoutes);
  app.use(bodyLimits);
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
  app.route("/", uploadFileRoutes);
  app.route("/", undoRoutes);
  app.route("/", jobEventRoutes);
  app.route("/", conflictRoutes);
  app.route("/", outputRoutes);
  app.route("/", recipientRoutes);
  app.route("/", venueRoutes);
  app.route("/", venueDoseRoutes);
  app.route("/", notYetRoutes);
  app.onError(answerError);
  app.notFound(answerNotFound);
  return app;
}
