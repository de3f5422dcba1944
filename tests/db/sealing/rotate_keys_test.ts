import assert from "node:assert/strict";
import { requestUndo } from "../../../db/upload/request_undo.ts";
import { rotateKeys } from "../../../db/sealing/rotate_keys.ts";
import { nameOf } from "../../../db/sealing/sealed_by.ts";
import { SEALED_COLUMNS } from "../../../db/sealing/sealed_columns.ts";
import { aDatabase } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { registerOf, runUndo } from "../upload/an_undo.ts";
import { upload } from "../upload/an_upload.ts";
import { aRotatedRing, newestOf, openEverything, sealEverywhere } from "./a_sealed_register.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const quietly = () => {};

Deno.test("a rotation re-seals every column, says how many, and the old key opens nothing any more", async () => {
  await sealEverywhere(database, owner);
  const before = await openEverything(owner, aKeyRing());
  const rotated = aRotatedRing("k2");
  const told: string[] = [];
  const { count, sealed } = await rotateKeys(owner, rotated, (line) => told.push(line));
  assert.equal(count, before.length);
  assert.deepEqual(new Set(sealed.map(nameOf)), new Set(SEALED_COLUMNS.map(nameOf)));
  assert.deepEqual(new Set(sealed.map(({ keyId }) => keyId)), new Set(["k2"]));
  assert.ok(told.every((line) => /^\w+\.\w+: [\d,]+件を封じ直しました$/.test(line)), `${told}`);
  assert.deepEqual(await openEverything(owner, newestOf(rotated)), before);
  const again = await rotateKeys(owner, rotated, quietly);
  assert.equal(again.count, 0, "once is enough");
  await rotateKeys(owner, aRotatedRing("test"), quietly);
  assert.deepEqual(await openEverything(owner, aKeyRing()), before, "and back again");
});

Deno.test("an upload can be undone after a rotation between it and what came after it", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient();
  const before = await registerOf(owner, code);
  const first = await upload(database, act, { content: [person] });
  const second = await upload(database, act, { content: [{ ...person, familyName: "佐藤" }] });
  const undo = async (id: string) => {
    const requested = await requestUndo(database.register, act, id);
    assert.ok(requested.ok);
    await runUndo(database);
  };
  await undo(second.id);
  await rotateKeys(owner, aRotatedRing("k3"), quietly);
  await undo(first.id);
  assert.deepEqual(
    await registerOf(owner, code),
    before,
    "the row is still as the upload wrote it",
  );
});

Deno.test("a value that was moved to another row is left as it is, and named", async () => {
  const act = anAct();
  await upload(database, act, { content: [aRecipient(), aRecipient()] });
  const code = act.actor.municipalityCode;
  const [one, other] = await owner`
    select id, my_number_sealed as sealed from recipient where municipality_code = ${code}`;
  await owner`update recipient set my_number_sealed = ${one!.sealed} where id = ${other!.id}`;
  const ring = aRotatedRing("k4");
  await assert.rejects(
    rotateKeys(owner, ring, quietly),
    /開けない値.*\nrecipient\.my_number_sealed: 1件/,
  );
  const [left] = await owner`select my_number_sealed as sealed from recipient where id = ${
    other!.id
  }`;
  assert.deepEqual(left!.sealed, one!.sealed);
  await owner`update recipient set my_number_sealed = ${other!.sealed} where id = ${other!.id}`;
  await rotateKeys(owner, ring, quietly);
});

Deno.test("a row that somebody is changing is waited for by the rotation, not the other way round", async () => {
  const act = anAct();
  await upload(database, act, { content: [aRecipient()] });
  const code = act.actor.municipalityCode;
  const ring = aRotatedRing("k5");
  const release = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const clerk = owner.begin(async (tx) => {
    await tx`select from recipient where municipality_code = ${code} for update`;
    held.resolve();
    await release.promise;
    await tx`update recipient set family_name = '鈴木' where municipality_code = ${code}`;
  });
  await held.promise;
  const rotation = rotateKeys(ownerSql(database), ring, quietly);
  await new Promise((resolve) => setTimeout(resolve, 800)); // it has gone round by then
  release.resolve();
  await clerk;
  const { sealed } = await rotation;
  assert.deepEqual(new Set(sealed.map(({ keyId }) => keyId)), new Set(["k5"]));
  const [row] = await owner`select family_name from recipient where municipality_code = ${code}`;
  assert.equal(row!.family_name, "鈴木");
});
