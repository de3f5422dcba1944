/** Addresses of views/paths.ts that the browser itself has to know; a test compares them. */
export const VENUE_PATHS = {
  venue: "/venue",
  venueReadings: "/venue/readings",
  venueDoses: "/venue/doses",
  venueOffline: "/venue/offline",
  venueOfflineKit: "/venue/offline/kit",
  venueOfflineDoses: "/venue/offline/doses",
  venueOfflineDiscards: "/venue/offline/discards",
  venueOfflineReview: "/venue/offline/review",
  serviceWorker: "/service_worker.js",
} as const;
