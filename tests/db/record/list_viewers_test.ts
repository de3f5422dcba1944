import assert from "node:assert/strict";
import { readTicket } from "../../../db/dose/read_ticket.ts";
import { findRecord } from "../../../db/record/find_record.ts";
import { listViewers } from "../../../db/record/list_viewers.ts";
import { WHOLE_TIME } from "../../../domain/record/viewing_period.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aCorrection } from "../correction/a_correction.ts";
import { aTicket } from "../dose/a_dose.ts";
import { aRead } from "../dose/a_read.ts";
import { aStoredPair, mergeAsTyped } from "../duplicate/a_pair.ts";

const database = await aDatabase();
const { register } = database;

Deno.test("whoever saw the person, a ticket or a dose of theirs is listed, the newest first", async () => {
  const act = anAct({ actor: anActor({ loginId: "desk@town.lg.jp" }) });
  const { correcting: { subject }, person } = await aCorrection(database, act, { doses: 1 });
  const { actor } = act;
  const tablet = anActor({ kind: "venue", loginId: "tablet-1" });
  const ticket = aTicket(actor.municipalityCode, { ticketNumber: person.ticketNumber });
  const later = (hours: number) => new Date(act.at.getTime() + hours * 3_600_000);
  await readTicket(register, anAct({ actor: tablet, at: later(1) }), aRead(ticket));
  await findRecord(register, { ...act, at: later(2) }, subject);
  const asked = { recipientId: subject.id, period: WHOLE_TIME };
  const { viewings, total, person: named } = await listViewers(
    register,
    { ...act, at: later(3) },
    asked,
  );
  assert.equal(named.residentNumber, person.residentNumber);
  assert.deepEqual(viewings.map((viewing) => [viewing.loginId, viewing.officeCode, viewing.act]), [
    ["desk@town.lg.jp", actor.municipalityCode, "recipient_viewed"],
    ["tablet-1", tablet.municipalityCode, "ticket_read"],
    ["desk@town.lg.jp", actor.municipalityCode, "dose_registered"],
  ]);
  assert.equal(total, 3);
  const again = await listViewers(register, { ...act, at: later(4) }, asked);
  assert.equal(again.viewings[0]!.act, "viewers_listed", "the list itself was looked at");
});

Deno.test("a period counts whole days in Japan, both ends included", async () => {
  const act = anAct({ actor: anActor() });
  const { correcting: { subject } } = await aCorrection(database, act, { doses: 0 });
  for (const at of ["2021-07-09T14:59:59Z", "2021-07-09T15:00:00Z", "2021-07-10T15:00:00Z"]) {
    await findRecord(register, { ...act, at: new Date(at) }, subject);
  }
  const count = async (from: string | null, to: string | null) => {
    const asked = { recipientId: subject.id, period: { from, to } };
    const { viewings } = await listViewers(register, { ...act, at: new Date("2022-01-01") }, asked);
    return viewings.length;
  };
  assert.equal(await count("2021-07-10", "2021-07-10"), 1);
  assert.equal(await count(null, "2021-07-09"), 1);
  assert.equal(await count("2021-07-10", "2021-07-11"), 2);
});

Deno.test("after a merge the looks at either record are the one person's", async () => {
  const act = anAct({ actor: anActor() });
  const { pair } = await aStoredPair(database, act);
  const desk = { ...act, actor: anActor({ ...act.actor, loginId: "desk@town.lg.jp" }) };
  for (const id of [pair.lowerId, pair.higherId]) {
    await findRecord(register, desk, { kind: "recipient", id });
  }
  const merged = await mergeAsTyped(database, act, { pair });
  assert.ok(merged.ok);
  const { merges } = await findRecord(register, act, { kind: "recipient", id: pair.lowerId });
  const kept = merges.into ? pair.higherId : pair.lowerId;
  const asked = { recipientId: kept, period: WHOLE_TIME };
  const { viewings } = await listViewers(register, act, asked);
  const looks = viewings.filter(({ loginId }) => loginId === desk.actor.loginId);
  assert.deepEqual(looks.map((viewing) => viewing.act), ["recipient_viewed", "recipient_viewed"]);
});

Deno.test("nobody else's person is in the list, and a neighbour's person does not exist", async () => {
  const act = anAct({ actor: anActor() });
  const { correcting: { subject } } = await aCorrection(database, act, { doses: 0 });
  const other = await aCorrection(database, act, { doses: 0 });
  await findRecord(register, act, other.correcting.subject);
  const asked = { recipientId: subject.id, period: WHOLE_TIME };
  assert.deepEqual((await listViewers(register, act, asked)).viewings, []);
  await assert.rejects(listViewers(register, anAct({ actor: anActor() }), asked), {
    kind: "not_found",
  });
});
