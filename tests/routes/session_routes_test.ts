import assert from "node:assert/strict";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { plainText, textOf } from "./html.ts";
import { aBrowserOf, anAccount, PASSWORD } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const MINUTE = 60_000;

const homes: Record<AccountKind, [path: string, menu: string]> = {
  municipal: [paths.progress, "自治体メニュー"],
  venue: [paths.venue, "接種会場メニュー"],
  prefecture: [paths.statistics, "都道府県メニュー"],
  national: [paths.statistics, "国メニュー"],
};

for (const [kind, [path, menu]] of Object.entries(homes)) {
  Deno.test(`${kind} staff land on ${path} in ${menu} and find it again from everywhere`, async () => {
    const loginId = await anAccount(office, { kind: kind as AccountKind });
    const browser = new Browser(app);
    const page = await browser.submit(paths.signIn, { loginId, password: PASSWORD });
    assert.equal(page.path, path);
    assert.ok(plainText(page.html).includes(menu));
    assert.ok(plainText(page.html).includes(loginId));
    assert.equal((await browser.visit(paths.home)).path, path);
    assert.equal((await browser.visit(paths.signIn)).path, path);
  });
}

Deno.test("自治体メニュー has the tabs of the manual, and every one of them opens", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "municipal" });
  const { html } = await browser.visit(paths.progress);
  const tabs = [...html.matchAll(/<a class="tabs__tab" href="([^"]*)"[^>]*>(.*?)<\/a>/g)];
  assert.deepEqual(tabs.map(([, , label = ""]) => plainText(label)), [
    "接種状況",
    "データ登録",
    "データ出力",
    "照会・補正",
    "アカウント登録",
    "転入処理",
    "メッセージ",
  ]);
  for (const [, path = "", label] of tabs) {
    const page = await browser.visit(path);
    assert.equal(page.status, 200);
    const current = [...page.html.matchAll(/href="[^"]*" aria-current="page">(.*?)<\/a>/g)];
    assert.equal(current[0]?.[1], label);
  }
});

Deno.test("the login ID is compared without case and without the blanks around it", async () => {
  const loginId = await anAccount(office, { kind: "municipal" });
  const typed = ` ${loginId.toUpperCase()} `;
  const page = await new Browser(app).submit(paths.signIn, { loginId: typed, password: PASSWORD });
  assert.equal(page.path, paths.progress);
});

Deno.test("unknown ID and wrong password are refused in the same words", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const attempt = (loginId: string) =>
    new Browser(app).submit(paths.signIn, { loginId, password: "a wrong password" });
  const [known, unknown] = [await attempt(loginId), await attempt("nobody-1")];
  assert.deepEqual([known.status, unknown.status], [422, 422]);
  assert.equal(known.html.replaceAll(loginId, "…"), unknown.html.replaceAll("nobody-1", "…"));
});

Deno.test("after signing out the cookie is gone, and a copy of it opens nothing", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const copy = new Browser(app);
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  assert.equal((await browser.submit(paths.signOut, {})).path, paths.signIn);
  assert.equal(browser.cookies.size, 0);
  assert.equal((await copy.visit(paths.venue)).path, paths.signIn);
});

Deno.test("signing out asks first, and only asking ends nothing", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const page = await browser.visit(paths.signOut);
  assert.equal(textOf(page.html, "h1"), "ログアウト");
  assert.equal((await browser.visit(paths.venue)).status, 200);
});

Deno.test("a session ends two hours after the last request", async () => {
  await using clock = aClock();
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  for (let visit = 0; visit < 3; visit++) {
    clock.pass(119 * MINUTE);
    assert.equal((await browser.visit(paths.venue)).status, 200);
  }
  clock.pass(121 * MINUTE);
  assert.equal((await browser.visit(paths.venue)).path, paths.signIn);
});

Deno.test("however busy, nobody stays signed in longer than twelve hours", async () => {
  await using clock = aClock();
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  for (let passed = 60; passed < 12 * 60; passed += 60) {
    clock.pass(60 * MINUTE);
    assert.equal((await browser.visit(paths.venue)).status, 200);
  }
  clock.pass(60 * MINUTE);
  assert.equal((await browser.visit(paths.venue)).path, paths.signIn);
});

Deno.test("a changed password ends the sessions on other devices and not this one", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const [here, there] = [new Browser(app), new Browser(app)];
  for (const device of [here, there]) {
    await device.submit(paths.signIn, { loginId, password: PASSWORD });
  }
  const next = "another long password";
  await here.submit(paths.password, { current: PASSWORD, next, again: next });
  assert.equal((await here.visit(paths.venue)).status, 200);
  assert.equal((await there.visit(paths.venue)).path, paths.signIn);
});

/** The office's clock, put back at the end. */
function aClock() {
  return {
    pass(ms: number) {
      office.time = new Date(office.time.getTime() + ms);
    },
    [Symbol.asyncDispose]() {
      office.time = TEST_TIME;
      return Promise.resolve();
    },
  };
}
