import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { fileSealer } from "../../../db/sealing/file_sealer.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { columnsThatHold } from "../columns_that_hold.ts";
import { anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { checkFile, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("after uploads, good and bad, no column of any table holds a My Number in plain", async () => {
  const actor = anActor();
  const person = aRecipient();
  const others = aRecipient({ myNumber: person.myNumber });
  const files = [
    [person],
    [{ ...person, familyName: "鈴木" }],
    [others],
    [person, { ...person, sex: "9" }],
    [aRecipient({ myNumber: person.myNumber.slice(0, 11) + "X" })],
  ];
  for (const content of files) await checkFile(database, anAct({ actor }), { content });
  for (const content of files) {
    await upload(database, anAct({ actor }), { content, rejectedRows: "left_out" });
  }

  const secret = person.myNumber.slice(0, 11);
  const found = await columnsThatHold(owner, secret);
  assert.deepEqual(found, []);
  assert.deepEqual(
    await columnsThatHold(owner, "鈴木"),
    ["recipient_history.family_name", "upload_sample.cells"],
    "the search finds",
  );
});

Deno.test("a stored file opens with the key ring, in its own place, and not otherwise", async () => {
  const actor = anActor();
  const person = aRecipient();
  const { record } = await upload(database, anAct({ actor }), { content: [person] });
  const [chunk] = await owner`select sealed from upload_chunk where upload_id = ${record.id}`;
  const place = {
    municipalityCode: actor.municipalityCode,
    uploadId: record.id,
    position: 0,
  };
  const opened = new TextDecoder().decode(theSealers().files.open(chunk!.sealed, place));
  assert.ok(opened.includes(person.myNumber));
  assert.throws(() => gunzipSync(chunk!.sealed));
  assert.throws(() => theSealers().files.open(chunk!.sealed, { ...place, position: 1 }));
  const [key] = aKeyRing().sealing;
  const otherKeys = { ...aKeyRing(), sealing: [{ ...key!, key: new Uint8Array(32).fill(9) }] };
  assert.throws(() => fileSealer(otherKeys).open(chunk!.sealed, place));
});
