import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { downloadUpload } from "../../../db/upload/download_upload.ts";
import { receiveUpload } from "../../../db/upload/receive_upload.ts";
import type { Act } from "../../../domain/account/act.ts";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";

const PIECE = 1 << 20;
const database = await aDatabase();
const owner = ownerSql(database);
const office = { register: database.register, sealers: theSealers() };

Deno.test("any bytes, however they were cut on the way, come back byte for byte", async () => {
  const size = fc.oneof(
    fc.integer({ min: 1, max: 3_000 }),
    fc.integer({ min: -2, max: 2 }).map((more) => PIECE + more),
    fc.integer({ min: -2, max: 2 }).map((more) => 2 * PIECE + more),
  );
  const cut = fc.oneof(fc.integer({ min: 1_000, max: 200_000 }), fc.constantFrom(PIECE, 3 * PIECE));
  await fc.assert(
    fc.asyncProperty(size, cut, async (length, step) => {
      const act = anAct();
      const bytes = someBytes(length);
      const id = await received(act, chunked(bytes, step));
      const file = await downloadUpload(office, act, id);
      assert.equal(file.byteCount, length);
      const back = new Uint8Array(await new Response(file.bytes).arrayBuffer());
      assert.ok(Buffer.from(back).equals(bytes));
      const pieces = await owner`
        select position from upload_chunk where upload_id = ${id} order by position`;
      assert.equal(pieces.length, Math.ceil(length / PIECE));
      const [row] = await owner`select sha256, state from upload where id = ${id}`;
      assert.equal(row!.state, "received");
      assert.deepEqual(
        Buffer.from(row!.sha256),
        createHash("sha256").update(bytes).digest(),
      );
    }),
    { numRuns: 25 },
  );
});

const TEXT = "個別宛名番号,姓\r\n1,山田\r\n".repeat(3_000);
const encodings: Record<string, Uint8Array> = {
  "utf-8": utf8(TEXT),
  "utf-8-bom": utf8("\ufeff" + TEXT),
  // 0x8e52 0x9363 is 山田; the header is left to ASCII.
  "shift_jis": bytesOfHex("312c8e5293630d0a".repeat(100_000)),
  "utf-16le": utf16("\ufeff" + TEXT, true),
  "utf-16be": utf16("\ufeff" + TEXT, false),
};

for (const [encoding, bytes] of Object.entries(encodings)) {
  Deno.test(`a file in ${encoding} is recognised while it comes in`, async () => {
    const id = await received(anAct(), chunked(bytes, 50_001));
    const [row] = await owner`select encoding, byte_count from upload where id = ${id}`;
    assert.deepEqual({ ...row }, { encoding, byte_count: bytes.length });
  });
}

Deno.test("a received file waits for its check, once", async () => {
  const act = anAct();
  const id = await received(act, utf8(TEXT));
  const jobs = await owner`
    select kind, state, subject_id, login_id from job
    where municipality_code = ${act.actor.municipalityCode}`;
  assert.deepEqual(jobs.map((job) => ({ ...job })), [
    { kind: "check_upload", state: "queued", subject_id: id, login_id: act.actor.loginId },
  ]);
});

Deno.test("a sender that breaks off leaves a failed upload that says so, and no job", async () => {
  for (const length of [10, PIECE + 10, 2 * PIECE]) {
    const act = anAct();
    const reason = "ファイルの受信が途中で切れました。";
    const sent = breakingOff(someBytes(length), reason);
    await assert.rejects(receive(act, sent), { message: reason });
    const [row] = await uploadsOf(act);
    assert.deepEqual(row, { state: "failed", failure: reason, byte_count: length, sha256: null });
    assert.equal(await countRows(owner, "job", act.actor.municipalityCode), 0);
    assert.deepEqual(await auditOf(act), ["upload_failed"]);
  }
});

Deno.test("what came before a sender broke off can be downloaded", async () => {
  const act = anAct();
  const bytes = someBytes(PIECE + 10);
  await assert.rejects(receive(act, breakingOff(bytes, "切れました。")));
  const [row] = await owner`
    select id from upload where municipality_code = ${act.actor.municipalityCode}`;
  const file = await downloadUpload(office, act, row!.id);
  const back = new Uint8Array(await new Response(file.bytes).arrayBuffer());
  assert.ok(Buffer.from(back).equals(bytes));
});

