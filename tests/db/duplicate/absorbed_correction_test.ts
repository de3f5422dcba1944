import assert from "node:assert/strict";
import { findCorrection } from "../../../db/correction/find_correction.ts";
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

  const [problem] = await absorbed.person({
    status: null,
    ticketNumber: aTicketNumber(987_654_321),
  });
  assert.match(
    problem?.message ?? "",
    new RegExp(`個別宛名番号「${newer.residentNumber}」の記録に統合されたため`),
  );
  const opened = await findCorrection(database.register, act, absorbed.subject);
  assert.equal(opened.draft, undefined, "nothing is decided");
  assert.equal(opened.refusal?.mergedInto, pair.higherId);
  assert.deepEqual(await registerOf(owner, code), before);
  await kept.person({ familyName: "改姓" });
  await kept.update();
});

Deno.test("a correction of what was absorbed since is refused at 更新", async () => {
  const act = anAct();
  const { pair, people: [, newer] } = await aStoredPair(database, act);
  const absorbed = new Correcting(database, act, { kind: "recipient", id: pair.lowerId });
  await absorbed.person({ familyName: "改姓" });
  assert.ok((await mergeAsTyped(database, act, { pair, typed: { kept: "right" } })).ok);
  const refused = await absorbed.updates().catch(({ message }) => ({ ok: false, message }));
  assert.match("message" in refused ? refused.message : "", /変更|統合/);
  const { refusal } = await findCorrection(database.register, act, absorbed.subject);
  assert.match(refusal?.message ?? "", new RegExp(newer.residentNumber));
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
