/** The record a correction is about: `/recipients/<id>` or, for a waiting ticket, `/tickets/<id>`. */
export type RecordPath = `/recipients/${string}` | `/tickets/${string}`;

/**
 * Every address of the product. Views, routes and tests take them from here; no personal data ever
 * stands in one (ids are random).
 */
export const paths = {
  home: "/",
  health: "/health",
  signIn: "/sign-in",
  signOut: "/sign-out",
  password: "/password",
  passwordDone: "/password/done",
  setup: <Part extends string>(token: Part) => `/setup/${token}` as const,
  setupDone: "/setup-done",

  progress: "/progress",
  statisticsFiles: "/progress/files",
  uploads: "/uploads",
  upload: <Part extends string>(id: Part) => `/uploads/${id}` as const,
  uploadFile: <Part extends string>(id: Part) => `/uploads/${id}/file` as const,
  uploadIssues: <Part extends string>(id: Part) => `/uploads/${id}/issues` as const,
  uploadApplication: <Part extends string>(id: Part) => `/uploads/${id}/application` as const,
  uploadCancellation: <Part extends string>(id: Part) => `/uploads/${id}/cancellation` as const,
  uploadUndo: <Part extends string>(id: Part) => `/uploads/${id}/undo` as const,
  uploadRejected: <Part extends string>(id: Part) => `/uploads/${id}/rejected` as const,
  uploadKept: <Part extends string>(id: Part) => `/uploads/${id}/kept` as const,
  uploadSetting: "/upload-setting",
  doseUploads: "/dose-uploads",
  doseConflicts: "/dose-conflicts",
  doseConflict: <Part extends string>(id: Part) => `/dose-conflicts/${id}` as const,
  jobEvents: <Part extends string>(id: Part) => `/jobs/${id}/events` as const,
  doseEntry: "/dose-entry",
  doseEntryPreset: "/dose-entry/preset",
  doseEntryDoctor: "/dose-entry/preset/doctor",
  doseEntryReadings: "/dose-entry/readings",
  doseEntryDoses: "/dose-entry/doses",
  doseEntryDose: <Part extends string>(id: Part) => `/dose-entry/doses/${id}` as const,
  scans: "/dose-entry/scans",
  scanReadings: "/dose-entry/scans/readings",
  scanDoses: "/dose-entry/scans/doses",
  outputs: "/outputs",
  output: <Part extends string>(id: Part) => `/outputs/${id}` as const,
  outputFile: <Part extends string>(id: Part) => `/outputs/${id}/file` as const,
  outputManifest: <Part extends string>(id: Part) => `/outputs/${id}/manifest` as const,
  outputLosses: <Part extends string>(id: Part) => `/outputs/${id}/losses` as const,
  search: "/recipients/search",
  recipient: <Part extends string>(id: Part) => `/recipients/${id}` as const,
  ticket: <Part extends string>(id: Part) => `/tickets/${id}` as const,
  peopleFound: "/recipients/search/found",
  peopleNarrowed: "/recipients/search/narrowed",
  recipientHistory: <Part extends string>(id: Part) => `/recipients/${id}/history` as const,
  ticketHistory: <Part extends string>(id: Part) => `/tickets/${id}/history` as const,
  recipientViewers: <Part extends string>(id: Part) => `/recipients/${id}/viewers` as const,
  changeUndo: <Part extends string>(id: Part) => `/changes/${id}/undo` as const,
  confirmation: <Part extends string>(recipientId: Part) =>
    `/recipients/${recipientId}/confirmation` as const,
  confirmationRelease: <Part extends string>(recipientId: Part) =>
    `/recipients/${recipientId}/confirmation/release` as const,
  findings: "/findings",
  finding: <Part extends string>(id: Part) => `/findings/${id}` as const,
  vaccines: "/vaccines",
  vaccine: <Part extends string>(code: Part) => `/vaccines/${code}` as const,
  lots: "/lots",
  lotLines: "/lots/lines",
  lot: <Part extends string>(id: Part) => `/lots/${id}` as const,
  lotRemoval: <Part extends string>(id: Part) => `/lots/${id}/removal` as const,
  duplicates: "/duplicates",
  duplicate: <Part extends string>(id: Part) => `/duplicates/${id}` as const,
  duplicatePreview: <Part extends string>(id: Part) => `/duplicates/${id}/preview` as const,
  duplicateMerge: <Part extends string>(id: Part) => `/duplicates/${id}/merge` as const,
  duplicateDistinction: <Part extends string>(id: Part) => `/duplicates/${id}/distinction` as const,
  distinctionWithdrawal: <Part extends string>(id: Part) =>
    `/duplicates/${id}/distinction/withdrawal` as const,
  accounts: "/accounts",
  transfers: "/transfers",
  transferByMyNumber: "/transfers/my-number",
  transferByName: "/transfers/name",
  municipalityChoices: "/transfers/municipalities",
  batches: "/transfers/batches",
  batchTemplate: "/transfers/batches/template",
  batch: <Part extends string>(id: Part) => `/transfers/batches/${id}` as const,
  batchOutcomes: <Part extends string>(id: Part) => `/transfers/batches/${id}/outcomes` as const,
  messages: "/messages",
  handledMessages: "/messages/handled",
  messageEvents: "/messages/events",
  receivedInquiries: "/inquiries/received",
  anomalies: "/inquiries/anomalies",
  anomaly: <Part extends string>(id: Part) => `/inquiries/anomalies/${id}` as const,
  inquiry: <Part extends string>(id: Part) => `/inquiries/${id}` as const,
  inquiryAnswer: <Part extends string>(id: Part) => `/inquiries/${id}/answer` as const,
  inquiryCheck: <Part extends string>(id: Part) => `/inquiries/${id}/check` as const,
  inquiryConfirmation: <Part extends string>(id: Part) => `/inquiries/${id}/confirmation` as const,
  inquiryRefusal: <Part extends string>(id: Part) => `/inquiries/${id}/refusal` as const,
  inquiryRetraction: <Part extends string>(id: Part) => `/inquiries/${id}/retraction` as const,
  inquiryWithdrawal: <Part extends string>(id: Part) => `/inquiries/${id}/withdrawal` as const,
  inquiryCompletion: <Part extends string>(id: Part) => `/inquiries/${id}/completion` as const,
  inquiryAcknowledgement: <Part extends string>(id: Part) =>
    `/inquiries/${id}/acknowledgement` as const,
  inquiryNotes: <Part extends string>(id: Part) => `/inquiries/${id}/notes` as const,
  inquiryFlag: <Part extends string>(id: Part) => `/inquiries/${id}/flag` as const,
  inquiryFlagWithdrawal: <Part extends string>(id: Part) =>
    `/inquiries/${id}/flag/withdrawal` as const,
  inquiryRegistration: <Part extends string>(id: Part) => `/inquiries/${id}/registration` as const,
  protection: <Part extends string>(recipientId: Part) =>
    `/recipients/${recipientId}/protection` as const,
  protectionRelease: <Part extends string>(recipientId: Part) =>
    `/recipients/${recipientId}/protection/release` as const,

  venue: "/venue",
  venuePreset: "/venue/preset",
  venueDoctor: "/venue/preset/doctor",
  venueReadings: "/venue/readings",
  venueDoses: "/venue/doses",
  venueDose: <Part extends string>(id: Part) => `/venue/doses/${id}` as const,
  precheck: "/venue/precheck",
  precheckReadings: "/venue/precheck/readings",
  practice: "/venue/practice",
  practiceReadings: "/venue/practice/readings",
  practiceDoses: "/venue/practice/doses",
  practiceSheet: "/venue/practice/sheet",

  statistics: "/statistics",
  asset: <Part extends string>(name: Part) => `/assets/${name}` as const,
} as const;

