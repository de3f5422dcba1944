import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { listLosses } from "../../../db/output/output_losses.ts";
import { asMade } from "../../../db/output/output_records.ts";
import { outputManifest } from "../../../domain/output/output_manifest.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { output } from "./an_output.ts";

const database = await aDatabase();

/** One person with one dose in this place. */
async function aRegister(venueName: string, doctorName = "医師　花子") {
  const person = aRecipient();
  const act = anAct({ actor: anActor() });
  await upload(database, act, { content: [person] });
  const code = act.actor.municipalityCode;
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber });
  const entry = aDoseEntry({ venueName, doctorName });
  await giveDose(database, act, aDose(ticket, { entry }));
  const numbers = `20210701100000,20210630,${person.ticketNumber},${code}`;
  const row = (venue: string, doctor: string) =>
    `${person.residentNumber},${numbers},${venue},${doctor},ファイザー,EY5420\r\n`;
  return { act, code, person, row };
}

Deno.test("the three encodings differ in their bytes only", async () => {
  const { act, row } = await aRegister("市民ホール");
  const text = row("市民ホール", "医師　花子");
  const utf8 = new TextEncoder().encode(text);
  const bytesIn = async (encoding: "utf-8" | "utf-8-bom" | "shift_jis") =>
    (await output(database, act, { doseCount: 1, encoding })).bytes;
  assert.deepEqual(await bytesIn("utf-8"), utf8);
  assert.deepEqual(await bytesIn("utf-8-bom"), Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8));
  const shiftJis = await bytesIn("shift_jis");
  assert.equal(new TextDecoder("shift_jis", { fatal: true }).decode(shiftJis), text);
  const [venue = ""] = /8e7396af837a815b838b/.exec(shiftJis.toHex()) ?? [];
  assert.equal(new TextDecoder("shift_jis").decode(Uint8Array.fromHex(venue)), "市民ホール");
});

Deno.test("characters outside CP932 are listed with their line, person and column, not lost", async () => {
  const { act, code, person, row } = await aRegister("𠮷野ホール〜北", "剝　𠮷子");
  const { record, bytes } = await output(database, act, {
    doseCount: 1,
    encoding: "shift_jis",
    header: true,
  });
  const [, line] = new TextDecoder("shift_jis", { fatal: true }).decode(bytes).split(/(?<=\n)/);
  assert.equal(line, row("〓野ホール～北", "〓　〓子"));
  assert.equal(record.lossCount, 2);
  const place = { municipalityCode: code, outputId: record.id };
  const loss = { line: 2, residentNumber: person.residentNumber };
  assert.deepEqual(await listLosses(database.register, place, { first: 0, limit: 10 }), [
    { ...loss, column: "接種会場名（1回目）", characters: "𠮷" },
    { ...loss, column: "接種医師名（1回目）", characters: "剝𠮷" },
  ]);
  const utf8 = await output(database, act, { encoding: "utf-8-bom" });
  assert.equal(utf8.record.lossCount, 0);
});

Deno.test("the manifest's size and SHA-256 are those of the file as it is downloaded", async () => {
  const { act, code } = await aRegister("市民ホール");
  for (const encoding of ["utf-8", "utf-8-bom", "shift_jis"] as const) {
    const { record, bytes } = await output(database, act, { encoding, header: true });
    const manifest = outputManifest(asMade(record), { code, name: "町" });
    assert.equal(manifest.sha256, createHash("sha256").update(bytes).digest("hex"));
    assert.equal(manifest.bytes, bytes.length);
    assert.equal(manifest.rows, 1);
    assert.equal(manifest.encoding, encoding);
  }
});

Deno.test("an empty output is a file all the same: nothing, a mark, or the column names", async () => {
  const act = anAct();
  const empty = (encoding: "utf-8" | "utf-8-bom", header: boolean) =>
    output(database, act, { encoding, header, doseCount: 1 });
  const plain = await empty("utf-8", false);
  assert.deepEqual([plain.record.rowCount, plain.record.state, plain.bytes.length], [0, "done", 0]);
  assert.equal((await empty("utf-8-bom", false)).bytes.toHex(), "efbbbf");
  const named = new TextDecoder().decode((await empty("utf-8", true)).bytes);
  assert.match(named, /^個別宛名番号,接種履歴登録日時（1回目）,[^\n]*\r\n$/);
});
