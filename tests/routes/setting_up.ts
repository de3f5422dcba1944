import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import type { Browser, Page } from "./a_browser.ts";
import type { Desk } from "./a_desk.ts";
import { plainText } from "./html.ts";
import { PASSWORD } from "./some_staff.ts";

export const VENUE_FORM = "接種会場のログインIDの登録";
export const COLLEAGUE_FORM = "自治体職員のログインIDの登録";

export const aLoginId = () => `hall-${crypto.randomUUID().slice(0, 8)}`;

/** Registers a venue's login ID; answers the page with its setup URL. */
export async function registers(desk: Desk, loginId: string, remark = ""): Promise<Page> {
  return await desk.submit(await desk.staff.visit(paths.accounts), VENUE_FORM, { loginId, remark });
}

/** The path of the setup URL a page shows. */
export function setupPath({ html }: Page): string {
  const [, path = ""] = /http:\/\/localhost(\/setup\/[\w-]{43})/.exec(plainText(html)) ?? [];
  assert.notEqual(path, "", "the page shows a setup URL");
  return path;
}

/** Of the account of this login ID, from the list. */
export async function accountPath(desk: Desk, loginId: string, list: string = paths.accounts) {
  const { html } = await desk.staff.visit(list);
  const [, path] = new RegExp(`href="(/accounts/[0-9a-f-]{36})">${loginId}<`).exec(html) ?? [];
  assert.ok(path, `${loginId} is in the list`);
  return path;
}

export async function setsUp(path: string, browser: Browser): Promise<Browser> {
  const done = await browser.submit(path, { next: PASSWORD, again: PASSWORD });
  assert.equal(done.status, 200, plainText(done.html));
  return browser;
}

export async function signsIn(loginId: string, browser: Browser): Promise<Browser> {
  const page = await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal(page.status, 200, plainText(page.html));
  return browser;
}
