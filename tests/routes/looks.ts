import type { AuditAct } from "../../domain/audit/audit_acts.ts";

/** Pages with an id in their address which show no recipient, and so are not opened by the test. */
export const SHOWS_NOBODY: readonly string[] = [
  "GET /assets/:name",
  "GET /sign-out",
  "GET /setup/:token",
  "GET /jobs/:id/events",
  // Staff, clinics and 担当者 alone.
  "GET /accounts/:id",
  "GET /accounts/:id/removal",
  "GET /operators/:id",
  "GET /clinics/:id",
  "GET /clinics/:id/removal",
  // Figures of areas alone.
  "GET /statistics/areas/:area",
  "GET /statistics/areas/:area/ages",
  "GET /statistics/areas/:area/vaccines",
  "GET /statistics/areas/:area/days",
  "GET /statistics/areas/:area/entry",
  // What is published to everybody.
  "GET /open-data/:day",
  "GET /open-data/:day/:name",
  "GET /open-data/:day/:revision/:name",
  // Which rule, how often and by whom; its cases by their number.
  "GET /inquiries/anomalies/:id",
];

/** Each route that shows people, and the acts under which the audit has that somebody looked. */
export const LOOKS: Record<string, readonly AuditAct[]> = {
  "GET /dose-entry/doses": ["recipient_listed"],
  "GET /dose-entry/doses/:id/correction": ["dose_viewed"],
  "GET /dose-entry/doses/:id/withdrawal": ["dose_viewed"],
  "GET /dose-entry/doses/sheet": ["recipient_listed"],
  "GET /duplicates": ["recipient_listed"],
  "GET /duplicates/:id": ["recipient_viewed"],
  "GET /findings": ["recipient_listed"],
  "GET /findings/:id": ["recipient_listed"],
  "GET /inquiries/:id": ["inquiry_viewed", "recipient_listed"],
  "GET /messages": ["messages_listed"],
  "GET /recipients/:id": ["recipient_viewed"],
  "GET /recipients/:id/history": ["history_viewed"],
  "GET /recipients/:id/my-number": ["recipient_viewed"],
  "GET /recipients/:id/person": ["recipient_viewed"],
  "GET /recipients/:id/update": ["recipient_viewed"],
  "GET /recipients/:id/viewers": ["viewers_listed"],
  "GET /recipients/search/found": ["recipient_listed"],
  "GET /transfers/batches/:id": ["batch_viewed"],
  "GET /uploads/:id": ["upload_viewed"],
  "GET /uploads/:id/file": ["upload_downloaded"],
  "GET /uploads/:id/rejected": ["upload_downloaded"],
  "GET /venue/doses": ["recipient_listed"],
  "GET /venue/doses/sheet": ["recipient_listed"],
  "POST /dose-entry/doses/search": ["recipient_listed"],
  "POST /dose-entry/readings": ["ticket_read"],
  "POST /duplicates/:id/preview": ["recipient_viewed"],
  "POST /recipients/search": ["recipient_listed"],
  "POST /venue/doses/search": ["recipient_listed"],
  "POST /venue/offline/review": ["ticket_read"],
  "POST /venue/precheck/readings": ["ticket_prechecked"],
  "POST /venue/readings": ["ticket_read"],
};
