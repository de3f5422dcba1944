import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { codeOf } from "../db/factor/a_factor.ts";
import { Browser } from "./a_browser.ts";
import { aSecuredAccount, enrolApp, shownCodes } from "./a_secured_account.ts";
import { formOf, plainText, tableRows, textOf } from "./html.ts";
import { aBrowserOf, PASSWORD } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const MINUTE = 60_000;

let hours = 0;
/** Every test has an hour of its own: no code is used twice, nothing lasts from before. */
function nextHour(): Date {
  return office.time = new Date(TEST_TIME.getTime() + ++hours * 60 * MINUTE);
}
const pass = (minutes: number) => office.time = new Date(office.time.getTime() + minutes * MINUTE);
const signedIn = () => aBrowserOf({ app, office }, { kind: "municipal" });

/** Forms that change factors, as somebody who knows them all would send them. */
const CHANGES = [
  paths.totp,
  paths.totpRemoval,
  paths.passkeys,
  paths.passkeyOptions,
  paths.passkeyRemoval(crypto.randomUUID()),
  paths.recoveryCodes,
];

Deno.test("nothing is changed, nor offered, before 本人確認", async () => {
  nextHour();
  const browser = await signedIn();
  const page = await browser.visit(paths.factors);
  assert.match(plainText(page.html), /まだ登録していません/);
  assert.ok(!page.html.includes(paths.newFactor));
  assert.equal((await browser.visit(paths.newFactor)).path, paths.stepUpPassword);
  for (const path of CHANGES) {
    const { redirects } = await browser.submit(path, {});
    assert.deepEqual(redirects, [paths.stepUp, paths.stepUpPassword], path);
  }
});

Deno.test("with the password a first app is added; the codes are shown this once", async () => {
  nextHour();
  const browser = await signedIn();
  const refused = await browser.submit(paths.stepUpPassword, { password: PASSWORD + "x" });
  assert.match(textOf(refused.html, "p", "password-error") ?? "", /パスワードが違います/);
  const open = await browser.submit(paths.stepUpPassword, { password: PASSWORD });
  assert.equal(open.path, paths.factors);
  const { recoveryCodes } = await enrolApp(browser, office, paths.newFactor);
  assert.equal(recoveryCodes.length, 10);
  const list = await browser.visit(paths.factors);
  assert.deepEqual(tableRows(list.html)[1]?.slice(0, 1), ["認証アプリ"]);
  assert.deepEqual(shownCodes(list.html), []);
});

Deno.test("who has a factor confirms by it: the password is not enough", async () => {
  nextHour();
  const { browser, secret } = await aSecuredAccount({ app, office });
  pass(6);
  await browser.submit(paths.stepUpPassword, { password: PASSWORD });
  for (const path of CHANGES) {
    assert.deepEqual((await browser.submit(path, {})).redirects, [paths.stepUp], path);
  }
  const open = await browser.submit(paths.stepUp, { code: codeOf(secret, office.time) });
  assert.equal(open.path, paths.factors);
  assert.ok(open.html.includes(paths.newFactor));
  pass(6);
  assert.equal((await browser.visit(paths.newFactor)).path, paths.stepUp);
});

Deno.test("an app that is taken away is asked for no more", async () => {
  nextHour();
  const { browser, loginId } = await aSecuredAccount({ app, office });
  const page = await browser.visit(paths.factors);
  const removal = formOf(page.html, "認証アプリを外す");
  const list = await browser.submit(removal.action, removal.fields);
  assert.match(plainText(list.html), /まだ登録していません/);
  const again = await new Browser(app).submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal(again.path, paths.progress);
});

Deno.test("where one is required the last factor stays", async () => {
  nextHour();
  const configuration = { ...office.configuration, VRS_SECOND_FACTOR: "required" as const };
  const strict = createApp({ ...office, configuration, now: () => office.time });
  const { browser } = await aSecuredAccount({ app, office });
  const strictBrowser = new Browser(strict);
  for (const [name, value] of browser.cookies) strictBrowser.cookies.set(name, value);
  const page = await strictBrowser.submit(paths.totpRemoval, {});
  assert.equal(page.status, 422);
  assert.match(plainText(page.html), /最後の1つは外せません/);
});

Deno.test("new リカバリーコード are shown at once, and only then", async () => {
  nextHour();
  const { browser, recoveryCodes } = await aSecuredAccount({ app, office });
  const page = await browser.submit(paths.recoveryCodes, {});
  const made = shownCodes(page.html);
  assert.equal(made.length, 10);
  assert.ok(!made.some((code) => recoveryCodes.includes(code)));
  assert.equal(page.headers.get("cache-control"), "no-store");
});

Deno.test("who has no factor is given no リカバリーコード", async () => {
  nextHour();
  const browser = await signedIn();
  await browser.submit(paths.stepUpPassword, { password: PASSWORD });
  const page = await browser.submit(paths.recoveryCodes, {});
  assert.deepEqual(page.redirects, [paths.factors]);
});

Deno.test("another's passkey is not found, nor is what is no id", async () => {
  nextHour();
  const { browser } = await aSecuredAccount({ app, office });
  for (const id of [crypto.randomUUID(), "x", "..%2F"]) {
    assert.equal((await browser.submit(paths.passkeyRemoval(id), {})).status, 404, id);
  }
});

Deno.test("a passkey is made for the address people open, and signs no made-up answer", async () => {
  nextHour();
  const { browser } = await aSecuredAccount({ app, office });
  const asked = await browser.send(paths.passkeyOptions, {
    method: "POST",
    headers: { origin: "http://localhost" },
    body: new URLSearchParams(),
  });
  const options = await asked.json();
  assert.deepEqual([options.rp.id, typeof options.challenge], ["localhost", "string"]);
  const { challenge } = options;
  const clientDataJSON = btoa(JSON.stringify({ type: "webauthn.create", challenge }));
  const made = { id: "x", rawId: "x", type: "public-key", response: { clientDataJSON } };
  const answers = ["", "{", "null", "[]", "{}", JSON.stringify(made), "x".repeat(30_000)];
  for (const answer of answers) {
    const page = await browser.submit(paths.passkeys, { label: "鍵", answer });
    assert.equal(page.status, 422, answer.slice(0, 40));
  }
  assert.match(plainText((await browser.visit(paths.factors)).html), /認証アプリ/);
});

Deno.test("the configured address is the one passkeys are made for", async () => {
  nextHour();
  const configuration = { ...office.configuration, VRS_PUBLIC_URL: "http://vrs.example.lg.jp/" };
  const published = createApp({ ...office, configuration, now: () => office.time });
  const { browser } = await aSecuredAccount({ app, office });
  const visitor = new Browser(published);
  for (const [name, value] of browser.cookies) visitor.cookies.set(name, value);
  const asked = await visitor.send(`http://vrs.example.lg.jp${paths.passkeyOptions}`, {
    method: "POST",
    headers: { origin: "http://vrs.example.lg.jp" },
    body: new URLSearchParams(),
  });
  assert.equal((await asked.json()).rp.id, "vrs.example.lg.jp");
});

Deno.test("factors are no venue's affair, and a form from another site changes none", async () => {
  nextHour();
  const venue = await aBrowserOf({ app, office }, { kind: "venue" });
  assert.equal((await venue.visit(paths.factors)).status, 403);
  const { browser } = await aSecuredAccount({ app, office });
  const forged = await browser.submit(paths.totpRemoval, {}, { origin: "https://evil.example" });
  assert.equal(forged.status, 403);
});
