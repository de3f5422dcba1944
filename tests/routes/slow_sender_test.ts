import assert from "node:assert/strict";
import fc from "fast-check";
import { Hono } from "hono";
import { createApp } from "../../routes/app.ts";
import type { AppEnv } from "../../routes/app_env.ts";
import { bodyLimitsWith } from "../../routes/body_limits.ts";
import { answerError } from "../../routes/errors.ts";
import { patientBody } from "../../routes/patient_body.ts";
import { requestScope } from "../../routes/request_scope.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { fileOf, MODE, MULTIPART, multipartBody } from "./a_multipart_body.ts";
import { plainText } from "./html.ts";
import { aBrowserOf, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const product = createApp(office);
const owner = ownerSql(office.database);
const encoder = new TextEncoder();
const TIMED_OUT = { name: "AppError", kind: "timed_out" };

/** The product behind a door that loses patience so much faster. */
const app = new Hono<AppEnv>();
app.use(requestScope(office));
app.use(bodyLimitsWith({ form: { idleMs: 400, wholeMs: 900 }, file: { idleMs: 400 } }));
app.all("*", (c) => product.fetch(c.req.raw, c.env));
app.onError(answerError);
const staff = await aBrowserOf({ app: product, office }, { kind: "municipal" });

Deno.test("a body arrives as it was sent, however it is cut", async () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 20 });
  await fc.assert(fc.asyncProperty(pieces, async (sent) => {
    const body = patientBody(ReadableStream.from(sent), { idleMs: 10_000 });
    const got = await Array.fromAsync(body);
    assert.deepEqual(got.flatMap((piece) => [...piece]), sent.flatMap((piece) => [...piece]));
  }));
});

Deno.test("who stops in the middle is cut off, and so is who never ends", async () => {
  for (const everyMs of [undefined, 20]) {
    const { stream, wasCutOff } = slowly(["a=b", "&c="], everyMs);
    const reading = Array.fromAsync(patientBody(stream, { idleMs: 60, wholeMs: 200 }));
    await assert.rejects(reading, TIMED_OUT);
    await wasCutOff;
  }
});

Deno.test("a sender that breaks off stays a broken sender", async () => {
  const error = new TypeError("connection reset");
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(error) });
  await assert.rejects(Array.fromAsync(patientBody(broken, { idleMs: 60 })), error);
});

Deno.test("whoever reads no further sends the sender away", async () => {
  const { stream, wasCutOff } = slowly(["a=b"], 1);
  for await (const _ of patientBody(stream, { idleMs: 60 })) break;
  await wasCutOff;
});

Deno.test("a form that stops is answered with what to do, and is not taken", async () => {
  for (const type of ["application/x-www-form-urlencoded", MULTIPART["content-type"]!]) {
    const { stream } = slowly(["version=1&", "reason="]);
    const answer = await post(paths.uploadSetting, stream, type);
    assert.equal(answer.status, 408);
    assert.match(plainText(await answer.text()), /途中で止まった[^]*もう一度送信/);
  }
});

Deno.test("a file that stops is kept as failed, with why, and one that only is slow arrives", async () => {
  const whole = multipartBody([MODE, fileOf("1,2\r\n".repeat(500))]);
  const states = async () => {
    const rows = await owner`
      select state from upload where municipality_code = ${URAYASU} order by received_at, id`;
    return rows.map(({ state }) => state);
  };
  const half = slowly([whole.slice(0, 300), whole.slice(300, 1_200)]);
  const stopped = await post(paths.uploads, half.stream, MULTIPART["content-type"]!);
  assert.equal(stopped.status, 408);
  await stopped.body?.cancel();
  assert.deepEqual(await states(), ["failed"]);
  assert.match(plainText((await staff.visit(paths.uploads)).html), /a\.csv登録していません/);

  const slow = slowly([...whole.matchAll(/[^]{1,200}/g)].map(([piece]) => piece), 15, "ends");
  const done = await post(paths.uploads, slow.stream, MULTIPART["content-type"]!);
  await done.body?.cancel();
  assert.equal(done.status, 303);
  assert.deepEqual(await states(), ["failed", "received"]);
});

function post(path: string, body: ReadableStream<Uint8Array>, type: string): Promise<Response> {
  const cookie = [...staff.cookies].map((pair) => pair.join("=")).join("; ");
  const headers = { origin: "http://localhost", "content-type": type, cookie };
  return Promise.resolve(app.request(path, { method: "POST", headers, body }, {
    remoteAddress: "127.0.0.1",
  }));
}

/** These texts, and then nothing; with `everyMs` one after the other, the last for ever. */
function slowly(texts: string[], everyMs?: number, end?: "ends") {
  const cutOff = Promise.withResolvers<void>();
  let place = 0;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (end && place === texts.length) return controller.close();
      if (!everyMs && place === texts.length) return await cutOff.promise;
      if (everyMs) await new Promise((resolve) => setTimeout(resolve, everyMs));
      controller.enqueue(encoder.encode(texts[Math.min(place++, texts.length - 1)]));
    },
    cancel: () => cutOff.resolve(),
  }, { highWaterMark: 0 });
  return { stream, wasCutOff: cutOff.promise };
}
