import { VENUE_PATHS } from "./venue_paths.ts";

/** What the service worker does with a request: its own cache, the network with the shell behind it. */
export type RequestKind = "asset" | "page" | "through";

/** As much of a request as tells that. */
export interface SeenRequest {
  method: string;
  /** Of a request that opens a page: "navigate". */
  mode: string;
  url: URL;
}

/**
 * Uploads, downloads, events and everything that a page asks for by itself go through untouched; so
 * does whatever belongs to no venue.
 */
export function requestKind(
  { method, mode, url }: SeenRequest,
  { origin, assets }: { origin: string; assets: ReadonlySet<string> },
): RequestKind {
  if (url.origin !== origin) return "through";
  if (method === "GET" && assets.has(url.pathname)) return "asset";
  const { venue } = VENUE_PATHS;
  const isVenue = url.pathname === venue || url.pathname.startsWith(`${venue}/`);
  return mode === "navigate" && isVenue ? "page" : "through";
}
