import assert from "node:assert/strict";
import { findCase } from "../../../db/transfer/find_case.ts";
import {
  countMessages,
  countUnread,
  listMessages,
  type MessageBox,
} from "../../../db/transfer/list_messages.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aCase } from "./a_case.ts";
import { confirmFirst, does, later, twoDesks } from "./two_desks.ts";

const database = await aDatabase();
const { register } = database;

async function idsIn({ actor }: Act, box: MessageBox): Promise<string[]> {
  const page = { box, limit: 50, offset: 0 };
  const messages = await listMessages(register, actor.municipalityCode, page);
  const counts = await countMessages(register, actor.municipalityCode);
  assert.equal(counts[box], messages.length);
  return messages.map(({ id }) => id);
}

function unread({ actor }: Act): Promise<number> {
  return countUnread(register, actor.municipalityCode);
}

Deno.test("several: both sides have it in 未処理 until it is answered and completed", async () => {
  const desks = await twoDesks(database, 2);
  const { id, asking, asked } = desks;
  assert.deepEqual([await idsIn(asking, "open"), await idsIn(asked, "open")], [[id], [id]]);
  await confirmFirst(desks);
  assert.deepEqual([await idsIn(asking, "open"), await idsIn(asked, "open")], [[id], []]);
  await does(desks, asking, { event: "complete" });
  assert.deepEqual([await idsIn(asking, "open"), await idsIn(asking, "handled")], [[], [id]]);
  assert.deepEqual(await idsIn(asked, "handled"), [id]);
});

Deno.test("nobody: 処理済み for the asking side, and no message to the other one", async () => {
  const { id, asking, asked } = await twoDesks(database, 0);
  assert.deepEqual([await idsIn(asking, "open"), await idsIn(asking, "handled")], [[], [id]]);
  assert.deepEqual([await idsIn(asked, "open"), await idsIn(asked, "handled")], [[], []]);
  assert.deepEqual([await unread(asking), await unread(asked)], [0, 0]);
});

Deno.test("one: the asked side has a notice in 未処理 until it is acknowledged", async () => {
  const desks = await twoDesks(database, 1);
  const { id, asked } = desks;
  assert.deepEqual(await idsIn(asked, "open"), [id]);
  await does(desks, asked, { event: "acknowledge" });
  assert.deepEqual([await idsIn(asked, "open"), await idsIn(asked, "handled")], [[], [id]]);
});

Deno.test("unread are the cases with news that nobody of the side has looked at", async () => {
  const desks = await twoDesks(database, 2);
  const { id, asking, asked } = desks;
  assert.deepEqual([await unread(asking), await unread(asked)], [0, 1]);
  await findCase(register, asked, id);
  assert.deepEqual([await unread(asking), await unread(asked)], [0, 0]);
  await does(desks, asking, { event: "note", note: "急いでいます" });
  await does(desks, asking, { event: "note", note: "お願いします" });
  assert.deepEqual([await unread(asking), await unread(asked)], [0, 1]);
  await confirmFirst(desks);
  assert.deepEqual([await unread(asking), await unread(asked)], [1, 0]);
});

Deno.test("未処理 begins with the oldest, 処理済み with what was handled last, page by page", async () => {
  const [asking, asked] = [anAct(), anAct()];
  const desks = { ...await twoDesks(database, 0), asking, asked };
  const codes = { asking: asking.actor.municipalityCode, asked: asked.actor.municipalityCode };
  const ids: string[] = [];
  for (const minutes of [3, 1, 2]) {
    const askedAt = later({ ...asking, at: TEST_TIME }, minutes).at;
    ids.push(await aCase(database, { ...codes, finding: "one", askedAt }));
  }
  const [third, first, second] = ids as [string, string, string];
  assert.deepEqual(await idsIn(asking, "open"), [first, second, third]);
  for (const [at, id] of [second, third, first].entries()) {
    await does({ ...desks, id }, later(asking, at), { event: "complete" });
  }
  assert.deepEqual(await idsIn(asking, "handled"), [first, third, second]);
  const page = { box: "handled" as const, limit: 1, offset: 1 };
  const messages = await listMessages(register, codes.asking, page);
  assert.deepEqual(messages.map(({ id }) => id), [third]);
});