/** The steps of a correction (編集 → 決定 → 更新 → 更新する), below the record they are about. */
export const correctionPaths = <Of extends RecordPath>(record: Of) =>
  ({
    person: `${record}/person`,
    newDose: `${record}/doses/new`,
    dose: <Part extends string>(id: Part) => `${record}/doses/${id}` as const,
    doseDeletion: <Part extends string>(id: Part) => `${record}/doses/${id}/deletion` as const,
    doseRestoration: <Part extends string>(id: Part) =>
      `${record}/doses/${id}/restoration` as const,
    draftAbandonment: `${record}/draft/abandonment`,
    draftRebase: `${record}/draft/rebase`,
    update: `${record}/update`,
    updated: `${record}/updated`,
  }) as const;

/** 当日の一覧 of a station, below the path its doses are registered at. */
export const todaysPaths = <Of extends "/venue/doses" | "/dose-entry/doses">(doses: Of) =>
  ({
    list: doses,
    search: `${doses}/search`,
    sheet: `${doses}/sheet`,
    correction: <Part extends string>(id: Part) => `${doses}/${id}/correction` as const,
    withdrawal: <Part extends string>(id: Part) => `${doses}/${id}/withdrawal` as const,
    restoration: <Part extends string>(id: Part) => `${doses}/${id}/restoration` as const,
  }) as const;
