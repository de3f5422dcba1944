import assert from "node:assert/strict";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { Correcting } from "../correction/a_correction.ts";
import { ownerSql } from "../owner_sql.ts";
import { aTicketNumber } from "../upload/a_recipient.ts";
import { registerOf } from "../upload/an_undo.ts";
import { aStoredPair, mergeAsTyped } from "./a_pair.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("an absorbed record is not corrected; the one it went into is", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair, people: [, newer] } = await aStoredPair(database, act);
  const absorbed = new Correcting(database, act, { kind: "recipient", id: pair.lowerId });
  const kept = absorbed.of({ kind: "recipient", id: pair.higherId });
  assert.ok((await mergeAsTyped(database, act, { pair, typed: { kept: "right" } })).ok);
  const before = await registerOf(owner, code);

  await absorbed.person({ status: null, ticketNumber: aTicketNumber(987_654_321) });
  const refused = await absorbed.updates();
  assert.match(
    refused.ok ? "" : refused.message,
    new RegExp(`個別宛名番号「${newer.residentNumber}」の記録に統合されたため`),
  );
  assert.deepEqual(await registerOf(owner, code), before);
  await kept.person({ familyName: "改姓" });
  await kept.update();
});

Deno.test("a correction that was begun before the merge is not written over it", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair } = await aStoredPair(database, act);
  const kept = new Correcting(database, act, { kind: "recipient", id: pair.higherId });
  await kept.person({ familyName: "改姓" });
  assert.ok((await mergeAsTyped(database, act, { pair, typed: { kept: "right" } })).ok);
  const before = await registerOf(owner, code);
  const late = await kept.updates().then(({ ok }) => ok, () => false);
  assert.equal(late, false);
  assert.deepEqual(await registerOf(owner, code), before);
});
