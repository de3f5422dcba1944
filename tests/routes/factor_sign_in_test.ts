import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { codeOf, wrongCode } from "../db/factor/a_factor.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { aSecuredAccount, enrolApp, secretOn, shownCodes } from "./a_secured_account.ts";
import { formOf, plainText, tagById, textOf } from "./html.ts";
import { anAccount, PASSWORD } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const required = {
  ...office,
  now: () => office.time,
  configuration: { ...office.configuration, VRS_SECOND_FACTOR: "required" as const },
};
const strictApp = createApp(required);
const owner = ownerSql(office.database);

/** Every test goes on some minutes after the one before: no code is used twice. */
let minutes = 0;
function nextTime(): Date {
  return office.time = new Date(TEST_TIME.getTime() + ++minutes * 10 * 60_000);
}

async function afterPassword(loginId: string, at = app): Promise<Browser> {
  // In the municipal network, and another one for each test: tries are counted by address too.
  const browser = new Browser(at, `127.0.1.${minutes}`);
  await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  return browser;
}

Deno.test("after the password the code is asked for, and nothing else is open", async () => {
  nextTime();
  const { loginId } = await aSecuredAccount({ app, office });
  const browser = await afterPassword(loginId);
  const asked = await browser.visit(paths.home);
  assert.deepEqual(asked.redirects, [paths.signIn]);
  const page = await browser.visit(paths.factor);
  assert.equal(textOf(page.html, "h1"), "ログインの確認");
  assert.match(tagById(page.html, "code"), /autocomplete="one-time-code"/);
  for (const path of [paths.progress, paths.search, paths.factors, paths.password]) {
    assert.deepEqual((await browser.visit(path)).redirects, [paths.signIn], path);
  }
  for (const path of [paths.totp, paths.stepUp, paths.uploads, paths.search]) {
    assert.equal((await browser.submit(path, {})).status, 401, path);
  }
});

Deno.test("a right password that no code follows is in the audit: somebody may have stolen it", async () => {
  nextTime();
  const { loginId } = await aSecuredAccount({ app, office });
  await afterPassword(loginId);
  const [audit] = await owner`
    select array_agg(act order by at, id) as acts from audit where login_id = ${loginId}`;
  assert.equal(audit!.acts.at(-1), "factor_asked", audit!.acts);
});

Deno.test("the right code signs in under a new token; the one before opens nothing", async () => {
  const at = nextTime();
  const { loginId, secret } = await aSecuredAccount({ app, office });
  office.time = new Date(at.getTime() + 60_000);
  const browser = await afterPassword(loginId);
  const before = browser.cookies.get("vrs");
  const home = await browser.submit(paths.factor, { code: codeOf(secret, office.time) });
  assert.equal(home.path, paths.progress);
  assert.notEqual(browser.cookies.get("vrs"), before);
  const thief = new Browser(app);
  thief.cookies.set("vrs", before!);
  for (const path of [paths.progress, paths.factor]) {
    assert.deepEqual((await thief.visit(path)).redirects.at(-1), paths.signIn, path);
  }
});

Deno.test("a wrong code is said to be wrong, and leaves everything shut", async () => {
  nextTime();
  const { loginId, secret } = await aSecuredAccount({ app, office });
  const browser = await afterPassword(loginId);
  for (const code of ["", "12345", wrongCode(secret, office.time)]) {
    const page = await browser.submit(paths.factor, { code });
    assert.equal(page.status, 422);
    assert.ok(textOf(page.html, "p", "code-error"), code);
    assert.ok(!page.html.includes(`value="${code || "-"}"`), "a code is not typed back");
  }
  assert.deepEqual((await browser.visit(paths.progress)).redirects, [paths.signIn]);
});

Deno.test("three hundred guesses at a code are refused, then even the right one waits", async () => {
  nextTime();
  const { loginId, secret } = await aSecuredAccount({ app, office });
  const browser = await afterPassword(loginId);
  for (let tries = 0; tries < 300; tries++) {
    const code = String(tries).padStart(6, "0");
    if (code === codeOf(secret, office.time)) continue;
    assert.equal((await browser.submit(paths.factor, { code })).status, 422);
  }
  const page = await browser.submit(paths.factor, { code: codeOf(secret, office.time) });
  assert.match(textOf(page.html, "p", "code-error") ?? "", /しばらく受け付けません/);
});

