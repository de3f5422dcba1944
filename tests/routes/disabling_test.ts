import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { NewsFeed } from "../../routes/news_feed.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { Desk } from "./a_desk.ts";
import { EventStream } from "./event_stream.ts";
import { accountPath, signsIn } from "./setting_up.ts";
import { aBrowserOf, anAccount } from "./some_staff.ts";

const office = await anOffice();
const owner = ownerSql(office.database);
const here = createApp(office);
/** Another process shares nothing with this one but the database. */
const elsewhere = createApp({ ...office, newsFeed: new NewsFeed(office.database.address) });

const LONGEST_MS = 5000;

Deno.test({
  name:
    "whoever is disabled here is out in every process: pages, forms and open streams, within 5 s",
  // Both feeds keep their connection for as long as the process lives.
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const boss = new Desk(
      await aBrowserOf({ app: here, office }, { kind: "municipal", role: "manager" }),
      office,
    );
    const loginId = await anAccount(office, { kind: "municipal" });
    const browsers = [new Browser(here), new Browser(elsewhere)];
    const streams: EventStream[] = [];
    for (const browser of browsers) {
      await signsIn(loginId, browser);
      streams.push(new EventStream(await browser.send(paths.messageEvents)));
    }
    const path = await accountPath(boss, loginId, paths.colleagues);
    await boss.submit(await boss.staff.visit(path), "停止する");

    for (const browser of browsers) {
      assert.equal((await browser.visit(paths.progress)).path, paths.signIn);
      assert.equal((await browser.submit(paths.lots, {})).status, 401);
    }
    assert.ok(await isOverInTime(streams), "every stream has ended");
    const left = await owner`
      select from session join account on account.id = account_id where login_id = ${loginId}`;
    assert.equal(left.length, 0);
  },
});

async function isOverInTime(streams: readonly EventStream[]): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, LONGEST_MS, false);
  const ended = Promise.all(streams.map((stream) => stream.ends())).then(() => true);
  const isOver = await Promise.race([ended, late]);
  clearTimeout(timer);
  return isOver;
}
