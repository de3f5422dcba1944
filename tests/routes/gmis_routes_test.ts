import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aClinic, aGmisId, aMunicipalAct } from "../db/clinic/a_clinic.ts";
import { disableClinic } from "../../db/clinic/change_clinic.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { beginsAtGmis, comesBack, GmisVisitor } from "./a_gmis_clinic.ts";
import { REDIRECT_URI, withProvider } from "./a_gmis_office.ts";
import { CLIENT_ID } from "./a_gmis_provider.ts";
import { plainText, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const { gate } = office.database;
const owner = ownerSql(office.database);
const inUrayasu = aMunicipalAct(URAYASU);
const inIchikawa = aMunicipalAct(ICHIKAWA);

/** Why this G-MIS ID was refused, as the audit has it. */
async function refusalOf(gmisId: string) {
  const [row] = await owner`
    select account_id, municipality_code, detail from audit
    where act = 'sign_in_failed' and login_id like ${`gmis:${gmisId}%`}`;
  return { ...row };
}

Deno.test("a clinic in the list signs in with its G-MIS ID, and comes to 接種会場メニュー", async () => {
  await using here = await withProvider(office);
  const { id, gmisId } = await aClinic(gate, inUrayasu);
  const clinic = new Browser(here.app);
  const signIn = await clinic.visit(paths.signIn);
  assert.match(signIn.html, new RegExp(`href="${paths.gmisSignIn}"[^>]*>G-MIS IDでログイン`));
  const home = await comesBack(clinic, gmisId);
  assert.deepEqual([home.status, home.path], [200, paths.venue]);
  assert.match(plainText(home.html), /千葉県浦安市/);
  assert.ok(plainText(home.html).includes(`gmis:${gmisId}@${URAYASU}`));
  assert.equal((await clinic.visit(paths.progress)).status, 403);
  const [entry] = await owner`
    select act, municipality_code from audit where account_id = ${id} and act = 'sign_in'`;
  assert.deepEqual({ ...entry }, { act: "sign_in", municipality_code: URAYASU });
  assert.ok(!clinic.cookies.has("vrs-gmis"), "the flow's cookie is gone");
});

Deno.test("the provider is asked for code and PKCE, state, nonce and a fresh sign-in, for our address only", async () => {
  await using here = await withProvider(office);
  const address = await beginsAtGmis(new Browser(here.app));
  const { state, nonce, code_challenge, ...rest } = Object.fromEntries(address.searchParams);
  for (const random of [state, nonce, code_challenge]) assert.match(random!, /^[\w-]{43}$/);
  assert.deepEqual(rest, {
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    response_type: "code",
    scope: "openid",
    code_challenge_method: "S256",
    prompt: "login",
    max_age: "600",
    ui_locales: "ja",
  });
});

Deno.test("nothing in a request says where the browser comes back to", async () => {
  await using here = await withProvider(office);
  const evil = "https://evil.example";
  for (const query of ["redirect_uri", "return_to", "next", "issuer", "iss", "state"]) {
    const answer = await new Browser(here.app).send(
      `${paths.gmisSignIn}?${query}=${encodeURIComponent(evil)}`,
      { headers: { "x-forwarded-host": "evil.example", referer: evil } },
    );
    const address = new URL(answer.headers.get("location")!);
    assert.equal(address.origin, here.provider.issuer);
    assert.equal(address.searchParams.get("redirect_uri"), REDIRECT_URI);
    assert.ok(!address.href.includes("evil"));
  }
});

Deno.test("who is in no list is told which G-MIS ID and whom to ask, and stands in the audit", async () => {
  await using here = await withProvider(office);
  const gmisId = aGmisId();
  const browser = new Browser(here.app);
  const page = await comesBack(browser, gmisId);
  assert.equal(page.status, 403);
  const said = plainText(page.html);
  assert.ok(said.includes(`G-MIS ID「${gmisId}」は、どの自治体の医療機関の一覧にもありません`));
  assert.match(said, /接種を行う自治体の予防接種の担当に、このG-MIS IDの登録を依頼/);
  assert.equal((await browser.visit(paths.venue)).path, paths.signIn);
  assert.deepEqual(await refusalOf(gmisId), {
    account_id: null,
    municipality_code: "000000",
    detail: { reason: "gmis_unknown" },
  });
});

Deno.test("a clinic that is stopped is told by whom; one that is signed in is out at once", async () => {
  await using here = await withProvider(office);
  const clinic = await aClinic(gate, inUrayasu);
  const browser = new Browser(here.app);
  await comesBack(browser, clinic.gmisId);
  await disableClinic(gate, inUrayasu, clinic);
  assert.equal((await browser.visit(paths.venue)).path, paths.signIn);
  const page = await comesBack(browser, clinic.gmisId);
  assert.equal(page.status, 403);
  assert.match(plainText(page.html), /千葉県浦安市で停止されています/);
  const { account_id, detail } = await refusalOf(clinic.gmisId);
  assert.deepEqual([account_id, detail], [clinic.id, { reason: "disabled" }]);
});

Deno.test("a clinic in two lists chooses the municipality, and cannot choose any other", async () => {
  await using here = await withProvider(office);
  const gmisId = aGmisId();
  await aClinic(gate, inUrayasu, { gmisId });
  await aClinic(gate, inIchikawa, { gmisId });
  const browser = new Browser(here.app);
  const choice = await comesBack(browser, gmisId);
  assert.deepEqual([choice.path, textOf(choice.html, "h1")], [
    paths.gmisMunicipality,
    "自治体の選択",
  ]);
  for (const wrong of ["", "011002", "x"]) {
    const refused = await browser.submit(paths.gmisMunicipality, { municipalityCode: wrong });
    assert.equal(refused.status, 422);
  }
  assert.equal((await browser.visit(paths.venue)).path, paths.signIn, "nothing is open yet");
  const home = await browser.submit(paths.gmisMunicipality, { municipalityCode: ICHIKAWA });
  assert.equal(home.path, paths.venue);
  assert.match(plainText(home.html), /千葉県市川市/);
});

Deno.test("a choice is made once, in the browser that signed in, and not of a list that stopped it", async () => {
  await using here = await withProvider(office);
  const gmisId = aGmisId();
  const there = await aClinic(gate, inUrayasu, { gmisId });
  await aClinic(gate, inIchikawa, { gmisId });
  const browser = new Browser(here.app);
  await comesBack(browser, gmisId);
  const thief = new Browser(here.app);
  const choice = { municipalityCode: ICHIKAWA };
  assert.equal((await thief.submit(paths.gmisMunicipality, choice)).status, 400);
  await disableClinic(gate, inUrayasu, there);
  const stopped = await browser.submit(paths.gmisMunicipality, { municipalityCode: URAYASU });
  assert.equal(stopped.status, 422);
  const token = browser.cookies.get("vrs-gmis")!;
  assert.equal((await browser.submit(paths.gmisMunicipality, choice)).path, paths.venue);
  thief.cookies.set("vrs-gmis", token);
  assert.equal((await thief.submit(paths.gmisMunicipality, choice)).status, 400, "used up");
});

Deno.test("after ログアウト the provider asks again who one is, though it remembers", async () => {
  await using here = await withProvider(office);
  const { gmisId } = await aClinic(gate, inUrayasu);
  const browser = new Browser(here.app);
  const visitor = new GmisVisitor();
  await comesBack(browser, gmisId, visitor);
  const page = await browser.submit(paths.signOut, {});
  assert.equal(page.path, paths.signIn);
  assert.equal((await browser.visit(paths.venue)).path, paths.signIn);
  // `signIn` of the visitor fails unless it is asked.
  assert.equal((await comesBack(browser, gmisId, visitor)).path, paths.venue);
});

Deno.test("another claim may carry the G-MIS ID, also one that only the user info tells", async () => {
  await using here = await withProvider(office, {
    VRS_GMIS_CLAIM: "gmis_id",
    VRS_GMIS_SCOPE: "openid gmis",
  });
  const { gmisId } = await aClinic(gate, inUrayasu);
  assert.equal((await comesBack(new Browser(here.app), `user-${gmisId}`)).path, paths.venue);
  assert.ok(here.provider.asked.includes("/me"));
});

Deno.test("a clinic is let in only from where 接種会場メニュー may be opened", async () => {
  await using here = await withProvider(office, { VRS_VENUE_NETWORKS: "10.0.0.0/8" });
  const { gmisId } = await aClinic(gate, inUrayasu);
  const page = await comesBack(new Browser(here.app), gmisId);
  assert.deepEqual([page.status, textOf(page.html, "h1")], [403, "この場所からは使えません"]);
  assert.equal((await comesBack(new Browser(here.app, "10.1.2.3"), gmisId)).path, paths.venue);
});

Deno.test("without a provider there is no button and no way", async () => {
  const app = createApp(office);
  const browser = new Browser(app);
  assert.doesNotMatch((await browser.visit(paths.signIn)).html, /G-MIS/);
  for (const path of [paths.gmisSignIn, paths.gmisCallback, paths.gmisMunicipality]) {
    assert.equal((await browser.visit(path)).status, 404, path);
  }
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  assert.match(plainText((await staff.visit(paths.clinics)).html), /接続がまだ設定されていない/);
});
