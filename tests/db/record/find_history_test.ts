import assert from "node:assert/strict";
import { findHistory } from "../../../db/record/find_history.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { RecordChange } from "../../../domain/record/record_change.ts";
import type { RecordSubject } from "../../../domain/record/person_record.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { takeBack } from "../change/some_undo.ts";
import { aCorrection } from "../correction/a_correction.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { undo } from "../upload/an_undo.ts";
import { upload } from "../upload/an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const anyone = () => anAct({ actor: anActor() });

function historyOf(act: Act, subject: RecordSubject): Promise<RecordChange[]> {
  return findHistory(database.register, act, subject);
}

/** "edit: 接種対象者 changed 氏名（姓） 山田→鈴木" of each row of each change. */
function linesOf(changes: readonly RecordChange[]): string[] {
  return changes.flatMap(({ kind, rows }) =>
    rows.map(({ title, action, cells }) => {
      const changed = action === "changed" ? cells : [];
      const texts = changed.map(({ column, before, after }) => `${column} ${before}→${after}`);
      return `${kind}: ${title} ${action} ${texts.join("、")}`.trimEnd();
    })
  );
}

async function idOf(act: Act, residentNumber: string): Promise<string> {
  const [row] = await owner`select id from recipient
    where municipality_code = ${act.actor.municipalityCode}
      and resident_number = ${residentNumber}`;
  return row!.id;
}

Deno.test("every change of a person, their tickets and doses is there, the newest first", async () => {
  const act = anyone();
  const { actor } = act;
  const person = aRecipient();
  await upload(database, act, { content: [person] });
  const { ticketNumber } = person;
  await giveDose(database, act, aDose(aTicket(actor.municipalityCode, { ticketNumber })));
  await upload(database, act, { content: [{ ...person, familyName: "鈴木", flag: "1" }] });
  const renewed = aTicketNumber(660_000_001);
  await upload(database, act, { content: [{ ...person, ticketNumber: renewed }] });
  const subject = { kind: "recipient" as const, id: await idOf(act, person.residentNumber) };
  const changes = await historyOf(act, subject);
  assert.deepEqual(linesOf(changes), [
    "upload: 接種対象者 changed 氏名（姓） 鈴木→山田",
    `upload: 接種券 ${ticketNumber} changed 状態 有効→再発行済み（旧券）`,
    `upload: 接種券 ${renewed} added`,
    "upload: 接種対象者 changed 氏名（姓） 山田→鈴木、転出／死亡フラグ null→転出",
    "registration: 1回目の接種 added",
    "upload: 接種対象者 added",
    `upload: 接種券 ${ticketNumber} added`,
  ]);
  assert.deepEqual(changes.map(({ upload }) => upload?.fileName), [
    ...["住民.csv", "住民.csv", undefined, "住民.csv"],
  ]);
  const [audit] = await owner`select subject_id from audit
    where municipality_code = ${actor.municipalityCode} and act = 'history_viewed'`;
  assert.equal(audit!.subject_id, subject.id);
});

Deno.test("a change that was taken back and the undo name each other", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act, { doses: 1 });
  await correcting.person({ familyName: "鈴木" });
  await correcting.deletes(1);
  await correcting.update("本人からの申出");
  const [edit] = await historyOf(act, correcting.subject);
  assert.deepEqual([edit!.kind, edit!.reason, edit!.undoneBy], [
    ...["edit", "本人からの申出", undefined],
  ]);
  assert.equal(await takeBack(database, act, edit!.id), undefined);
  const [undone, former] = await historyOf(act, correcting.subject);
  assert.equal(undone!.undone!.id, edit!.id);
  assert.equal(former!.undoneBy!.id, undone!.id);
  assert.deepEqual(undone!.rows.map(({ title, action }) => [title, action]), [
    ["接種対象者", "changed"],
    ["1回目の接種", "restored"],
  ]);
});

Deno.test("whoever was taken out of the register by an undo keeps a history, also once they return", async () => {
  const act = anyone();
  const person = aRecipient();
  const { id } = await upload(database, act, { content: [person] });
  const subject = { kind: "recipient" as const, id: await idOf(act, person.residentNumber) };
  await undo(database, act, id);
  assert.deepEqual(linesOf(await historyOf(act, subject)), [
    "undo: 接種対象者 removed",
    `undo: 接種券 ${person.ticketNumber} removed`,
    "upload: 接種対象者 added",
    `upload: 接種券 ${person.ticketNumber} added`,
  ]);
  await upload(database, act, { content: [person] });
  const again = { kind: "recipient" as const, id: await idOf(act, person.residentNumber) };
  assert.notEqual(again.id, subject.id);
  assert.equal((await historyOf(act, again)).length, 3);
});

Deno.test("another 個別宛名番号 takes the history along; whoever gets the old one does not see it", async () => {
  const act = anyone();
  const { correcting, person } = await aCorrection(database, act, { doses: 1 });
  await correcting.person({ residentNumber: "660000009" });
  await correcting.update();
  const newcomer = aRecipient({ residentNumber: person.residentNumber, familyName: "新顔" });
  await upload(database, act, { content: [newcomer] });
  assert.deepEqual(linesOf(await historyOf(act, correcting.subject)), [
    `edit: 接種対象者 changed 個別宛名番号 ${person.residentNumber}→660000009`,
    `edit: 接種券 ${person.ticketNumber} changed 個別宛名番号 ${person.residentNumber}→660000009`,
    "registration: 1回目の接種 added",
    "upload: 接種対象者 added",
    `upload: 接種券 ${person.ticketNumber} added`,
  ]);
  const other = { kind: "recipient" as const, id: await idOf(act, person.residentNumber) };
  assert.deepEqual(linesOf(await historyOf(act, other)), [
    "upload: 接種対象者 added",
    `upload: 接種券 ${newcomer.ticketNumber} added`,
  ]);
});

Deno.test("a ticket that waits has a history, and a dose given elsewhere names the office", async () => {
  const act = anyone();
  const elsewhere = anyone();
  const ticket = aTicket(act.actor.municipalityCode);
  await giveDose(database, elsewhere, aDose(ticket));
  const [row] = await owner`select id from ticket
    where municipality_code = ${ticket.municipalityCode}`;
  const [registration] = await historyOf(act, { kind: "ticket", id: row!.id });
  assert.equal(registration!.officeCode, elsewhere.actor.municipalityCode);
  assert.deepEqual(linesOf([registration!]), [
    `registration: 接種券 ${ticket.ticketNumber} added`,
    "registration: 1回目の接種 added",
  ]);
});

Deno.test("a neighbour's person has no history here", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act, { doses: 1 });
  await assert.rejects(historyOf(anyone(), correcting.subject), { kind: "not_found" });
});
