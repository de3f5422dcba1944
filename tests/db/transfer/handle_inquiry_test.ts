import assert from "node:assert/strict";
import { handleInquiry } from "../../../db/transfer/handle_inquiry.ts";
import { formatDateTime } from "../../../domain/date/plain_date.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../../../domain/municipality/municipality_master.ts";
import type { InquiryAct } from "../../../domain/transfer/inquiry_event.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber } from "../upload/a_recipient.ts";
import { ask, sidesOf } from "./two_towns.ts";
import { confirmFirst, does, inquiryAt, later, type TwoDesks, twoDesks } from "./two_desks.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const DENIAL: InquiryAct = { event: "deny", refusal: "not_ours", reason: "住民登録がない" };

/** What each side's timeline says, without when. */
async function timelines({ id, asking, asked }: TwoDesks) {
  const sides = [asking, asked].map(async ({ actor: { municipalityCode } }) => {
    const rows = await owner`
      select kind, by_side, note from inquiry_event
      where municipality_code = ${municipalityCode} and inquiry_id = ${id} order by at, id`;
    return rows.map(({ kind, by_side, note }) => [kind, by_side, note].join(" ").trim());
  });
  return await Promise.all(sides);
}

Deno.test("the one who moved is named: the asked side is done, the asking side has news", async () => {
  const desks = await twoDesks(database, 2);
  const asked = later(desks.asked, 5);
  assert.deepEqual(await confirmFirst({ ...desks, asked }), { ok: true, value: undefined });
  const sides = await sidesOf(owner, desks.id);
  for (const row of [sides.asking, sides.asked]) {
    assert.equal(row.state, "confirmed");
    assert.deepEqual(row.answered_at, asked.at);
    assert.equal(row.openable_until, null);
  }
  assert.deepEqual([sides.asking.is_unread, sides.asked.is_unread], [true, false]);
  assert.deepEqual([sides.asking.handled_at, sides.asked.handled_at], [null, asked.at]);
  assert.equal(sides.asked.handled_login_id, asked.actor.loginId);
  assert.deepEqual(
    [sides.asking.recipient_id, sides.asked.recipient_id],
    [null, desks.personIds[0]],
  );
  const told = ["asked asking", "confirm asked"];
  assert.deepEqual(await timelines(desks), [told, told]);
});

Deno.test("a refusal and its reason reach the asking side", async () => {
  const desks = await twoDesks(database, 2);
  assert.ok((await does(desks, desks.asked, DENIAL)).ok);
  const { asking, asked } = await sidesOf(owner, desks.id);
  for (const row of [asking, asked]) {
    assert.deepEqual([row.state, row.refusal], ["denied", "not_ours"]);
    assert.equal(row.refusal_reason, "住民登録がない");
  }
  assert.equal(asking.is_unread, true);
});

Deno.test("an answer that is taken back leaves nothing of itself, and waits again", async () => {
  for (const answer of ["confirm", "deny"]) {
    const desks = await twoDesks(database, 2);
    assert.ok(
      (await (answer === "deny" ? does(desks, desks.asked, DENIAL) : confirmFirst(desks))).ok,
    );
    const reason = "別の人を選んでいた";
    assert.ok((await does(desks, desks.asked, { event: "retract", reason })).ok);
    const { asking, asked } = await sidesOf(owner, desks.id);
    for (const row of [asking, asked]) {
      assert.equal(row.state, "waiting");
      const { recipient_id, answered_at, openable_until, refusal } = row;
      assert.deepEqual([recipient_id, answered_at, openable_until, refusal], [
        null,
        null,
        null,
        null,
      ]);
      assert.equal(row.refusal_reason, "");
    }
    assert.equal(asked.handled_at, null);
    assert.equal(asking.is_unread, true);
    const [told] = await timelines(desks);
    assert.equal(told!.at(-1), `retract asked ${reason}`);
  }
});

