import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  lookupMunicipality,
  lookupPrefecture,
  municipalityDisplayName,
} from "../domain/municipality/municipality_master.ts";
import type { Actor } from "../domain/account/actor.ts";
import type { Session } from "../db/session/lookup_actor.ts";
import { refusalOfStatus } from "../domain/offline/offline_answer.ts";
import { Document, Fragment } from "../views/layout/document.tsx";
import { ErrorNotice, ErrorPage, type ErrorText } from "../views/layout/error_page.tsx";
import type { Frame, SessionSpan, Viewer } from "../views/layout/frame.ts";
import { paths } from "../views/paths.ts";
import type { RequestContext } from "./app_env.ts";
import { allowReader } from "./security.ts";
import { unreadMessages } from "./unread_messages.ts";

interface Page {
  title: string;
  body: Child;
  /** Path of the tab that is open. */
  tab?: string;
  status?: ContentfulStatusCode;
  /** Where the answer to a form is found again by going back to it. */
  comesBackAt?: string;
  /** The ticket reader is on it, which runs WebAssembly. */
  readsTickets?: true;
}

/** Answers a page: a whole document, or to htmx what goes into `<main>`. Only this file knows. */
export async function respondPage(c: RequestContext, page: Page): Promise<Response> {
  const frame: Frame = {
    title: page.title,
    tab: page.tab,
    assets: c.var.office.assets.urls,
    viewer: c.var.actor && viewerOf(c.var.actor),
    session: c.var.session && spanOf(c.var.session, c.var.at),
    readsTickets: page.readsTickets,
  };
  const status = page.status ?? 200;
  if (isFragmentRequest(c)) {
    // On the final answer: headers of a redirect on the way do not reach htmx.
    if (c.req.method === "GET") {
      c.header(canSwapIn(c, page) ? "HX-Push-Url" : "HX-Redirect", c.req.path);
    } else if (page.comesBackAt) c.header("HX-Push-Url", page.comesBackAt);
    return c.html(await <Fragment frame={frame}>{page.body}</Fragment>, status);
  }
  if (page.readsTickets) allowReader(c);
  // Who is refused (another menu, another network) follows nothing either.
  if (status !== 403) frame.unreadMessages = await unreadMessages(c);
  return c.html(`<!doctype html>${await <Document frame={frame}>{page.body}</Document>}`, status);
}

/**
 * Whether a fragment can be swapped in. A document's policy never changes, so the ticket reader
 * needs one of its own; those that have it say so (`static/reader.ts`).
 */
export function canSwapIn(
  c: RequestContext,
  { readsTickets }: Pick<Page, "readsTickets">,
): boolean {
  return isFragmentRequest(c) &&
    (!readsTickets || c.req.header("VRS-Reads-Tickets") === "true");
}

/** Answers an error: a page, or to htmx a notice beside the form, which stays as it is. */
export function respondError(
  c: RequestContext,
  error: Omit<ErrorText, "requestId"> & { status: ContentfulStatusCode },
): Response | Promise<Response> {
  const text = { ...error, requestId: c.var.requestId };
  if (ASKED_BY_TABLETS.has(c.req.path)) {
    const message = `${error.heading}。${error.message}`;
    return c.json({ outcome: refusalOfStatus(error.status), message }, error.status);
  }
  if (isFragmentRequest(c)) {
    return c.html(<ErrorNotice {...text} />, error.status);
  }
  return respondPage(c, {
    title: error.heading,
    body: <ErrorPage {...text} />,
    status: error.status,
  });
}

/** No person waits for these answers. */
const ASKED_BY_TABLETS: ReadonlySet<string> = new Set([
  paths.venueOfflineKit,
  paths.venueOfflineDoses,
  paths.venueOfflineDiscards,
]);

/** Whether htmx asks, for something to swap in. */
export function isFragmentRequest(c: RequestContext): boolean {
  return c.req.header("HX-Request") === "true" &&
    c.req.header("HX-History-Restore-Request") !== "true";
}

function viewerOf(actor: Actor): Viewer {
  return { kind: actor.kind, loginId: actor.loginId, organisation: organisationOf(actor) };
}

/** What was done is kept to a minute, so the session may end that much sooner. */
const KEPT_TO_SECONDS = 60;

function spanOf({ idleMinutes, expiresAt }: Session, at: Date): SessionSpan {
  return {
    idleSeconds: idleMinutes * 60 - KEPT_TO_SECONDS,
    longestSeconds: Math.floor((expiresAt.getTime() - at.getTime()) / 1000),
  };
}

/** Whose menu an account's is, in words. */
export function organisationOf(actor: Actor): string {
  switch (actor.kind) {
    case "municipal":
    case "venue": {
      const municipality = lookupMunicipality(actor.municipalityCode);
      return municipality ? municipalityDisplayName(municipality) : actor.municipalityCode;
    }
    case "prefecture":
      return lookupPrefecture(actor.prefectureCode)?.name ?? actor.prefectureCode;
    case "national":
      return "国";
  }
}
