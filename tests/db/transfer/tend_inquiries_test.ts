import assert from "node:assert/strict";
import { countUnread } from "../../../db/transfer/list_messages.ts";
import { findCase } from "../../../db/transfer/find_case.ts";
import { tendInquiries } from "../../../db/transfer/tend_inquiries.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber } from "../upload/a_recipient.ts";
import { aCase, type GivenCase } from "./a_case.ts";
import { sidesOf } from "./two_towns.ts";
import { confirmFirst, does, type TwoDesks, twoDesks } from "./two_desks.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const daysOn = (days: number) => new Date(TEST_TIME.getTime() + days * 86_400_000);
const tend = (days: number) => tendInquiries(database, { at: daysOn(days), reminderDays: 3 });

async function reminders({ id }: Pick<TwoDesks, "id">) {
  const rows = await owner`
    select at from inquiry_event where inquiry_id = ${id} and kind = 'remind'
    order by at, municipality_code`;
  return rows.map(({ at }) => (at.getTime() - TEST_TIME.getTime()) / 86_400_000);
}

Deno.test("what waits is shown again after so many days, and again after as many", async () => {
  const desks = await twoDesks(database, 2);
  await findCase(database.register, desks.asked, desks.id);
  const unread = () => countUnread(database.register, desks.asked.actor.municipalityCode);
  await tend(2.9);
  assert.deepEqual([await unread(), await reminders(desks)], [0, []]);
  await tend(3);
  await tend(3.1);
  await tend(5.9);
  assert.deepEqual([await unread(), await reminders(desks)], [1, [3, 3]], "once on each side");
  await tend(6);
  assert.deepEqual(await reminders(desks), [3, 3, 6, 6]);
});

Deno.test("a reminder is no news for the asking side, and outdates nobody's screen", async () => {
  const desks = await twoDesks(database, 2);
  const before = await sidesOf(owner, desks.id);
  await tend(4);
  const after = await sidesOf(owner, desks.id);
  assert.deepEqual(after.asking, before.asking);
  assert.equal(after.asked.version, before.asked.version);
});

Deno.test("what was answered, or asked for anew, is not reminded of", async () => {
  const answered = await twoDesks(database, 2);
  await confirmFirst(answered);
  const anew = await twoDesks(database, 0);
  const asking = { ...anew.asking, at: daysOn(2) };
  await does(anew, asking, { event: "request" });
  await tend(4);
  assert.deepEqual([await reminders(answered), await reminders(anew)], [[], []]);
  await tend(5);
  assert.deepEqual(await reminders(anew), [5, 5]);
});

Deno.test("two processes that tend at once remind once", async () => {
  const desks = await twoDesks(database, 2);
  await Promise.all([tend(7), tend(7), tend(7)]);
  assert.deepEqual(await reminders(desks), [7, 7]);
});

const [asking, asked] = [aMunicipality(), aMunicipality()];
const about = { kind: "my_number" as const, myNumber: aMyNumber(600_000_001) };

/** On which of some days the number is first gone. */
async function forgottenOn(given: Partial<GivenCase>): Promise<number | undefined> {
  const id = await aCase(database, { asking, asked, about, ...given });
  for (const day of [0, 2.9, 3, 29, 30, 31]) {
    await tend(day);
    if ((await sidesOf(owner, id)).asking.my_number_sealed === null) return day;
  }
  return undefined;
}

const answeredAt = TEST_TIME;
const KEPT: [what: string, Partial<GivenCase>, day: number | undefined][] = [
  ["an answer that was found at once", { finding: "one" }, 3],
  ["an answer nobody has opened", { finding: "several", state: "confirmed", answeredAt }, 30],
  [
    "an answer that was opened",
    { finding: "several", state: "confirmed", answeredAt, openableUntil: daysOn(3) },
    3,
  ],
  ["nobody found", { finding: "none" }, 30],
  ["what still waits", { finding: "held" }, undefined],
  ["an answer that was read and closed", { finding: "one", state: "completed" }, 3],
  ["該当者なし, which may be taken back", { finding: "held", state: "denied", answeredAt }, 30],
  ["該当者なし that was closed", { finding: "held", state: "completed", refusal: "nobody" }, 0],
  ["what was withdrawn", { finding: "held", state: "withdrawn" }, 0],
];

for (const [what, given, day] of KEPT) {
  Deno.test(`a My Number is kept while it may be of use: ${what}`, async () => {
    assert.equal(await forgottenOn(given), day);
  });
}
