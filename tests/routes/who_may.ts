import { ACCOUNT_KINDS, type AccountKind } from "../../domain/account/account_kind.ts";
import type { Hono } from "hono";
import type { AppEnv, Office } from "../../routes/app_env.ts";
import { paths } from "../../views/paths.ts";
import type { Browser } from "./a_browser.ts";
import { plainText } from "./html.ts";
import { aBrowserOf, type StaffMember } from "./some_staff.ts";

/** 管理者 is municipal staff who may do more; "municipal" alone is 一般. */
export type Who = AccountKind | "manager";
export const EVERY_KIND: readonly Who[] = [...ACCOUNT_KINDS, "manager"];

/**
 * A browser of each kind; signed in again only after a route that signed it out, since comparing
 * passwords takes longer than all else.
 */
export function browsersOf(desk: { app: Hono<AppEnv>; office: Office }) {
  const browsers = new Map<Who, Browser>();
  return async (who: Who): Promise<Browser> => {
    const known = browsers.get(who);
    if (known && (await send(known, "GET", paths.sessionStay)).status === 200) return known;
    const browser = await aBrowserOf(desk, memberOf(who));
    browsers.set(who, browser);
    return browser;
  };
}

/** Staff of this kind. */
export function memberOf(who: Who): StaffMember {
  return who === "manager" ? { kind: "municipal", role: "manager" } : { kind: who };
}

/** What those are told who may not. */
export function refusalOf(who: Who, admitted: readonly Who[]): RegExp {
  const isNoManager = who === "municipal" && admitted.includes("manager");
  return isNoManager ? /この画面は管理者だけが使えます/ : /このメニューは使えません/;
}

/** Asks for a route, with an empty form where it takes one. */
export async function send(browser: Browser, method: string, path: string) {
  const headers = { origin: "http://localhost" };
  const answer = await browser.send(path, {
    method,
    headers,
    ...(method === "POST" && { body: new URLSearchParams() }),
  });
  const location = answer.headers.get("location");
  return { status: answer.status, location, text: plainText(await textOf(answer)) };
}

/** A stream of events has no end to wait for. */
async function textOf(answer: Response): Promise<string> {
  if (answer.headers.get("content-type") !== "text/event-stream") return await answer.text();
  await answer.body?.cancel();
  return "";
}
