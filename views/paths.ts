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
  doseUploads: "/dose-uploads",
  doseEntry: "/dose-entry",
  outputs: "/outputs",
  search: "/recipients/search",
  recipient: <Part extends string>(id: Part) => `/recipients/${id}` as const,
  ticket: <Part extends string>(id: Part) => `/tickets/${id}` as const,
  accounts: "/accounts",
  transfers: "/transfers",
  messages: "/messages",

  venue: "/venue",
  venueReadings: "/venue/readings",
  venueDoses: "/venue/doses",
  venueDose: <Part extends string>(id: Part) => `/venue/doses/${id}` as const,

  statistics: "/statistics",
  asset: <Part extends string>(name: Part) => `/assets/${name}` as const,
} as const;
