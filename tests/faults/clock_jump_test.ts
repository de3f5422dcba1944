import assert from "node:assert/strict";
import { verifyAudit } from "../../db/audit/verify_audit.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { seal, sealingSql, theChain } from "../db/audit/a_sealed_audit.ts";
import { codeOf } from "../db/factor/a_factor.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser, type Page } from "../routes/a_browser.ts";
import { aSecuredAccount } from "../routes/a_secured_account.ts";
import { plainText, tableRows } from "../routes/html.ts";
import { aBrowserOf, anAccount, PASSWORD, URAYASU } from "../routes/some_staff.ts";
import { aDoseForm, WHAT_IS_FILLED_IN } from "./a_tablet.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);

/** What the server's clock shows, in hours from ten in the morning of 1 July. */
function clockShows(hours: number): void {
  office.time = new Date(TEST_TIME.getTime() + hours * 3_600_000);
}

function signIn(loginId: string, password = PASSWORD, address = "127.0.0.1"): Promise<Page> {
  return new Browser(app, address).submit(paths.signIn, { loginId, password });
}

async function registers(tablet: Browser): Promise<string> {
  const form = aDoseForm();
  const page = await tablet.submit(paths.venueDoses, { ...WHAT_IS_FILLED_IN, ...form });
  assert.match(plainText(page.html), /登録完了/);
  return form.clientKey;
}

async function ticketsToday(tablet: Browser): Promise<number> {
  const { html } = await tablet.visit(paths.venueDoses);
  return tableRows(html).filter((row) => row.at(-1) === "訂正取消").length;
}

Deno.test("two hours back: who is signed in goes on, and every dose is there and in today's list", async () => {
  clockShows(0);
  const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
  const keys = [await registers(tablet)];
  clockShows(-2);
  keys.push(await registers(tablet));
  assert.equal(await ticketsToday(tablet), 2);
  clockShows(0.1);
  keys.push(await registers(tablet));
  assert.equal(await ticketsToday(tablet), 3);
  const stored = await owner`select from dose where client_key = any(${keys}::uuid[])`;
  assert.equal(stored.length, 3);
});

Deno.test("a day ahead: everybody signs in again, and what was registered then is not lost", async () => {
  clockShows(0);
  const loginId = await anAccount(office, { kind: "venue" });
  const tablet = new Browser(app);
  await tablet.submit(paths.signIn, { loginId, password: PASSWORD });
  const keys = [await registers(tablet)];
  clockShows(24);
  assert.deepEqual((await tablet.visit(paths.venue)).redirects, [paths.signIn]);
  await tablet.submit(paths.signIn, { loginId, password: PASSWORD });
  keys.push(await registers(tablet));
  assert.equal(await ticketsToday(tablet), 1, "of that day");
  clockShows(0.2);
  assert.equal(await ticketsToday(tablet), 1, "of this day");
  clockShows(25);
  assert.equal(await ticketsToday(tablet), 1, "it comes with its day");
  const stored = await owner`select from dose where client_key = any(${keys}::uuid[])`;
  assert.equal(stored.length, 2);
});

Deno.test("nobody waits for a time that a wrong clock showed, neither who erred nor their neighbours", async () => {
  const address = "127.0.3.1";
  const loginId = await anAccount(office, { kind: "municipal" });
  clockShows(24);
  assert.equal((await signIn(loginId, "a wrong password", address)).status, 422);
  const neighbour = await anAccount(office, { kind: "municipal" });
  assert.equal((await signIn(neighbour, PASSWORD, address)).status, 200);
  clockShows(0);
  assert.equal((await signIn(loginId, PASSWORD, address)).status, 200);
  assert.equal((await signIn(neighbour, PASSWORD, address)).status, 200);
});

Deno.test("who is locked out while the clock is ahead waits an hour at most after it is put right", async () => {
  const address = "127.0.3.2";
  const loginId = await anAccount(office, { kind: "municipal" });
  clockShows(24);
  for (let tries = 0; tries < 6; tries++) await signIn(loginId, "a wrong password", address);
  clockShows(0);
  assert.equal((await signIn(loginId, PASSWORD, address)).status, 422);
  clockShows(1);
  assert.equal((await signIn(loginId, PASSWORD, address)).status, 200);
});

Deno.test("a one-time code that was used opens nothing again when the clock goes back over it", async () => {
  clockShows(0);
  const { loginId, secret } = await aSecuredAccount({ app, office });
  const address = "127.0.3.3";
  const withCode = async (code: string) => {
    const browser = new Browser(app, address);
    await browser.submit(paths.signIn, { loginId, password: PASSWORD });
    return (await browser.submit(paths.factor, { code })).status;
  };
  clockShows(3);
  const code = codeOf(secret, office.time);
  assert.equal(await withCode(code), 200);
  clockShows(1);
  assert.equal(await withCode(codeOf(secret, office.time)), 422, "older than the last one");
  clockShows(3);
  assert.equal(await withCode(code), 422, "a second time");
  clockShows(3.1);
  assert.equal(await withCode(codeOf(secret, office.time)), 200);
});

Deno.test("the audit's chain holds, whatever times stand in it and in whatever order it was sealed", async () => {
  const sealer = sealingSql(office.database);
  for (const hours of [0, -2, 24, 0, 26]) {
    clockShows(hours);
    await registers(await aBrowserOf({ app, office }, { kind: "venue" }));
    await seal(sealer, office.time);
  }
  const verified: unknown[] = [];
  await verifyAudit(sealer, theChain, { municipalityCode: URAYASU, kept: [] }, (one) => {
    verified.push(one.faults, one.waitingCount);
  });
  assert.deepEqual(verified, [[], 0]);
  await sealer.end();
  await owner.end();
});
