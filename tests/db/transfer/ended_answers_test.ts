import assert from "node:assert/strict";
import { openAnswer } from "../../../db/transfer/open_answer.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { after, aMove, handle, refused } from "./a_move.ts";
import {
  aNameThatIs,
  ask,
  aTown,
  aTransferOffice,
  criteriaOf,
  protect,
  sidesOf,
} from "./two_towns.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = aTransferOffice(database);

Deno.test("an answer of the register can be opened for the configured hours, then not", async () => {
  const { asking, id } = await aMove(database);
  await openAnswer(office, asking, id);
  await openAnswer(office, after(asking, 71.99), id);
  await assert.rejects(
    openAnswer(office, after(asking, 72), id),
    refused("forbidden", /期間は終わりました.*照会し直してください/),
  );
});

Deno.test("an answer of the staff waits 30 days to be opened, and is open for the hours from then on", async () => {
  const days = 24;
  for (const [openedAfter, isOpen] of [[29.9 * days, true], [30 * days, false]] as const) {
    const { asking, asked, recipientId, id } = await aMove(database, { twins: 1 });
    await assert.rejects(openAnswer(office, asking, id), refused("forbidden", /回答がありません/));
    await handle(database, asked, { id: id, does: { event: "confirm", recipientId } });
    assert.equal((await sidesOf(owner, id)).asking.is_unread, true);
    const opening = openAnswer(office, after(asking, openedAfter), id);
    if (!isOpen) {
      await assert.rejects(opening, refused("forbidden", /期間は終わりました/));
      continue;
    }
    await opening;
    const { asking: row, asked: theirs } = await sidesOf(owner, id);
    assert.deepEqual(row.openable_until, after(asking, openedAfter + 72).at);
    assert.deepEqual(theirs.openable_until, row.openable_until);
    assert.equal(row.is_unread, false);
    await openAnswer(office, after(asking, openedAfter + 71), id);
    await assert.rejects(
      openAnswer(office, after(asking, openedAfter + 72), id),
      refused("forbidden", /期間は終わりました/),
    );
  }
});

Deno.test("an answer that was taken back is none, and the next one is opened for the first time", async () => {
  const { asking, asked, recipientId, id } = await aMove(database, { twins: 1 });
  await handle(database, asked, { id: id, does: { event: "confirm", recipientId } });
  await openAnswer(office, asking, id);
  await handle(database, after(asked, 1), {
    id,
    does: { event: "retract", reason: "別の人だった" },
  });
  await assert.rejects(
    openAnswer(office, after(asking, 1), id),
    refused("forbidden", /ありません/),
  );
  await handle(database, after(asked, 2), { id: id, does: { event: "confirm", recipientId } });
  await openAnswer(office, after(asking, 3), id);
  const opened = await owner`
    select from inquiry_event where inquiry_id = ${id} and kind = 'opened'`;
  assert.equal(opened.length, 4, "twice on either side");
});

Deno.test("支援措置 set since ends an answer of the register, in the words of any that ended", async () => {
  const { asking, asked, person, id } = await aMove(database);
  await openAnswer(office, asking, id);
  await protect(database, after(asked, 1), person);
  const ended = refused("forbidden", /期間は終わりました/);
  await assert.rejects(openAnswer(office, after(asking, 2), id), ended);
  const sides = await sidesOf(owner, id);
  for (const row of Object.values(sides)) {
    assert.deepEqual(row.openable_until, after(asking, 2).at);
  }
});

Deno.test("staff that named a protected person knew; protection set later ends that answer, too", async () => {
  const known = await aMove(database, { twins: 1 });
  await protect(database, known.asked, known.person);
  await handle(database, after(known.asked, 1), {
    id: known.id,
    does: {
      event: "confirm",
      recipientId: known.recipientId,
      reason: "本人に電話で確認した",
      isProtectionChecked: true,
    },
  });
  await openAnswer(office, after(known.asking, 2), known.id);

  const later = await aMove(database, { twins: 1 });
  await handle(database, later.asked, {
    id: later.id,
    does: { event: "confirm", recipientId: later.recipientId },
  });
  await protect(database, after(later.asked, 1), later.person);
  await assert.rejects(
    openAnswer(office, after(later.asking, 2), later.id),
    refused("forbidden", /期間は終わりました/),
  );
});

Deno.test("there is no answer where nobody was found, or after 取り下げ or 該当者なし", async () => {
  const [asking, asked] = [await aTown(database), await aTown(database)];
  const otherCode = asked.actor.municipalityCode;
  const nobody = aRecipient({ familyKana: aNameThatIs("not covered", otherCode), givenKana: "" });
  const { id } = await ask(office, asking, { otherCode, about: criteriaOf(nobody) });
  const withdrawn = await aMove(database, { twins: 1 });
  await handle(database, withdrawn.asking, { id: withdrawn.id, does: { event: "withdraw" } });
  const denied = await aMove(database, { twins: 1 });
  const does = { event: "deny", refusal: "nobody", reason: "住民記録にいない" } as const;
  await handle(database, denied.asked, { id: denied.id, does });
  const cases = [{ asking, id }, withdrawn, denied];
  for (const { asking: act, id } of cases) {
    await assert.rejects(openAnswer(office, act, id), refused("forbidden", /回答がありません/));
  }
  await handle(database, denied.asking, { id: denied.id, does: { event: "complete" } });
  await assert.rejects(
    openAnswer(office, denied.asking, denied.id),
    refused("forbidden", /回答がありません/),
  );
});

Deno.test("a record that left the asked register is no answer any more", async () => {
  const { asking, id } = await aMove(database);
  await owner`
    update inquiry set recipient_id = ${crypto.randomUUID()} where id = ${id} and side = 'asked'`;
  await assert.rejects(
    openAnswer(office, asking, id),
    refused("not_found", /登録から、この人の記録がなくなりました.*問い合わせて/),
  );
});
