import assert from "node:assert/strict";
import { sql } from "kysely";
import { notifyMessages } from "../../db/transfer/notify_messages.ts";
import { inMunicipality } from "../../db/tenant.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aCase } from "../db/transfer/a_case.ts";
import type { Browser } from "./a_browser.ts";
import { EventStream } from "./event_stream.ts";
import { aBrowserOf, anAccount, ICHIKAWA, PASSWORD, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const staff = await aBrowserOf({ app, office }, { kind: "municipal" });

const MANY = 40;
for (let made = 0; made < MANY; made++) {
  await aCase(office.database, { asking: ICHIKAWA, asked: URAYASU, finding: "several" });
}

/** Makes so many of 浦安市's cases unread, and tells the pages. */
async function hasUnread(count: number): Promise<void> {
  await inMunicipality(office.database.register, URAYASU, async (tx) => {
    await sql`
      update inquiry set is_unread = id in (select id from inquiry order by id limit ${count})`
      .execute(tx);
    await notifyMessages(tx, URAYASU);
  });
}

async function follow(browser: Browser, shown?: number): Promise<EventStream> {
  const headers = {
    "HX-Request": "true",
    ...(shown !== undefined && { "Last-Event-ID": `${shown}` }),
  };
  const answer = await browser.send(paths.messageEvents, { headers });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/event-stream");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.equal(answer.headers.get("x-accel-buffering"), "no");
  return new EventStream(answer);
}

Deno.test("a page says how many messages are unread, and nothing when there is none", async () => {
  await hasUnread(0);
  const quiet = await staff.visit(paths.progress);
  assert.doesNotMatch(quiet.html, /未読/);
  await hasUnread(2);
  const page = await staff.visit(paths.progress);
  assert.match(
    page.html,
    /メッセージ<span id="unread-messages"><span class="tabs__unread">未読2件</,
  );
});

Deno.test("an open page hears each change of the count; only a rise is put in words", async () => {
  await hasUnread(1);
  const events = await follow(staff);
  assert.equal((await events.next()).text, "未読1件");
  await hasUnread(3);
  assert.equal((await events.next()).text, "未読3件新しいメッセージがあります。未読3件");
  await hasUnread(2);
  assert.equal((await events.next()).text, "未読2件");
  await hasUnread(0);
  assert.equal((await events.next()).text, "");
  await events.leave();
});

Deno.test("a page that was hidden hears what it has missed, and nothing when there is nothing", async () => {
  await hasUnread(2);
  const missed = await follow(staff, 1);
  assert.equal((await missed.next()).text, "未読2件新しいメッセージがあります。未読2件");
  const upToDate = await follow(staff, 2);
  await hasUnread(1);
  assert.equal((await upToDate.next()).text, "未読1件");
  await Promise.all([missed.leave(), upToDate.leave()]);
});

Deno.test("many changes at once are told as few", async () => {
  await hasUnread(0);
  const events = await follow(staff);
  await events.next();
  for (let count = 1; count <= MANY; count++) await hasUnread(count);
  const told: string[] = [];
  while (!told.at(-1)?.startsWith(`未読${MANY}件`)) told.push((await events.next()).text);
  assert.ok(told.length < 20, `${told.length} events for ${MANY} changes`);
  await events.leave();
});

Deno.test("another municipality's messages are not heard of, nor are they by a venue", async () => {
  const neighbour = await aBrowserOf({ app, office }, {
    kind: "municipal",
    municipalityCode: ICHIKAWA,
  });
  await hasUnread(2);
  const events = await follow(neighbour);
  assert.equal((await events.next()).text, "");
  const venue = await aBrowserOf({ app, office }, { kind: "venue" });
  assert.equal((await venue.visit(paths.messageEvents)).status, 403);
  assert.doesNotMatch((await venue.visit(paths.venueDoses)).html, /tabs__unread|messages\/events/);
  const refused = await venue.visit(paths.progress);
  assert.deepEqual([refused.status, /messages\/events/.test(refused.html)], [403, false]);
  await events.leave();
});

Deno.test("who leaves, and whose session is over, is not told any more", async () => {
  await until(() => office.newsFeed.size === 0);
  const left = await follow(staff);
  await left.leave();
  await until(() => office.newsFeed.size === 0);

  await hasUnread(1);
  const stayed = await follow(staff);
  await stayed.next();
  await staff.submit(paths.signOut, {});
  await hasUnread(2);
  assert.equal((await stayed.next()).event, "ended");
  await stayed.ends();
  assert.equal(office.newsFeed.size, 0);
});

Deno.test("closing the feed ends the streams without a last word, so that pages come back", async () => {
  const loginId = await anAccount(office, { kind: "municipal" });
  await staff.submit(paths.signIn, { loginId, password: PASSWORD });
  const events = await follow(staff);
  await events.next();
  await office.newsFeed.close();
  await assert.rejects(events.next(), /the stream has ended/);
});