Deno.test("nobody was found, and the asking side has it looked into", async () => {
  const desks = await twoDesks(database, 0);
  assert.ok((await does(desks, desks.asking, { event: "request" })).ok);
  const { asking, asked } = await sidesOf(owner, desks.id);
  assert.deepEqual([asking.state, asked.state], ["waiting", "waiting"]);
  assert.deepEqual([asking.handled_at, asked.handled_at], [null, null]);
  assert.equal(asked.is_unread, true);
});

Deno.test("a withdrawn case is news for the asked side, and no work", async () => {
  const desks = await twoDesks(database, 2);
  assert.ok((await does(desks, desks.asking, { event: "withdraw" })).ok);
  const { asking, asked } = await sidesOf(owner, desks.id);
  assert.deepEqual([asking.state, asked.state], ["withdrawn", "withdrawn"]);
  assert.deepEqual([asking.is_unread, asked.is_unread], [false, true]);
  assert.ok(asking.handled_at && asked.handled_at);
});

Deno.test("a note is read on both sides, and is news for the other one", async () => {
  const desks = await twoDesks(database, 2);
  assert.ok((await does(desks, desks.asking, { event: "note", note: "旧姓は鈴木" })).ok);
  assert.ok((await does(desks, desks.asked, { event: "note", note: "確かめます" })).ok);
  const told = ["asked asking", "note asking 旧姓は鈴木", "note asked 確かめます"];
  assert.deepEqual(await timelines(desks), [told, told]);
  assert.equal((await inquiryAt(desks, desks.asking)).isUnread, true);
});

Deno.test("an answered notice is acknowledged once", async () => {
  const desks = await twoDesks(database, 1);
  assert.ok((await does(desks, desks.asked, { event: "acknowledge" })).ok);
  const { handled, isUnread } = await inquiryAt(desks, desks.asked);
  assert.deepEqual([handled?.loginId, isUnread], [desks.asked.actor.loginId, false]);
  const again = does(desks, desks.asked, { event: "acknowledge" });
  await assert.rejects(again, { kind: "conflict", message: /照会のお知らせを確認しました/ });
});

Deno.test("what is the other side's to do is forbidden, in every state", async () => {
  for (const count of [0, 1, 2]) {
    const desks = await twoDesks(database, count);
    const theirs: InquiryAct[] = [DENIAL, { event: "retract", reason: "x" }, {
      event: "acknowledge",
    }];
    for (const doing of theirs) {
      await assert.rejects(does(desks, desks.asking, doing), { kind: "forbidden" }, doing.event);
    }
    for (const event of ["request", "withdraw", "complete"] as const) {
      await assert.rejects(does(desks, desks.asked, { event }), { kind: "forbidden" }, event);
    }
  }
});

Deno.test("what cannot happen any more is refused, and writes nothing", async () => {
  const desks = await twoDesks(database, 2);
  await does(desks, desks.asking, { event: "withdraw" });
  const before = await sidesOf(owner, desks.id);
  await assert.rejects(confirmFirst(desks), { kind: "conflict", message: /取り下げました/ });
  assert.deepEqual(await sidesOf(owner, desks.id), before);
});

Deno.test("two of one staff at once: one answers, the other is told who, what and when", async () => {
  const desks = await twoDesks(database, 2);
  const { version } = await inquiryAt(desks, desks.asked);
  const clerks = ["haru@town.lg.jp", "natsu@town.lg.jp"].map((loginId, at) => ({
    ...later(desks.asked, at + 1),
    actor: { ...desks.asked.actor, loginId },
  }));
  const answers = await Promise.allSettled(clerks.map((act, at) => {
    const doing: InquiryAct = { event: "confirm", recipientId: desks.personIds[at]! };
    return handleInquiry(desks.office, act, { inquiryId: desks.id, version, does: doing });
  }));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  const winner = clerks[answers.findIndex(({ status }) => status === "fulfilled")]!;
  const { reason } = answers.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  assert.equal(reason.kind, "conflict");
  assert.ok(reason.message.includes(winner.actor.loginId), reason.message);
  assert.ok(reason.message.includes(formatDateTime(winner.at)), reason.message);
  assert.match(reason.message, /「転出」と回答しました/);
  const { asked } = await sidesOf(owner, desks.id);
  assert.equal(asked.handled_login_id, winner.actor.loginId);
});

