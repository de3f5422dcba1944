import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { aClinic, aMunicipalAct } from "../db/clinic/a_clinic.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { beginsAtGmis, callbackPath, comesBack, GmisVisitor } from "./a_gmis_clinic.ts";
import { withProvider } from "./a_gmis_office.ts";
import { aKey, CLIENT_ID, CLIENT_SECRET, type SigningKey } from "./a_gmis_provider.ts";
import { type Claims, claimsOf, encoded, signed } from "./an_id_token.ts";
import { URAYASU } from "./some_staff.ts";

const office = await anOffice();
const owner = ownerSql(office.database);
const clinic = await aClinic(office.database.gate, aMunicipalAct(URAYASU));
const other = await aClinic(office.database.gate, aMunicipalAct(URAYASU));

async function assertOutside(browser: Browser, what: string): Promise<void> {
  assert.equal((await browser.visit(paths.venue)).path, paths.signIn, what);
}

async function refusalsSince(count: number): Promise<number> {
  return await refusals() - count;
}

async function refusals(): Promise<number> {
  const [row] = await owner`
    select count(*) as count from audit where act = 'sign_in_failed'
      and detail ->> 'reason' like 'gmis_%'`;
  return row!.count;
}

Deno.test("a callback is taken only with this browser's state, and a wrong one does not use it up", async () => {
  await using here = await withProvider(office);
  const browser = new Browser(here.app);
  const address = await beginsAtGmis(browser);
  const callback = new URL(await new GmisVisitor().signIn(address.href, clinic.gmisId));
  const before = await refusals();
  const wrongs = ["", "x", "x".repeat(43), undefined];
  for (const state of wrongs) {
    const forged = new URL(callback);
    if (state === undefined) forged.searchParams.delete("state");
    else forged.searchParams.set("state", state);
    assert.equal((await browser.visit(callbackPath(forged.href))).status, 400);
    await assertOutside(browser, `state ${state}`);
  }
  assert.equal(await refusalsSince(before), wrongs.length, "each is in the audit");
  assert.ok(!here.provider.asked.includes("/token"), "the provider was never asked");
  assert.equal((await browser.visit(callbackPath(callback.href))).path, paths.venue);
});

Deno.test("a callback opens nothing in another browser, with or without a sign-in of its own", async () => {
  await using here = await withProvider(office);
  const victim = new Browser(here.app);
  const [without, attacker] = [new Browser(here.app), new Browser(here.app)];
  const address = await beginsAtGmis(attacker);
  // Login CSRF: the attacker's own code, in the victim's browser.
  const callback = callbackPath(await new GmisVisitor().signIn(address.href, other.gmisId));
  await beginsAtGmis(victim);
  for (const browser of [without, victim]) {
    assert.equal((await browser.visit(callback)).status, 400);
    await assertOutside(browser, "another browser");
  }
});

Deno.test("a callback counts once: replayed it opens nothing, not even with the cookie put back", async () => {
  await using here = await withProvider(office);
  const browser = new Browser(here.app);
  const address = await beginsAtGmis(browser);
  const token = browser.cookies.get("vrs-gmis")!;
  const callback = callbackPath(await new GmisVisitor().signIn(address.href, clinic.gmisId));
  assert.equal((await browser.visit(callback)).path, paths.venue);
  const thief = new Browser(here.app);
  thief.cookies.set("vrs-gmis", token);
  assert.equal((await thief.visit(callback)).status, 400);
  await assertOutside(thief, "replayed");
  assert.equal(here.provider.asked.filter((path) => path === "/token").length, 1);
});

Deno.test("a code that was used already, or is of another's sign-in, opens nothing in a fresh one", async () => {
  await using here = await withProvider(office);
  const spent = await new GmisVisitor().signIn(
    (await beginsAtGmis(new Browser(here.app))).href,
    other.gmisId,
  );
  const code = new URL(spent).searchParams.get("code")!;
  for (const injected of [code, "x", "", `${code}&code=${code}`]) {
    const browser = new Browser(here.app);
    const own = await new GmisVisitor().signIn((await beginsAtGmis(browser)).href, clinic.gmisId);
    // PKCE: the verifier in this browser's cookie is not that of the injected code.
    const forged = own.replace(/code=[^&]*/, `code=${injected}`);
    assert.notEqual((await browser.visit(callbackPath(forged))).status, 200);
    await assertOutside(browser, injected);
  }
});

