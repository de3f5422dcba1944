import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aClinic, aMunicipalAct } from "../db/clinic/a_clinic.ts";
import { Browser } from "./a_browser.ts";
import { beginsAtGmis, callbackPath, comesBack, GmisVisitor } from "./a_gmis_clinic.ts";
import { gmisConfiguration, REDIRECT_URI, withProvider } from "./a_gmis_office.ts";
import { aGmisProvider, CLIENT_SECRET } from "./a_gmis_provider.ts";
import { claimsOf, signed } from "./an_id_token.ts";
import { plainText, textOf } from "./html.ts";
import { anAccount, PASSWORD, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const clinic = await aClinic(office.database.gate, aMunicipalAct(URAYASU));
const venueId = await anAccount(office, { kind: "venue" });

/** 「G-MISに接続できません」, and the login ID and password work all the same. */
async function assertUnavailable(browser: Browser, path: string): Promise<void> {
  const page = await browser.visit(path);
  assert.deepEqual([page.status, textOf(page.html, "h1")], [503, "G-MISに接続できません"]);
  assert.match(plainText(page.html), /ログインIDとパスワードでのログインは、いつもどおり/);
  const venue = new Browser(browser.app);
  const home = await venue.submit(paths.signIn, { loginId: venueId, password: PASSWORD });
  assert.equal(home.path, paths.venue);
}

Deno.test("a key that the provider has changed while we run counts at once, and the former no more", async () => {
  await using here = await withProvider(office);
  assert.equal((await comesBack(new Browser(here.app), clinic.gmisId)).path, paths.venue);
  here.provider.rotateKey();
  assert.equal((await comesBack(new Browser(here.app), clinic.gmisId)).path, paths.venue);
  const former = here.provider.key;
  here.provider.tamper = (tokens) => ({ ...tokens, id_token: signed(claimsOf(tokens), former) });
  assert.equal((await comesBack(new Browser(here.app), clinic.gmisId)).path, paths.venue);
  here.provider.rotateKey();
  assert.equal((await comesBack(new Browser(here.app), clinic.gmisId)).status, 400);
});

Deno.test("the provider's addresses are asked for once an hour, its keys at every sign-in", async () => {
  await using here = await withProvider(office);
  for (let count = 0; count < 3; count++) await comesBack(new Browser(here.app), clinic.gmisId);
  const asked = (path: string) => here.provider.asked.filter((each) => each === path).length;
  assert.deepEqual([asked("/.well-known/openid-configuration"), asked("/jwks")], [1, 3]);
});

Deno.test("a provider that is down at the start is told so; once it is there, clinics sign in", async () => {
  const provider = await aGmisProvider(REDIRECT_URI);
  const app = createApp({ ...office, configuration: gmisConfiguration(provider.issuer) });
  const discovery = "/.well-known/openid-configuration";
  provider.broken.add(discovery);
  await assertUnavailable(new Browser(app), paths.gmisSignIn);
  provider.broken.delete(discovery);
  assert.equal((await comesBack(new Browser(app), clinic.gmisId)).path, paths.venue);
  await provider.stop();
  const gone = createApp({ ...office, configuration: gmisConfiguration(provider.issuer) });
  await assertUnavailable(new Browser(gone), paths.gmisSignIn);
});

for (const path of ["/token", "/jwks"]) {
  Deno.test(`a provider whose ${path} fails in between is told so, and nobody is let in`, async () => {
    await using here = await withProvider(office);
    const browser = new Browser(here.app);
    const address = await beginsAtGmis(browser);
    const callback = await new GmisVisitor().signIn(address.href, clinic.gmisId);
    here.provider.broken.add(path);
    await assertUnavailable(browser, callbackPath(callback));
    assert.equal((await browser.visit(paths.venue)).path, paths.signIn);
    here.provider.broken.clear();
    assert.equal((await comesBack(browser, clinic.gmisId)).path, paths.venue);
  });
}

Deno.test("a provider that does not answer is waited for no longer than a page can wait", async () => {
  await using here = await withProvider(office);
  const browser = new Browser(here.app);
  const address = await beginsAtGmis(browser);
  const callback = await new GmisVisitor().signIn(address.href, clinic.gmisId);
  here.provider.silent.add("/token");
  await assertUnavailable(browser, callbackPath(callback));
});

Deno.test("a provider that calls itself by another name than the configured issuer is none", async () => {
  await using here = await withProvider(office);
  const VRS_GMIS_ISSUER = here.provider.issuer.replace("127.0.0.1", "localhost");
  const configuration = gmisConfiguration(VRS_GMIS_ISSUER);
  await assertUnavailable(new Browser(createApp({ ...office, configuration })), paths.gmisSignIn);
});

Deno.test("a wrong client secret is the operator's to mend: the log says so, without the secret", async () => {
  const wrong = "another-secret-of-at-least-32-bytes!";
  await using here = await withProvider(office, { VRS_GMIS_CLIENT_SECRET: wrong });
  const page = await comesBack(new Browser(here.app), clinic.gmisId);
  assert.equal(page.status, 503);
  const lines = office.logged.filter(({ gmis }) => gmis);
  assert.equal(lines.at(-1)?.code, "client_not_accepted");
  assert.ok(!JSON.stringify(office.logged).includes(wrong));
});

Deno.test("the client secret may stand in a file, and be changed there while we run", async () => {
  const file = await Deno.makeTempFile();
  const variables = { VRS_GMIS_CLIENT_SECRET: "", VRS_GMIS_CLIENT_SECRET_FILE: file };
  await using here = await withProvider(office, variables);
  await Deno.writeTextFile(file, `${CLIENT_SECRET}\n`);
  assert.equal((await comesBack(new Browser(here.app), clinic.gmisId)).path, paths.venue);
  await Deno.remove(file);
  await assertUnavailable(new Browser(here.app), paths.gmisSignIn);
});

Deno.test("who gives up at the provider is back without being signed in, and reads nothing of its words", async () => {
  await using here = await withProvider(office);
  const page = await comesBack(new Browser(here.app), undefined);
  assert.deepEqual([page.status, textOf(page.html, "h1")], [400, "ログインを取りやめました"]);
  assert.doesNotMatch(page.html, /cancelled/);
});

Deno.test("no code, token, state or secret of a sign-in stands in the log", async () => {
  await using here = await withProvider(office);
  let tokens: Record<string, unknown> = {};
  here.provider.tamper = (answer) => tokens = answer;
  const browser = new Browser(here.app);
  const address = await beginsAtGmis(browser);
  const flow = browser.cookies.get("vrs-gmis")!;
  const callback = await new GmisVisitor().signIn(address.href, clinic.gmisId);
  await browser.visit(callbackPath(callback));
  const log = JSON.stringify(office.logged);
  const { code, state } = Object.fromEntries(new URL(callback).searchParams);
  const nonce = address.searchParams.get("nonce");
  for (const secret of [code, state, nonce, flow, tokens.id_token, tokens.access_token]) {
    assert.ok(typeof secret === "string" && !log.includes(secret));
  }
  assert.ok(!log.includes(CLIENT_SECRET));
});