Deno.test("a リカバリーコード signs in once and leads to what is left of them", async () => {
  nextTime();
  const { loginId, recoveryCodes: [code] } = await aSecuredAccount({ app, office });
  const browser = await afterPassword(loginId);
  const page = await browser.submit(paths.factor, { recoveryCode: code!.toLowerCase() });
  assert.equal(page.path, paths.factors);
  assert.match(plainText(page.html), /使っていないリカバリーコード：9個/);
  const again = await afterPassword(loginId);
  const refused = await again.submit(paths.factor, { recoveryCode: code! });
  assert.equal(refused.status, 422);
  assert.ok(textOf(refused.html, "p", "recoveryCode-error"));
});

Deno.test("where a factor is required, who has none adds one before anything else", async () => {
  nextTime();
  const loginId = await anAccount(office, { kind: "municipal" });
  const browser = await afterPassword(loginId, strictApp);
  const page = await browser.visit(paths.factor);
  assert.equal(page.path, paths.firstFactor);
  assert.deepEqual((await browser.visit(paths.progress)).redirects, [paths.signIn]);
  const { fields } = formOf(page.html, "認証アプリを登録する");
  const secret = secretOn(page.html);
  const wrong = await browser.submit(paths.firstTotp, {
    ...fields,
    code: wrongCode(secret, office.time),
  });
  assert.equal(wrong.status, 422);
  assert.ok(plainText(wrong.html).replaceAll(" ", "").includes(secret), "the same secret again");
  const done = await browser.submit(paths.firstTotp, {
    ...fields,
    code: codeOf(secret, office.time),
  });
  assert.equal(shownCodes(done.html).length, 10);
  assert.equal((await browser.visit(paths.home)).path, paths.progress);
});

Deno.test("a factor is required of municipal staff alone", async () => {
  nextTime();
  for (const kind of ["venue", "prefecture", "national"] as const) {
    const loginId = await anAccount(office, { kind });
    const page = await (await afterPassword(loginId, strictApp)).visit(paths.home);
    assert.equal(page.status, 200, kind);
    assert.notEqual(page.path, paths.signIn, kind);
  }
});

Deno.test("a password alone adds no factor to an account that has one", async () => {
  nextTime();
  const { loginId, accountId } = await aSecuredAccount({ app, office });
  for (const at of [app, strictApp]) {
    const browser = await afterPassword(loginId, at);
    assert.equal((await browser.visit(paths.firstFactor)).path, paths.factor);
    const forms = [paths.firstTotp, paths.firstPasskey, paths.firstPasskeyOptions];
    for (const path of forms) {
      const page = await browser.submit(path, { code: "000000", offer: "00", label: "x" });
      assert.equal(page.path, paths.factor, path);
    }
  }
  const [row] = await owner`
    select (select count(*) from totp where account_id = ${accountId}) as totp,
      (select count(*) from passkey where account_id = ${accountId}) as passkeys`;
  assert.deepEqual({ ...row }, { totp: 1, passkeys: 0 });
});

Deno.test("of two who sign in and add a first factor, the second starts again, and is asked for it", async () => {
  nextTime();
  const loginId = await anAccount(office, { kind: "municipal" });
  const [one, other] = [
    await afterPassword(loginId, strictApp),
    await afterPassword(loginId, strictApp),
  ];
  const late = await other.visit(paths.firstFactor);
  await enrolApp(one, office, paths.firstFactor);
  const { fields } = formOf(late.html, "認証アプリを登録する");
  const page = await other.submit(paths.firstTotp, { ...fields, code: "000000" });
  assert.equal(page.path, paths.signIn, "its session ended with the first factor");
});

Deno.test("nobody without the password gets anywhere", async () => {
  const pages = [paths.factor, paths.firstFactor];
  for (const path of pages) {
    assert.deepEqual((await new Browser(app).visit(path)).redirects, [paths.signIn], path);
  }
  const forms = [paths.factor, paths.factorPasskey, paths.firstTotp, paths.firstPasskey];
  for (const path of forms) {
    const { redirects } = await new Browser(app).submit(path, { code: "123456" });
    assert.deepEqual(redirects, [paths.signIn], path);
  }
});