Deno.test("a sign-in that took longer than ten minutes has to begin again", async () => {
  await using here = await withProvider(office);
  const browser = new Browser(here.app);
  const address = await beginsAtGmis(browser);
  const callback = callbackPath(await new GmisVisitor().signIn(address.href, clinic.gmisId));
  office.time = new Date(TEST_TIME.getTime() + 10 * 60_000);
  try {
    assert.equal((await browser.visit(callback)).status, 400);
  } finally {
    office.time = TEST_TIME;
  }
  await assertOutside(browser, "late");
});

Deno.test("the token a browser had before opens nothing after signing in", async () => {
  await using here = await withProvider(office);
  const browser = new Browser(here.app);
  await comesBack(browser, clinic.gmisId);
  const former = browser.cookies.get("vrs")!;
  const again = new Browser(here.app);
  const start = await beginsAtGmis(again);
  again.cookies.set("vrs", former);
  const callback = callbackPath(await new GmisVisitor().signIn(start.href, clinic.gmisId));
  assert.equal((await again.visit(callback)).path, paths.venue);
  assert.notEqual(again.cookies.get("vrs"), former);
  await assertOutside(browser, "fixed before");
});

const now = () => Math.floor(Date.now() / 1000);

/** What is wrong with an ID token that somebody between us and the provider could have made. */
const forgeries: [what: string, forge: (claims: Claims, key: SigningKey) => string][] = [
  ["another's nonce", (claims, key) => signed({ ...claims, nonce: "x".repeat(43) }, key)],
  ["no nonce", ({ nonce: _, ...claims }, key) => signed(claims, key)],
  ["another audience", (claims, key) => signed({ ...claims, aud: "other" }, key)],
  [
    "several audiences, for another party",
    (claims, key) => signed({ ...claims, aud: [CLIENT_ID, "other"], azp: "other" }, key),
  ],
  [
    "several audiences, for nobody in particular",
    (claims, key) => signed({ ...claims, aud: [CLIENT_ID, "other"] }, key),
  ],
  ["another issuer", (claims, key) => signed({ ...claims, iss: "https://evil.example" }, key)],
  ["an end two minutes ago", (claims, key) => signed({ ...claims, exp: now() - 120 }, key)],
  ["a beginning in two minutes", (claims, key) => signed({ ...claims, nbf: now() + 120 }, key)],
  ["no end", ({ exp: _, ...claims }, key) => signed(claims, key)],
  ["a sign-in of long ago", (claims, key) => signed({ ...claims, auth_time: now() - 900 }, key)],
  ["a sign-in of no time", ({ auth_time: _, ...claims }, key) => signed(claims, key)],
  [
    "another subject under the same signature",
    (claims, key) =>
      signed(claims, key).replace(/\.[^.]*\./, `.${encoded({ ...claims, sub: other.gmisId })}.`),
  ],
  ["another's key under the same id", (claims, { kid }) => signed(claims, { ...aKey(), kid })],
  ["a key nobody published", (claims) => signed(claims, aKey())],
  ["no signature", (claims) => `${encoded({ alg: "none" })}.${encoded(claims)}.`],
  ["our own secret's signature", (claims) => {
    const text = `${encoded({ alg: "HS256" })}.${encoded(claims)}`;
    return `${text}.${createHmac("sha256", CLIENT_SECRET).update(text).digest("base64url")}`;
  }],
  ["a G-MIS ID that is a list", (claims, key) => signed({ ...claims, sub: [claims.sub] }, key)],
  ["nothing in it", () => ""],
  ["no sense", () => "a.b.c"],
];

for (const [what, forge] of forgeries) {
  Deno.test(`an ID token with ${what} opens nothing`, async () => {
    await using here = await withProvider(office);
    here.provider.tamper = (tokens) => {
      return { ...tokens, id_token: forge(claimsOf(tokens), here.provider.key) };
    };
    const browser = new Browser(here.app);
    const before = await refusals();
    assert.equal((await comesBack(browser, clinic.gmisId)).status, 400);
    assert.equal(await refusalsSince(before), 1);
    await assertOutside(browser, what);
  });
}

Deno.test("what was forged so is taken when nothing is wrong with it, clocks a minute apart too", async () => {
  for (const apart of [{}, { exp: now() - 50 }, { nbf: now() + 50 }]) {
    await using here = await withProvider(office);
    here.provider.tamper = (tokens) => {
      const claims = { ...claimsOf(tokens), ...apart };
      return { ...tokens, id_token: signed(claims, here.provider.key) };
    };
    assert.equal((await comesBack(new Browser(here.app), clinic.gmisId)).path, paths.venue);
  }
});
