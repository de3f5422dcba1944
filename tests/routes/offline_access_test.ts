import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aQueuedDose, aTablet, signIn, Tablet } from "./a_queue.ts";
import { Browser } from "./a_browser.ts";
import { URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const dose = aQueuedDose(`21${URAYASU}0000000001`, office);

Deno.test("an account has the same key at every sign-in, and no other account has it", async () => {
  const tablet = await aTablet({ app, office });
  const { queueKey } = await tablet.kit();
  assert.equal(atob(queueKey).length, 32);
  await tablet.browser.submit(paths.signOut, {});
  await signIn(tablet);
  assert.equal((await tablet.kit()).queueKey, queueKey);
  assert.notEqual((await (await aTablet({ app, office })).kit()).queueKey, queueKey);
  const stored = await owner`
    select from account where account::text like ${`%${queueKey.slice(0, 20)}%`}`;
  assert.equal(stored.length, 0);
});

Deno.test("the kit has the presets of the session, and no figure or remark beside them", async () => {
  const tablet = await aTablet({ app, office });
  assert.equal((await tablet.kit()).preset, null);
  const preset = { venueName: "市民体育館", vaccineCode: "pfizer", lotNumber: "EX1234" };
  await tablet.browser.submit(paths.venuePreset, { ...preset, doctorNames: "鈴木\n佐藤" });
  const kit = await tablet.kit();
  assert.deepEqual(kit.preset, {
    ...preset,
    vaccinatedOn: null,
    vaccineMaker: "ファイザー",
    doctorName: "鈴木",
    doctorNames: ["鈴木", "佐藤"],
  });
  assert.deepEqual(kit.account, {
    id: tablet.account,
    loginId: tablet.loginId,
    organisation: "千葉県浦安市",
  });
  assert.equal(kit.operator, null);
});

Deno.test("nothing of one account's queue is sent under another", async () => {
  const mine = await aTablet({ app, office });
  const other = await aTablet({ app, office });
  const mixed = new Tablet(other.browser, other.loginId, mine.account);
  for (const told of [await mixed.send(dose), await mixed.discard(dose, "接種しなかった")]) {
    assert.deepEqual([told.status, told.answer.outcome], [409, "other_account"]);
  }
  const nobodys = new Tablet(other.browser, other.loginId, "");
  assert.equal((await nobodys.send(dose)).answer.outcome, "other_account");
});

Deno.test("whoever is signed out is told so, and whether the account was stopped", async () => {
  const tablet = await aTablet({ app, office });
  await tablet.browser.submit(paths.signOut, {});
  const told = await tablet.send(dose);
  assert.deepEqual([told.status, told.answer.outcome], [401, "signed_out"]);
  await owner`update account set disabled_at = ${office.now()} where id = ${tablet.account}`;
  assert.equal((await tablet.send(dose)).answer.outcome, "stopped");
  const kit = await new Browser(app).send(paths.venueOfflineKit);
  assert.deepEqual([kit.status, (await kit.json()).outcome], [401, "signed_out"]);
});

Deno.test("from another network, and for another menu, the answer is a refusal in JSON", async () => {
  const configuration = readConfiguration({ VRS_VENUE_NETWORKS: "203.0.113.0/24" });
  const inside = createApp({ ...office, configuration });
  const tablet = await aTablet({ app, office });
  const outside = new Browser(inside, "192.0.2.1");
  for (const [name, value] of tablet.browser.cookies) outside.cookies.set(name, value);
  const told = await new Tablet(outside, tablet.loginId, tablet.account).send(dose);
  assert.deepEqual([told.status, told.answer.outcome], [403, "refused"]);
  assert.ok("message" in told.answer && /決められたネットワークからだけ/.test(told.answer.message));
});

Deno.test("what no queue of ours would send is unreadable, and said so in JSON", async () => {
  const tablet = await aTablet({ app, office });
  for (const [field, text] of [["clientKey", "1"], ["readAt", "yesterday"], ["step", "skip"]]) {
    const told = await tablet.send(dose, { [field!]: text! });
    assert.deepEqual([told.status, told.answer.outcome], [400, "unreadable"]);
  }
  const told = await tablet.send(dose, { seenWarnings: "x".repeat(1_100_000) });
  assert.deepEqual([told.status, told.answer.outcome], [413, "unreadable"]);
  const unknown = await tablet.discard(dose, "気が変わった");
  assert.deepEqual([unknown.status, unknown.answer.outcome], [400, "unreadable"]);
});

Deno.test("what a tablet does by itself keeps no session open", async () => {
  const here = await anOffice(office.database);
  const tablet = await aTablet({ app: createApp(here), office: here });
  const seenAt = async () => {
    const [session] = await owner`
      select last_seen_at from session where account_id = ${tablet.account}`;
    return session!.last_seen_at;
  };
  const before = await seenAt();
  here.time = new Date(here.time.getTime() + 10 * 60_000);
  await tablet.kit();
  await tablet.send(dose);
  assert.deepEqual(await seenAt(), before);
});
