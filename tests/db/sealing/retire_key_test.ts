import assert from "node:assert/strict";
import { addKey } from "../../../db/sealing/add_key.ts";
import { confirmKeys } from "../../../db/sealing/confirm_keys.ts";
import { replaceKeyFile } from "../../../db/sealing/key_ring.ts";
import { myNumberSealer } from "../../../db/sealing/my_number_sealer.ts";
import { reseal } from "../../../db/sealing/reseal.ts";
import { retireKey } from "../../../db/sealing/retire_key.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aKeyFile } from "./a_key_file.ts";

/** A register sealed with the tests' keys, and the key file that has them. */
async function aKeyedRegister() {
  const database = await aDatabase();
  const owner = ownerSql(database);
  const file = await aKeyFile();
  await replaceKeyFile(file.path, aKeyRing());
  await confirmKeys(database.gate, aKeyRing());
  const act = anAct();
  const person = aRecipient();
  await upload(database, act, { content: [person] });
  const office = { owner, gate: database.gate, keyFile: file.path };
  return {
    ...{ owner, office, file, act, person, gate: database.gate },
    rotate: () => reseal(office, { at: TEST_TIME, tell: () => {} }),
    [Symbol.asyncDispose]: () => file[Symbol.asyncDispose](),
  };
}

Deno.test("add, rotate, retire: the old key leaves the file, and nothing needs it", async () => {
  await using register = await aKeyedRegister();
  const { owner, office, file, gate, act, person } = register;
  const old = await file.read();
  assert.equal(await addKey(office, TEST_TIME), "k1");
  assert.deepEqual((await file.read()).sealing.map(({ id }) => id), ["k1", "test"]);
  await register.rotate();
  await retireKey(office, "test", TEST_TIME);
  const keys = await file.read();
  assert.deepEqual(keys.sealing.map(({ id }) => id), ["k1"]);
  await confirmKeys(gate, keys);
  const code = act.actor.municipalityCode;
  const [row] = await owner`
    select resident_number_key as key, my_number_sealed as sealed from recipient
    where municipality_code = ${code}`;
  const place = { municipalityCode: code, residentNumberKey: row!.key };
  assert.equal(myNumberSealer(keys).open(row!.sealed, place), person.myNumber);

  const stale = myNumberSealer({ ...old, path: undefined }).seal(aMyNumber(1), place);
  await assert.rejects(
    Promise.resolve(owner`update recipient set my_number_sealed = ${Buffer.from(stale)}`),
    { code: "23514" },
    "a server that still had the old key first could store nothing with it",
  );
  await assert.rejects(confirmKeys(gate, old), /廃止された鍵/);
  assert.equal(await addKey(office, TEST_TIME), "k2");
  const acts = await owner`
    select act, login_id, detail ->> 'key' as key from audit
    where act in ('key_added', 'keys_rotated', 'key_retired') order by act, key`;
  assert.deepEqual(acts.map(({ act, login_id, key }) => [act, login_id, key]), [
    ["key_added", "運用者", "k1"],
    ["key_added", "運用者", "k2"],
    ["key_retired", "運用者", "test"],
    ["keys_rotated", "運用者", "k1"],
  ]);
});

Deno.test("a key that still seals something, the one in use or an unknown one is not retired", async () => {
  await using register = await aKeyedRegister();
  const { office, file, owner } = register;
  await assert.rejects(retireKey(office, "test", TEST_TIME), /今使っている鍵/);
  await addKey(office, TEST_TIME);
  await assert.rejects(retireKey(office, "test", TEST_TIME), /recipient\.my_number_sealed: 1件/);
  await assert.rejects(retireKey(office, "k7", TEST_TIME), /鍵ファイルにありません/);
  assert.deepEqual((await file.read()).sealing.map(({ id }) => id), ["k1", "test"]);
  const [constraint] = await owner`select from pg_constraint where conname like '%not_sealed_by%'`;
  assert.equal(constraint, undefined);
});

Deno.test("no id is given twice, whatever the file has forgotten", async () => {
  await using register = await aKeyedRegister();
  const { office, file } = register;
  await addKey(office, TEST_TIME);
  await register.rotate();
  await retireKey(office, "test", TEST_TIME);
  await addKey(office, TEST_TIME);
  await register.rotate();
  await retireKey(office, "k1", TEST_TIME);
  assert.equal(await addKey(office, TEST_TIME), "k3");
  assert.deepEqual((await file.read()).sealing.map(({ id }) => id), ["k3", "k2"]);
});

Deno.test("a key file of another database is changed by none of it", async () => {
  await using register = await aKeyedRegister();
  await using other = await aKeyFile();
  const before = await Deno.readTextFile(other.path);
  const office = { ...register.office, keyFile: other.path };
  await assert.rejects(addKey(office, TEST_TIME), /違います/);
  await assert.rejects(reseal(office, { at: TEST_TIME, tell: () => {} }), /違います/);
  assert.equal(await Deno.readTextFile(other.path), before);
});

Deno.test("keys added at the same time come one after the other", async () => {
  await using register = await aKeyedRegister();
  const ids = await Promise.all([1, 2, 3].map(() => addKey(register.office, TEST_TIME)));
  assert.deepEqual(ids.toSorted(), ["k1", "k2", "k3"]);
  const { sealing } = await register.file.read();
  assert.deepEqual(sealing.map(({ id }) => id).toSorted(), ["k1", "k2", "k3", "test"]);
});
