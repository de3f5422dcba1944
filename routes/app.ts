import { Hono } from "hono";
import { accountRoutes } from "./account_routes.tsx";
import type { AppEnv, Office } from "./app_env.ts";
import { assetRoutes } from "./asset_routes.ts";
import { conflictRoutes } from "./conflict_routes.tsx";
import { bodyLimits } from "./body_limits.ts";
import { answerError, answerNotFound } from "./errors.ts";
import { whileDraining } from "./drain.ts";
import { rememberWriting } from "./remember_writing.ts";
import { searchRoutes } from "./search_routes.tsx";
import { disclosureRoutes } from "./disclosure_routes.tsx";
import { correctionRoutes } from "./correction_routes.tsx";
import { confirmationRoutes } from "./confirmation_routes.tsx";
import { findingRoutes } from "./finding_routes.tsx";
import { lotRoutes } from "./lot_routes.tsx";
import { masterRoutes } from "./master_routes.tsx";
import { duplicateRoutes } from "./duplicate_routes.tsx";
import { jobEventRoutes } from "./job_event_routes.tsx";
import { outputRoutes } from "./output_routes.tsx";
import { progressRoutes } from "./progress_routes.tsx";
import { statisticsFileRoutes } from "./statistics_file_routes.tsx";
import { openDataRoutes } from "./open_data_routes.tsx";
import { metricsRoutes } from "./metrics_routes.ts";
import { probeRoutes } from "./probe_routes.ts";
import { publicRoutes } from "./public_routes.tsx";
import { recipientRoutes } from "./recipient_routes.tsx";
import { requestScope } from "./request_scope.ts";
import {
  knownHost,
  knownMethod,
  noStore,
  sameOrigin,
  securityHeaders,
  strictTransport,
} from "./security.ts";
import { sessionRoutes } from "./session_routes.tsx";
import { sessionScope } from "./session_scope.ts";
import { setupRoutes } from "./setup_routes.tsx";
import { undoRoutes } from "./undo_routes.tsx";
import { uploadFileRoutes } from "./upload_file_routes.tsx";
import { uploadRoutes } from "./upload_routes.tsx";
import { AT_THE_TOWN_HALL, AT_THE_VENUE } from "./staffed_station.ts";
import { stationDoseRoutes } from "./station_dose_routes.tsx";
import { stationRoutes } from "./station_routes.tsx";
import { statisticsRoutes } from "./statistics_routes.tsx";
import { statusRoutes } from "./status_routes.tsx";
import { todaysDoseRoutes } from "./todays_dose_routes.tsx";
import { precheckRoutes } from "./precheck_routes.tsx";
import { presetRoutes } from "./preset_routes.tsx";
import { practiceRoutes } from "./practice_routes.tsx";
import { scanRoutes } from "./scan_routes.tsx";
import { staffRoutes } from "./staff_routes.tsx";
import { operatorRoutes } from "./operator_routes.tsx";
import { mySessionRoutes } from "./my_session_routes.tsx";
import { factorRoutes } from "./factor_routes.tsx";
import { gmisRoutes } from "./gmis_routes.tsx";
import { clinicRoutes } from "./clinic_routes.tsx";
import { auditRoutes } from "./audit_routes.tsx";
import { myNumberRoutes } from "./my_number_routes.tsx";
import { transferRoutes } from "./transfer_routes.tsx";
import { batchRoutes } from "./batch_routes.tsx";
import { messageRoutes } from "./message_routes.tsx";
import { messageEventRoutes } from "./message_event_routes.tsx";
import { watchRoutes } from "./watch_routes.tsx";
import { inquiryRegistrationRoutes } from "./inquiry_registration_routes.tsx";
import { inquiryRoutes } from "./inquiry_routes.tsx";
import { offlineReviewRoutes } from "./offline_review_routes.tsx";
import { offlineRoutes } from "./offline_routes.ts";
import { webAppRoutes } from "./web_app_routes.tsx";
import { protectionRoutes } from "./protection_routes.tsx";

/** The whole product as one request handler; the order is that of DESIGN, section 2. */
export function createApp(office: Office): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(whileDraining(office)); // the first: who is sent elsewhere is answered, counted and logged there
  app.use(requestScope(office));
  app.use(securityHeaders);
  app.use(strictTransport);
  app.use(noStore);
  app.use(knownHost);
  app.use(knownMethod);
  app.route("/", probeRoutes);
  app.route("/", metricsRoutes);
  app.route("/", statusRoutes());
  app.route("/", assetRoutes);
  app.route("/", publicRoutes());
  app.route("/", openDataRoutes);
  app.route("/", webAppRoutes);
  app.use(bodyLimits);
  app.use(sameOrigin);
  app.use(sessionScope);
  app.use(rememberWriting);
  app.route("/", sessionRoutes);
  app.route("/", setupRoutes);
  app.route("/", accountRoutes);
  app.route("/", staffRoutes);
  app.route("/", operatorRoutes);
  app.route("/", mySessionRoutes);
  app.route("/", factorRoutes);
  app.route("/", gmisRoutes);
  app.route("/", clinicRoutes);
  app.route("/", auditRoutes);
  app.route("/", myNumberRoutes);
  app.route("/", progressRoutes);
  app.route("/", statisticsFileRoutes);
  app.route("/", uploadRoutes);
  app.route("/", uploadFileRoutes);
  app.route("/", undoRoutes);
  app.route("/", jobEventRoutes);
  app.route("/", conflictRoutes);
  app.route("/", outputRoutes);
  app.route("/", searchRoutes);
  app.route("/", disclosureRoutes);
  app.route("/", correctionRoutes);
  app.route("/", confirmationRoutes);
  app.route("/", findingRoutes);
  app.route("/", masterRoutes);
  app.route("/", lotRoutes);
  app.route("/", duplicateRoutes);
  app.route("/", recipientRoutes);
  app.route("/", protectionRoutes);
  app.route("/", transferRoutes);
  app.route("/", batchRoutes);
  app.route("/", messageEventRoutes);
  app.route("/", messageRoutes);
  app.route("/", watchRoutes);
  app.route("/", inquiryRegistrationRoutes);
  app.route("/", inquiryRoutes);
  app.route("/", scanRoutes);
  app.route("/", practiceRoutes);
  app.route("/", precheckRoutes);
  app.route("/", offlineRoutes);
  app.route("/", offlineReviewRoutes);
  for (const staffed of [AT_THE_VENUE, AT_THE_TOWN_HALL]) {
    app.route("/", presetRoutes(staffed));
    app.route("/", stationRoutes(staffed));
    app.route("/", todaysDoseRoutes(staffed));
    app.route("/", stationDoseRoutes(staffed));
  }
  app.route("/", statisticsRoutes);
  app.onError(answerError);
  app.notFound(answerNotFound);
  return app;
}
