import assert from "node:assert/strict";
import {
  changeOperator,
  disableOperator,
  reissuePin,
} from "../../../db/operator/change_operator.ts";
import { choosePin } from "../../../db/operator/choose_pin.ts";
import { enterOperator } from "../../../db/operator/enter_operator.ts";
import { listWorkers } from "../../../db/operator/list_operators.ts";
import { keepOperator } from "../../../db/operator/operator_standing.ts";
import type { Act } from "../../../domain/account/act.ts";
import { anAct } from "../an_act.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { anOperator, aTablet, beginsToWork, OWN_PIN, tabletsAsk } from "./an_operator.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

const later = <Of extends Act>(act: Of, seconds: number): Of => ({
  ...act,
  at: new Date(act.at.getTime() + seconds * 1000),
});
const standingAt = ({ actor, at }: Act) => keepOperator(register, actor, at);
const enter = (tablet: Act, operatorId: string, operatorPin: string) =>
  enterOperator(register, tablet, { operatorId, operatorPin });

async function aStation() {
  const clerk = anAct();
  const issued = await anOperator(database, clerk);
  await tabletsAsk(database, clerk);
  return { clerk, issued, id: issued.operator.id, tablet: aTablet(clerk) };
}

Deno.test("a tablet does not ask while its municipality does not want it to", async () => {
  assert.deepEqual(await standingAt(aTablet(anAct())), { kind: "not_asked" });
});

Deno.test("the issued PIN opens nothing but the choice of one's own, which is another", async () => {
  const { issued, id, tablet } = await aStation();
  assert.equal((await standingAt(tablet)).kind, "nobody");
  assert.equal((await enter(tablet, id, issued.pin)).kind, "first");
  assert.equal((await standingAt(tablet)).kind, "first");
  assert.equal((await choosePin(register, tablet, issued.pin)).ok, false);
  assert.ok((await choosePin(register, tablet, OWN_PIN)).ok);
  assert.equal((await standingAt(tablet)).kind, "working");
  assert.equal((await enter(aTablet(tablet), id, issued.pin)).kind, "wrong");
  assert.equal((await enter(later(tablet, 60), id, OWN_PIN)).kind, "working");
});

Deno.test("who chose a PIN once does not choose another without the issued one", async () => {
  const { issued, tablet } = await aStation();
  await beginsToWork(database, tablet, issued);
  await assert.rejects(choosePin(register, tablet, "9042"), { kind: "conflict" });
});

Deno.test("after the idle minutes nobody works there; whoever does something goes on working", async () => {
  const { issued, tablet } = await aStation();
  await beginsToWork(database, tablet, issued);
  assert.equal((await standingAt(later(tablet, 9 * 60))).kind, "working");
  assert.equal((await standingAt(later(tablet, 18 * 60))).kind, "working");
  assert.equal((await standingAt(later(tablet, 28 * 60 + 1))).kind, "nobody");
});

Deno.test("a session that signs in anew, and another tablet, have nobody", async () => {
  const { clerk, issued, tablet } = await aStation();
  await beginsToWork(database, tablet, issued);
  assert.equal((await standingAt(aTablet(clerk))).kind, "nobody");
});

Deno.test("who is stopped, given another PIN or sent elsewhere stops working at once", async () => {
  for (const stop of ["disable", "reissue", "send away"] as const) {
    const { clerk, issued, id, tablet } = await aStation();
    const [account] = await owner`
      insert into account (id, kind, municipality_code, login_id, created_at)
      values (gen_random_uuid(), 'venue', ${clerk.actor.municipalityCode},
        ${crypto.randomUUID()}, now()) returning id`;
    await beginsToWork(database, tablet, issued);
    const subject = { id, version: 1 };
    if (stop === "disable") await disableOperator(register, clerk, subject);
    if (stop === "reissue") await reissuePin(register, clerk, subject);
    if (stop === "send away") {
      const edit = { name: issued.operator.name, accountIds: [account!.id] };
      assert.equal((await changeOperator(register, clerk, { ...subject, edit })).kind, "done");
    }
    assert.equal((await standingAt(tablet)).kind, "nobody", stop);
    assert.equal((await enter(tablet, id, OWN_PIN)).kind, "wrong", stop);
    const names = (await listWorkers(register, tablet.actor)).map((worker) => worker.id);
    assert.equal(names.includes(id), stop === "reissue", stop);
  }
});

Deno.test("a wrong PIN, a stranger's id and another municipality's 担当者 are told alike", async () => {
  const { id, tablet } = await aStation();
  const elsewhere = await aStation();
  for (const someone of [id, crypto.randomUUID(), elsewhere.id]) {
    assert.deepEqual(await enter(aTablet(tablet), someone, "73051"), { kind: "wrong" });
  }
});

Deno.test("three wrong PINs make the person wait on every tablet, also with the right one", async () => {
  const { issued, id, clerk } = await aStation();
  for (let tries = 0; tries < 3; tries++) await enter(aTablet(clerk), id, "73051");
  const other = aTablet(clerk);
  const waits = await enter(other, id, issued.pin);
  assert.deepEqual(waits, { kind: "waits", until: later(clerk, 10).at });
  assert.equal((await enter(later(other, 10), id, issued.pin)).kind, "first");
});

Deno.test("three wrong PINs make the tablet wait, whoever they were for; a right one ends it", async () => {
  const { clerk, issued, tablet } = await aStation();
  for (let tries = 0; tries < 3; tries++) {
    const { operator } = await anOperator(database, clerk);
    await enter(tablet, operator.id, "73051");
  }
  assert.equal((await enter(tablet, issued.operator.id, issued.pin)).kind, "waits");
  const right = await enter(later(tablet, 10), issued.operator.id, issued.pin);
  assert.equal(right.kind, "first");
  const again = await enter(later(tablet, 10), issued.operator.id, "73051");
  assert.equal(again.kind, "wrong");
});

Deno.test("of twenty guesses in the same moment three are looked at", async () => {
  const { id, clerk } = await aStation();
  const guesses = Array.from({ length: 20 }, () => enter(aTablet(clerk), id, "73051"));
  const kinds = (await Promise.all(guesses)).map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === "wrong").length, 3);
});

Deno.test("a new PIN forgets the wrong ones", async () => {
  const { id, clerk, tablet } = await aStation();
  for (let tries = 0; tries < 3; tries++) await enter(aTablet(clerk), id, "73051");
  const reissued = await reissuePin(register, clerk, { id, version: 1 });
  assert.ok(reissued.kind === "done");
  assert.equal((await enter(tablet, id, reissued.value.pin)).kind, "first");
});

Deno.test("no PIN stands anywhere in the database", async () => {
  const { issued, id, tablet, clerk } = await aStation();
  await beginsToWork(database, tablet, issued);
  const rows = await owner`
    select to_jsonb(t)::text as text from station_operator t where id = ${id}
    union all select to_jsonb(a)::text from audit a
      where municipality_code = ${clerk.actor.municipalityCode}`;
  for (const { text } of rows) {
    assert.doesNotMatch(text, new RegExp(`"(${issued.pin}|${OWN_PIN})"`));
  }
  const [{ pin_hash }] = await owner`
    select pin_hash from station_operator where id = ${id}` as unknown as [{ pin_hash: string }];
  assert.match(pin_hash, /^\$argon2id\$/);
});
