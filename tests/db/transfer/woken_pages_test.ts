import assert from "node:assert/strict";
import { listen } from "../../../db/job/listen.ts";
import { NEWS_CHANNEL } from "../../../db/job/news_channel.ts";
import { findCase } from "../../../db/transfer/find_case.ts";
import { flagMovedOut } from "../../../db/transfer/flag_moved_out.ts";
import { messagesTopic } from "../../../db/transfer/notify_messages.ts";
import { tendInquiries } from "../../../db/transfer/tend_inquiries.ts";
import type { InquiryAct } from "../../../domain/transfer/inquiry_event.ts";
import { type Side, SIDES } from "../../../domain/transfer/inquiry.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { confirmFirst, does, later, type TwoDesks, twoDesks } from "./two_desks.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** Whose open pages are told while something happens. */
async function wokenBy(desks: TwoDesks, happening: () => Promise<unknown>): Promise<Side[]> {
  const end = crypto.randomUUID();
  const heard: string[] = [];
  const isOver = Promise.withResolvers<void>();
  const hear = (topic: string) => topic === end ? isOver.resolve() : heard.push(topic);
  const listening = await listen(database.address, NEWS_CHANNEL, { hear, begin: () => {} });
  await happening();
  await owner`select pg_notify(${NEWS_CHANNEL}, ${end})`;
  await isOver.promise;
  await listening.stop();
  return SIDES.filter((side) => heard.includes(messagesTopic(desks[side].actor.municipalityCode)));
}

const NOTE: InquiryAct = { event: "note", note: "確かめます" };

/** Each on a new case that found so many. */
const WOKEN: [what: string, count: number, (desks: TwoDesks) => Promise<unknown>, Side[]][] = [
  ["確認の依頼", 0, (desks) => does(desks, desks.asking, { event: "request" }), ["asked"]],
  ["転出", 2, confirmFirst, ["asking", "asked"]],
  ["取り下げ", 2, (desks) => does(desks, desks.asking, { event: "withdraw" }), ["asking", "asked"]],
  ["完了", 1, (desks) => does(desks, desks.asking, { event: "complete" }), ["asking"]],
  ["確認しました", 1, (desks) => does(desks, desks.asked, { event: "acknowledge" }), ["asked"]],
  ["a note", 2, (desks) => does(desks, desks.asked, NOTE), ["asking"]],
  ["転出フラグ", 1, (desks) => flagMovedOut(database.register, desks.asked, desks.id), ["asked"]],
  ["a first look", 2, (desks) => findCase(database.register, desks.asked, desks.id), ["asked"]],
  ["a look at no news", 2, (desks) => findCase(database.register, desks.asking, desks.id), []],
  [
    "a reminder",
    2,
    ({ asked }) => tendInquiries(database, { at: later(asked, 9_999).at, reminderDays: 3 }),
    ["asked"],
  ],
  [
    "what is refused",
    2,
    (desks) => does(desks, desks.asked, { event: "confirm", recipientId: crypto.randomUUID() }),
    [],
  ],
];

for (const [what, count, happening, woken] of WOKEN) {
  Deno.test(`the open pages of whose unread messages have changed are told: ${what}`, async () => {
    const desks = await twoDesks(database, count);
    assert.deepEqual(await wokenBy(desks, () => happening(desks)), woken);
  });
}
