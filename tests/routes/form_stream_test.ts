import assert from "node:assert/strict";
import fc from "fast-check";
import { AppError } from "../../domain/app_error.ts";
import { openForm } from "../../routes/form_stream.ts";
import { BOUNDARY, fileOf, MODE, MULTIPART, multipartBody } from "./a_multipart_body.ts";

const LIMIT = 1_000_000;
const encoder = new TextEncoder();

Deno.test("fields on both sides of the file are read", async () => {
  const body = multipartBody([MODE, fileOf("1,2\r\n"), { name: "after", value: "あ" }]);
  assert.deepEqual(await read(body), {
    typed: { mode: "keep_blank", after: "あ" },
    name: "a.csv",
    text: "1,2\r\n",
  });
});

Deno.test("any field and any file arrive as they were sent, however the network cuts them", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 300 })
    .filter((value) => !/[\r\n\0]/.test(value));
  // What looks like the end of the part is the hardest content for a parser.
  const content = fc.array(
    fc.oneof(text, fc.constantFrom("\r\n", "\r\n--", "--", `\r\n--${BOUNDARY.slice(0, 20)}`, "\0")),
    { minLength: 1, maxLength: 20 },
  ).map((parts) => parts.join(""));
  await fc.assert(fc.asyncProperty(text, content, fc.integer({ min: 1, max: 90 }), async (
    value,
    file,
    step,
  ) => {
    const body = multipartBody([{ name: "memo", value }, fileOf(file), MODE]);
    assert.deepEqual(await read(cut(body, step)), {
      typed: { memo: value, mode: "keep_blank" },
      name: "a.csv",
      text: file,
    });
  }));
});

const names: Record<string, string> = {
  "住民 台帳（令和3年）;最新.csv": "住民 台帳（令和3年）;最新.csv",
  "%22引用%22.csv": '"引用".csv',
  "a%0D%0Ab.csv": "ab.csv",
  "100%25.csv": "100%25.csv",
  "C:\\台帳\\住民.csv": "C:\\台帳\\住民.csv",
};

for (const [sent, name] of Object.entries(names)) {
  Deno.test(`a file called ${sent} on the network arrives as ${name}`, async () => {
    assert.equal((await read(multipartBody([fileOf("1", sent)]))).name, name);
  });
}

const noFile: Record<string, string> = {
  "no file part": multipartBody([MODE]),
  "an empty choice": multipartBody([fileOf("", ""), MODE]),
  "a file under another name": multipartBody([{ ...fileOf("1,2"), name: "csv" }, MODE]),
  "a text where the file belongs": multipartBody([{ name: "file", value: "1,2" }, MODE]),
};

for (const [what, body] of Object.entries(noFile)) {
  Deno.test(`${what} counts as no file, and the other fields are read`, async () => {
    const { typed, name } = await read(body);
    assert.equal(name, undefined);
    assert.equal(typed.mode, "keep_blank");
  });
}

const whole = multipartBody([MODE, fileOf("1,2\r\n".repeat(50)), MODE]);
const malformed: Record<string, { body: string; headers?: Record<string, string> }> = {
  "without a boundary": { body: whole, headers: { "content-type": "multipart/form-data" } },
  "with an endless boundary": {
    body: whole,
    headers: { "content-type": `multipart/form-data; boundary=${"x".repeat(300)}` },
  },
  "with another boundary": {
    body: whole,
    headers: { "content-type": "multipart/form-data; boundary=y" },
  },
  "as plain text": { body: whole, headers: { "content-type": "text/plain" } },
  "without a type": { body: whole, headers: { "content-type": "" } },
  "cut within the file": { body: whole.slice(0, 450) },
  "cut within a header": { body: whole.slice(0, 90) },
  "cut before its end": { body: whole.slice(0, -4) },
  "of a header only": { body: whole.slice(0, whole.indexOf("\r\n\r\n") + 4) },
  "of nothing": { body: "" },
  "with two files": { body: multipartBody([fileOf("1"), fileOf("2")]) },
  "with thousands of fields": { body: multipartBody(Array(5_000).fill(MODE)) },
  "with a field of megabytes": {
    body: multipartBody([{ name: "mode", value: "x".repeat(500_000) }]),
  },
  "with a name of kilobytes": { body: multipartBody([{ name: "x".repeat(9_000), value: "" }]) },
  "with a header of megabytes": {
    body: multipartBody([{ name: "x".repeat(500_000), value: "" }, MODE]),
  },
  "with NUL in a field": { body: multipartBody([{ name: "mode", value: "a\0b" }]) },
};

