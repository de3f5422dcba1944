import assert from "node:assert/strict";
import { listTodaysDoses, lookupTodaysDose } from "../../../db/dose/todays_doses.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aDose, aTicket, giveDose } from "./a_dose.ts";

const database = await aDatabase();
const { register } = database;

Deno.test("today begins and ends at midnight in Japan", async () => {
  const actor = anActor({ kind: "venue" });
  const given = new Map<string, string>();
  for (const at of ["2021-06-30T14:59:59.999Z", "2021-06-30T15:00:00Z", "2021-07-01T14:59:59Z"]) {
    const dose = aDose(aTicket(actor.municipalityCode));
    given.set(at, await giveDose(database, anAct({ actor, at: new Date(at) }), dose));
  }
  const listedAt = async (now: string) =>
    (await listTodaysDoses(register, actor, new Date(now))).map(({ id }) => id);
  const [lastOfJune, firstOfJuly, lastOfJuly1] = [...given.values()];
  assert.deepEqual(await listedAt("2021-06-30T14:59:59.999Z"), [lastOfJune]);
  assert.deepEqual(await listedAt("2021-06-30T15:00:00Z"), [lastOfJuly1, firstOfJuly]);
  assert.deepEqual(await listedAt("2021-07-01T14:59:59.999Z"), [lastOfJuly1, firstOfJuly]);
  assert.deepEqual(await listedAt("2021-07-01T15:00:00Z"), []);
});

Deno.test("another account's doses are neither listed, counted nor found", async () => {
  const actor = anActor({ kind: "venue" });
  const colleague = anActor({ kind: "venue", municipalityCode: actor.municipalityCode });
  const [act, other] = [anAct({ actor }), anAct({ actor: colleague })];
  const mine = await giveDose(database, act, aDose(aTicket(actor.municipalityCode)));
  const theirs = await giveDose(database, other, aDose(aTicket(actor.municipalityCode)));
  const listed = await listTodaysDoses(register, actor, act.at);
  assert.deepEqual(listed.map(({ id }) => id), [mine]);
  const found = await lookupTodaysDose(register, actor, { doseId: mine, now: act.at });
  assert.deepEqual([found.dose?.id, found.count], [mine, 1]);
  const missed = await lookupTodaysDose(register, actor, { doseId: theirs, now: act.at });
  assert.deepEqual(missed, { dose: undefined, count: 1 });
});

Deno.test("the list names one's own municipality's people, and nobody of another's", async () => {
  const actor = anActor({ kind: "venue" });
  const elsewhere = anActor();
  const [ours, theirs] = [aRecipient(), aRecipient()];
  await upload(database, anAct({ actor }), { content: [ours] });
  await upload(database, anAct({ actor: elsewhere }), { content: [theirs] });
  const tickets = [
    aTicket(actor.municipalityCode, { ticketNumber: ours.ticketNumber }),
    aTicket(elsewhere.municipalityCode, { ticketNumber: theirs.ticketNumber }),
    aTicket(actor.municipalityCode),
  ];
  const act = anAct({ actor });
  for (const ticket of tickets) await giveDose(database, act, aDose(ticket));
  const listed = await listTodaysDoses(register, actor, act.at);
  assert.deepEqual(
    listed.map(({ ticketNumber, holderName }) => [ticketNumber, holderName]).toReversed(),
    tickets.map(({ ticketNumber }, index) => [ticketNumber, index === 0 ? "山田　花子" : null]),
  );
});
