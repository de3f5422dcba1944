import assert from "node:assert/strict";
import type { Hono } from "hono";
import type { AppEnv, Office } from "../../routes/app_env.ts";
import { paths } from "../../views/paths.ts";
import { codeOf } from "../db/factor/a_factor.ts";
import { Browser } from "./a_browser.ts";
import { formOf, plainText } from "./html.ts";
import { anAccount, PASSWORD, type StaffMember } from "./some_staff.ts";

export interface SecuredAccount {
  loginId: string;
  accountId: string;
  /** Of the authenticator app, base32. */
  secret: string;
  recoveryCodes: string[];
  /** Signed in and just confirmed by the app. */
  browser: Browser;
}

/** Municipal staff who have just added an authenticator app by the pages. */
export async function aSecuredAccount(
  { app, office }: { app: Hono<AppEnv>; office: Office },
  member: StaffMember = { kind: "municipal" },
): Promise<SecuredAccount> {
  const loginId = await anAccount(office, member);
  const browser = new Browser(app);
  await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  await browser.submit(paths.stepUpPassword, { password: PASSWORD });
  const enrolled = await enrolApp(browser, office, paths.newFactor);
  const account = await office.database.gate.selectFrom("account").select("id")
    .where("login_id", "=", loginId).executeTakeFirstOrThrow();
  return { loginId, accountId: account.id, browser, ...enrolled };
}

/** Adds an authenticator app on the page at `path`, as its form says. */
export async function enrolApp(browser: Browser, office: Office, path: string) {
  const page = await browser.visit(path);
  const { action, fields } = formOf(page.html, "認証アプリを登録する");
  const secret = secretOn(page.html);
  const done = await browser.submit(action, { ...fields, code: codeOf(secret, office.now()) });
  assert.equal(done.status, 200, plainText(done.html));
  return { secret, recoveryCodes: shownCodes(done.html) };
}

/** The secret a page offers for typing. */
export function secretOn(html: string): string {
  const [, shown = ""] = /<span class="factor__secret">([^<]*)</.exec(html) ?? [];
  return shown.replaceAll(" ", "");
}

/** リカバリーコード on the page that shows them. */
export function shownCodes(html: string): string[] {
  return [...html.matchAll(/<li>((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})<\/li>/g)].map(([, code]) => code!);
}
