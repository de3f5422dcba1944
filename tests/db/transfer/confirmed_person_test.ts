import assert from "node:assert/strict";
import { listMergesOf } from "../../../db/duplicate/merges_of.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { aDatabase } from "../a_database.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { pairOf } from "../../../domain/duplicate/person_pair.ts";
import { idOf, mergeAsTyped } from "../duplicate/a_pair.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { protect, sidesOf } from "./two_towns.ts";
import { does, inquiryAt, type TwoDesks, twoDesks } from "./two_desks.ts";

const database = await aDatabase();
const owner = ownerSql(database);

type Confirming = { recipientId: string; reason?: string; isProtectionChecked?: boolean };

async function confirm(desks: TwoDesks, confirming: Confirming): Promise<string | undefined> {
  const result = await does(desks, desks.asked, { event: "confirm", ...confirming });
  return result.ok ? undefined : result.message;
}

async function aNeighbour(desks: TwoDesks) {
  const person = aRecipient({ familyKana: "トナリノ" });
  await applyPeople(database, desks.asked, [person]);
  return await idOf(database, desks.asked, person);
}

Deno.test("somebody who is not as asked is named for a reason only", async () => {
  const desks = await twoDesks(database, 2);
  const recipientId = await aNeighbour(desks);
  assert.match(await confirm(desks, { recipientId }) ?? "", /理由を入力/);
  assert.equal((await inquiryAt(desks, desks.asked)).state, "waiting");
  assert.equal(await confirm(desks, { recipientId, reason: "フリガナの誤り" }), undefined);
  assert.equal((await sidesOf(owner, desks.id)).asked.recipient_id, recipientId);
});

Deno.test("the reason for naming somebody stays on the asked side", async () => {
  const desks = await twoDesks(database, 2);
  const recipientId = await aNeighbour(desks);
  assert.equal(await confirm(desks, { recipientId, reason: "フリガナの誤り" }), undefined);
  const notes = await owner`
    select municipality_code as code, note from inquiry_event
    where inquiry_id = ${desks.id} and kind = 'confirm'`;
  const noteAt = (code: string) => notes.find((row) => row.code === code)!.note;
  assert.equal(noteAt(desks.asked.actor.municipalityCode), "フリガナの誤り");
  assert.equal(noteAt(desks.asking.actor.municipalityCode), "");
});

Deno.test("nobody of another municipality can be named, nor somebody who is not there", async () => {
  const [desks, others] = [await twoDesks(database, 2), await twoDesks(database, 2)];
  const strangers = [others.personIds[0]!, crypto.randomUUID()];
  for (const recipientId of strangers) {
    const refused = await confirm(desks, { recipientId, reason: "この人です" });
    assert.match(refused ?? "", /記録はありません/);
  }
});

Deno.test("somebody under 支援措置 is named only by who has checked that, and says why", async () => {
  const desks = await twoDesks(database, 2);
  const recipientId = await protect(database, desks.asked, desks.people[0]!);
  const refused = [
    {},
    { isProtectionChecked: true },
    { reason: "本人から申出があった" },
  ];
  for (const given of refused) {
    assert.match(await confirm(desks, { recipientId, ...given }) ?? "", /支援措置/);
  }
  const checked = { recipientId, reason: "本人から申出があった", isProtectionChecked: true };
  assert.equal(await confirm(desks, checked), undefined);
});

Deno.test("a record that went into another one is not named", async () => {
  const desks = await twoDesks(database, 2);
  const [one, two] = desks.personIds as [string, string];
  const pair = pairOf(one, two)!;
  assert.ok((await mergeAsTyped(database, desks.asked, { pair })).ok);
  const code = desks.asked.actor.municipalityCode;
  const { into } = await inMunicipality(
    database.register,
    code,
    (tx) => listMergesOf(tx, code, one),
  );
  const [absorbed, kept] = into ? [one, two] : [two, one];
  const refused = await confirm(desks, { recipientId: absorbed, reason: "この人です" });
  assert.match(refused ?? "", /統合/);
  assert.equal(await confirm(desks, { recipientId: kept }), undefined);
});