Deno.test("both sides at once: one step happens, the other side is told by the municipality's name", async () => {
  const desks = await twoDesks(database, 2);
  const attempts = await Promise.allSettled([
    confirmFirst(desks),
    does(desks, desks.asking, { event: "withdraw" }),
  ]);
  const { asking, asked } = await sidesOf(owner, desks.id);
  assert.equal(asking.state, asked.state);
  const refused = attempts.filter(({ status }) => status === "rejected");
  assert.equal(refused.length, 1);
  const { reason } = refused[0] as PromiseRejectedResult;
  const winner = asking.state === "withdrawn" ? desks.asking : desks.asked;
  const name = municipalityDisplayName(lookupMunicipality(winner.actor.municipalityCode)!);
  assert.ok(reason.message.includes(name), reason.message);
  assert.ok(!reason.message.includes(winner.actor.loginId), reason.message);
});

Deno.test("a note goes out however old the screen is, and others are told of it before they answer", async () => {
  const desks = await twoDesks(database, 2);
  const { version } = await inquiryAt(desks, desks.asked);
  const { office, id: inquiryId, asked, asking } = desks;
  await does(desks, asking, { event: "note", note: "生年月日を訂正します" });
  const note: InquiryAct = { event: "note", note: "わかりました" };
  assert.ok((await handleInquiry(office, asked, { inquiryId, version, does: note })).ok);
  const late = handleInquiry(office, asked, { inquiryId, version, does: DENIAL });
  await assert.rejects(late, { kind: "conflict", message: /連絡しました/ });
});

Deno.test("the My Number that was asked about is forgotten when the case is withdrawn", async () => {
  const ways: [InquiryAct[], isKept: boolean][] = [
    [[{ event: "withdraw" }], false],
    [[DENIAL], true],
    [[DENIAL, { event: "retract", reason: "本人から電話があった" }], true],
  ];
  for (const [steps, isKept] of ways) {
    const empty = await twoDesks(database, 0);
    const { office, asking, asked } = empty;
    const about = { kind: "my_number" as const, myNumber: aMyNumber(500_000_001) };
    const otherCode = asked.actor.municipalityCode;
    const { id, finding } = await ask(office, asking, { otherCode, about });
    const desks = { ...empty, id };
    if (finding === "none") await does(desks, asking, { event: "request" });
    assert.ok((await sidesOf(owner, id)).asking.my_number_sealed);
    for (const step of steps) {
      assert.ok((await does(desks, step.event === "withdraw" ? asking : asked, step)).ok);
    }
    assert.equal((await sidesOf(owner, id)).asking.my_number_sealed !== null, isKept);
  }
});

Deno.test("every step is in both audits, without a word of what was written", async () => {
  const desks = await twoDesks(database, 2);
  await does(desks, desks.asked, { event: "note", note: "口外しない" });
  await does(desks, desks.asked, { ...DENIAL, reason: "口外しない" });
  for (const { actor: { municipalityCode } } of [desks.asking, desks.asked]) {
    const rows = await owner`
      select detail, actor_municipality_code as office from audit
      where municipality_code = ${municipalityCode} and act = 'inquiry_handled'
        and subject_id = ${desks.id} order by detail ->> 'event'`;
    assert.deepEqual(rows.map(({ detail }) => detail), [{ event: "deny" }, { event: "note" }]);
    assert.equal(rows[0]!.office, desks.asked.actor.municipalityCode);
  }
  const [said] = await owner`select from audit where audit::text like '%口外しない%'`;
  assert.equal(said, undefined);
});

Deno.test("the case of two others is not found", async () => {
  const [ours, theirs] = [await twoDesks(database, 2), await twoDesks(database, 2)];
  const stranger = handleInquiry(ours.office, ours.asked, {
    inquiryId: theirs.id,
    version: 1,
    does: { event: "confirm", recipientId: ours.personIds[0]! },
  });
  await assert.rejects(stranger, { kind: "not_found" });
});
