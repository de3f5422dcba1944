import assert from "node:assert/strict";
import { addAccount } from "../../db/account/add_account.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { plainText, textOf } from "./html.ts";
import { URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const GOOD = { next: "a first long password", again: "a first long password" };

Deno.test("the setup URL sets the first password, once, and signing in works with it", async () => {
  const { loginId, url } = await aSetupUrl();
  const browser = new Browser(app);
  assert.ok(plainText((await browser.visit(url)).html).includes(`ログインID：${loginId}`));
  const done = await browser.submit(url, GOOD);
  assert.equal(textOf(done.html, "h1"), "設定完了");
  assert.ok(!done.path.includes(url), "the used token is out of the address");

  const password = GOOD.next;
  const signedIn = await browser.submit(paths.signIn, { loginId, password });
  assert.equal(signedIn.path, paths.venue);
  for (const page of [await browser.visit(url), await browser.submit(url, GOOD)]) {
    assert.equal(page.status, 404);
    assert.match(plainText(page.html), /期限が切れたか、既に使われています/);
  }
});

Deno.test("of two who use a setup URL in the same moment one sets the password", async () => {
  const { url } = await aSetupUrl();
  const both = await Promise.all([1, 2].map(() => new Browser(app).submit(url, GOOD)));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 404]);
});

Deno.test("looking at the setup URL or a refused password does not use it up", async () => {
  const { url } = await aSetupUrl();
  const browser = new Browser(app);
  await browser.visit(url);
  const refused = await browser.submit(url, { next: "short", again: "other" });
  assert.equal(refused.status, 422);
  assert.match(textOf(refused.html, "p", "next-error") ?? "", /12文字以上/);
  assert.match(textOf(refused.html, "p", "again-error") ?? "", /同じものを/);
  assert.equal((await browser.submit(url, GOOD)).status, 200);
});

Deno.test("before the password is set nobody can sign in, with whatever password", async () => {
  const { loginId } = await aSetupUrl();
  for (const password of ["", "null", GOOD.next]) {
    const page = await new Browser(app).submit(paths.signIn, { loginId, password });
    assert.equal(page.status, 422);
  }
});

Deno.test("the setup URL lives seven days", async () => {
  const { url } = await aSetupUrl();
  const day = 86_400_000;
  const statusAfter = async (ms: number) => {
    const later = createApp({ ...office, now: () => new Date(TEST_TIME.getTime() + ms) });
    return (await new Browser(later).visit(url)).status;
  };
  assert.equal(await statusAfter(7 * day - 1), 200);
  assert.equal(await statusAfter(7 * day), 404);
});

Deno.test("an invented token is refused like a used one", async () => {
  for (const token of ["x", "x".repeat(43), "%00", "..%2F..%2Fetc%2Fpasswd"]) {
    const page = await new Browser(app).visit(paths.setup(token));
    assert.equal(page.status, 404, token);
  }
});

Deno.test("the tablet that was set up is signed in, without anything being typed again", async () => {
  const { loginId, url } = await aSetupUrl();
  const tablet = new Browser(app);
  const done = await tablet.submit(url, GOOD);
  assert.match(plainText(done.html), new RegExp(`この端末は「${loginId}」でログインしています`));
  assert.equal((await tablet.visit(paths.home)).path, paths.venue);
});

Deno.test("who is signed in themself while they set up a colleague's ID stays who they are", async () => {
  const { loginId } = await aSetUpAccount();
  const browser = new Browser(app);
  await browser.submit(paths.signIn, { loginId, password: GOOD.next });
  const done = await browser.submit((await aSetupUrl()).url, GOOD);
  assert.match(plainText(done.html), new RegExp(`この端末は「${loginId}」でログインしています`));
});

Deno.test("from outside its networks an ID is set up, but nobody is signed in", async () => {
  const VRS_MUNICIPAL_NETWORKS = ["192.0.2.0/24"];
  const configuration = { ...office.configuration, VRS_MUNICIPAL_NETWORKS };
  const browser = new Browser(createApp({ ...office, configuration }));
  const { url } = await aSetupUrl("municipal");
  const done = await browser.submit(url, GOOD);
  assert.match(plainText(done.html), /ログインしてください/);
  assert.deepEqual((await browser.visit(paths.progress)).redirects, [paths.signIn]);
});

Deno.test("where a second factor is demanded, it is asked for before the tablet is signed in", async () => {
  const configuration = { ...office.configuration, VRS_SECOND_FACTOR: "required" as const };
  const browser = new Browser(createApp({ ...office, configuration }));
  const { url } = await aSetupUrl("municipal");
  const done = await browser.submit(url, GOOD);
  assert.equal(done.path, paths.firstFactor);
  assert.deepEqual((await browser.visit(paths.progress)).redirects, [paths.signIn]);
});

async function aSetUpAccount() {
  const made = await aSetupUrl();
  await new Browser(app).submit(made.url, GOOD);
  return made;
}

async function aSetupUrl(kind: "venue" | "municipal" = "venue") {
  const name = crypto.randomUUID().slice(0, 8);
  const loginId = kind === "venue" ? name : `${name}@city.example.lg.jp`;
  const added = await addAccount(office.database.gate, {
    kind,
    loginId,
    municipalityCode: URAYASU,
    prefectureCode: null,
  }, TEST_TIME);
  assert.ok(added.ok && added.value.setupToken);
  return { loginId, url: paths.setup(added.value.setupToken) };
}