Deno.test("our own error while receiving is told as ours, without its words", async () => {
  const act = anAct();
  async function* failing() {
    yield someBytes(2 * PIECE);
    throw new Error("duplicate key value (1234)");
  }
  await assert.rejects(receive(act, failing()), { message: /duplicate key/ });
  const [row] = await uploadsOf(act);
  assert.match(row!.failure, /^システムの内部でエラーが起き/);
  assert.doesNotMatch(row!.failure, /duplicate|1234/);
});

Deno.test("an empty file leaves no upload and is refused with what to do", async () => {
  const act = anAct();
  for (const bytes of [new Uint8Array(), chunked(new Uint8Array(), 1)]) {
    const answer = await receive(act, bytes);
    assert.ok(!answer.ok);
    assert.match(answer.message, /ファイルが空です/);
  }
  assert.deepEqual(await uploadsOf(act), []);
});

Deno.test("a workbook is refused before the rest of it is read, and leaves no upload", async () => {
  const act = anAct();
  let taken = 0;
  async function* endless() {
    yield new Uint8Array([0x50, 0x4b]);
    yield new Uint8Array([0x03, 0x04]);
    for (;; taken += 65_536) yield new Uint8Array(65_536);
  }
  const answer = await receive(act, endless());
  assert.ok(!answer.ok);
  assert.match(answer.message, /Excelブック/);
  assert.ok(taken <= PIECE, `${taken} bytes were taken`);
  assert.deepEqual(await uploadsOf(act), []);
});

Deno.test("while a file comes in the history has it, and no transaction waits for it", async () => {
  const act = anAct();
  async function* watched() {
    yield someBytes(PIECE);
    // Asking for more means that the first piece has been written.
    yield new Uint8Array(1);
    const [row] = await uploadsOf(act);
    assert.deepEqual(row, { state: "receiving", failure: null, byte_count: PIECE, sha256: null });
    const waiting = await owner`
      select query from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`;
    assert.deepEqual([...waiting], []);
  }
  assert.ok((await receive(act, watched())).ok);
});

Deno.test("a sender is not read faster than the file is written down", async () => {
  const act = anAct();
  let sent = 0;
  async function* counted() {
    for (; sent < 6; sent++) {
      const [row] = await uploadsOf(act);
      assert.equal(row?.byte_count ?? 0, sent * PIECE, "every piece before is stored");
      yield someBytes(PIECE);
    }
  }
  assert.ok((await receive(act, counted())).ok);
});

Deno.test("a name is kept without its folders and without signs nobody sees", async () => {
  const names: Record<string, string> = {
    "C:\\台帳\\住民.csv": "住民.csv",
    "../../etc/passwd": "passwd",
    '住民;"一覧".csv': '住民;"一覧".csv',
    "a\0b\r\n\u202ec.csv": "abc.csv",
    "..": "名称なし",
    "": "名称なし",
    ["𠮷".repeat(300)]: "𠮷".repeat(255),
  };
  for (const [name, kept] of Object.entries(names)) {
    const id = await received(anAct(), utf8("1\n"), name);
    const [row] = await owner`select file_name from upload where id = ${id}`;
    assert.equal(row!.file_name, kept);
  }
});

function receive(act: Act, bytes: AsyncIterable<Uint8Array> | Uint8Array, name = "住民.csv") {
  return receiveUpload(office, act, { kind: "recipient", mode: "keep_blank", name, bytes });
}

async function received(...given: Parameters<typeof receive>): Promise<string> {
  const answer = await receive(...given);
  assert.ok(answer.ok);
  return answer.value;
}

async function uploadsOf({ actor }: Act) {
  const rows = await owner`
    select state, failure, byte_count, sha256 from upload
    where municipality_code = ${actor.municipalityCode}`;
  return rows.map((row) => ({ ...row }));
}

async function auditOf({ actor }: Act): Promise<string[]> {
  const rows = await owner`
    select act from audit where municipality_code = ${actor.municipalityCode}`;
  return rows.map(({ act }) => act);
}

async function* chunked(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += step) {
    yield bytes.subarray(start, start + step);
  }
}

async function* breakingOff(bytes: Uint8Array, reason: string): AsyncGenerator<Uint8Array> {
  yield* chunked(bytes, 65_536);
  throw new AppError("unreadable", reason);
}

/** Neither text nor compressible, and beginning like no known format. */
function someBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let start = 0; start < length; start += 65_536) {
    crypto.getRandomValues(bytes.subarray(start, start + 65_536));
  }
  if (length > 0) bytes[0] = 0x31;
  return bytes;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) {
    view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}

function bytesOfHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, "hex"));
}
