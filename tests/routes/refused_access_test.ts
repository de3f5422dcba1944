import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { plainText } from "./html.ts";
import { aBrowserOf, anAccount, PASSWORD, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const owner = ownerSql(office.database);
const app = createApp(office);
const OUTSIDE = "198.51.100.7";
const HALL = "203.0.113.9";

async function refusals() {
  return await owner`
    select municipality_code, login_id, address, detail from audit
    where act = 'access_refused' order by at, id`;
}

Deno.test("each refused access is in the audit once, with the route and never the record's id", async () => {
  const venue = await aBrowserOf({ app, office }, { kind: "venue" });
  const id = crypto.randomUUID();
  assert.equal((await venue.visit(paths.recipient(id))).status, 403);
  const rows = await refusals();
  assert.equal(rows.length, 1);
  const [{ municipality_code, address, detail }] = rows as unknown as [Record<string, unknown>];
  assert.deepEqual([municipality_code, address], [URAYASU, "127.0.0.1"]);
  assert.deepEqual(detail, { reason: "menu", method: "GET", route: "/recipients/:id" });
});

Deno.test("what only a 管理者 may see, and another network, are told apart in the audit", async () => {
  const municipal = await aBrowserOf({ app, office }, { kind: "municipal" });
  assert.equal((await municipal.visit(paths.anomalies)).status, 403);
  const outside = new Browser(app, OUTSIDE);
  for (const [name, value] of municipal.cookies) outside.cookies.set(name, value);
  assert.equal((await outside.visit(paths.progress)).status, 403);
  const rows = (await refusals()).filter(({ detail }) => detail.reason !== "menu");
  assert.deepEqual(rows.map(({ detail }) => detail.reason).sort(), ["network", "role"]);
  assert.ok(rows.some(({ address }) => address === OUTSIDE));
});

Deno.test("who is not signed in is asked to, and fills no audit", async () => {
  const before = (await refusals()).length;
  const { status } = await new Browser(app).send(paths.progress);
  assert.equal(status, 303);
  assert.equal((await refusals()).length, before);
});

Deno.test("接種会場メニュー opens only from its networks where some are configured", async () => {
  const configuration = readConfiguration({ VRS_VENUE_NETWORKS: "203.0.113.0/24" });
  const narrow = createApp({ ...office, configuration });
  const loginId = await anAccount(office, { kind: "venue" });
  const from = (address: string) =>
    new Browser(narrow, address).submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal((await from(OUTSIDE)).status, 422);
  assert.deepEqual([(await from(HALL)).path], [paths.venue]);
  const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
  const moved = new Browser(narrow, OUTSIDE);
  for (const [name, value] of tablet.cookies) moved.cookies.set(name, value);
  const page = await moved.visit(paths.venue);
  assert.equal(page.status, 403);
  assert.match(plainText(page.html), /決められたネットワークからだけ使えます/);
});