for (const [what, { body, headers }] of Object.entries(malformed)) {
  Deno.test(`a form ${what} is refused with what to do`, async () => {
    await assert.rejects(read(body, headers), (error) => {
      assert.ok(error instanceof AppError);
      assert.equal(error.kind, "unreadable");
      return /(開き直して|もう一度登録|1つずつ登録)/.test(error.message);
    });
  });
}

Deno.test("a form larger than the limit is refused when the limit is reached", async () => {
  let sent = 0;
  async function* endless() {
    yield encoder.encode(multipartBody([fileOf("x".repeat(100))]).slice(0, 250));
    for (;; sent += 65_536) yield new Uint8Array(65_536);
  }
  await assert.rejects(read(endless()), { kind: "too_large", message: /512MB/ });
  assert.ok(sent < LIMIT + 200_000);
});

Deno.test("a sender that breaks off ends the file with an error", async () => {
  async function* breaking() {
    yield encoder.encode(whole.slice(0, 450));
    throw new TypeError("connection reset");
  }
  await assert.rejects(read(breaking()), { kind: "unreadable", message: /途中で切れました/ });
});

Deno.test("whoever closes a form early reads no more of it", async () => {
  let sent = 0;
  async function* endless() {
    yield encoder.encode(whole.slice(0, 450));
    for (;; sent += 65_536) yield new Uint8Array(65_536);
  }
  const form = await openForm(requestOf(endless(), MULTIPART), Infinity);
  for await (const _ of form.file!.bytes) break;
  await form.close();
  const before = sent;
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(sent, before);
  assert.ok(sent < 1_000_000);
});

Deno.test("no damage to a form makes it hang or throw what is not meant for the screen", async () => {
  const damage = fc.record({
    at: fc.integer({ min: 0, max: whole.length }),
    length: fc.integer({ min: 0, max: 30 }),
    instead: fc.string({ unit: "binary-ascii", maxLength: 5 }),
  });
  const damages = fc.array(damage, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(damages, fc.integer({ min: 1, max: 60 }), async (faults, step) => {
      const body = faults.reduce(
        (text, { at, length, instead }) => text.slice(0, at) + instead + text.slice(at + length),
        whole,
      );
      await read(cut(body, step)).catch((error) => assert.ok(error instanceof AppError, error));
    }),
    { numRuns: 300, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
  );
});

type Body = string | AsyncIterable<Uint8Array>;

async function read(body: Body, headers: Record<string, string> = MULTIPART) {
  const form = await openForm(requestOf(body, headers), LIMIT);
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of form.file?.bytes ?? []) {
    text += decoder.decode(chunk, { stream: true });
  }
  await form.close();
  return { typed: { ...form.typed }, name: form.file?.name, text };
}

function requestOf(body: Body, headers: Record<string, string>): Request {
  const stream = typeof body === "string" ? body : ReadableStream.from(body);
  return new Request("http://localhost/uploads", { method: "POST", headers, body: stream });
}

async function* cut(body: string, step: number): AsyncGenerator<Uint8Array> {
  const bytes = encoder.encode(body);
  for (let start = 0; start < bytes.length; start += step) {
    yield bytes.subarray(start, start + step);
  }
}
