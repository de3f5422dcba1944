import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import type { Browser } from "./a_browser.ts";
import { fileOf, MODE, MULTIPART, multipartBody } from "./a_multipart_body.ts";
import { plainText } from "./html.ts";
import { aBrowserOf } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const ORIGIN = { origin: "http://localhost" };
const CSV = "個別宛名番号\r\n1\r\n";
const MEGABYTE = 1024 * 1024;

Deno.test("a file goes into the register's database and comes back with its length", async () => {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  const text = CSV.repeat(100_000);
  const answer = await send(staff, multipartBody([MODE, fileOf(text, "住民;%22一覧%22.csv")]));
  assert.equal(answer.status, 303);
  const id = answer.headers.get("location")!.split("/").at(-1)!;
  const [row] = await owner`select file_name, state, mode, kind from upload where id = ${id}`;
  assert.deepEqual({ ...row }, {
    file_name: '住民;"一覧".csv',
    state: "received",
    mode: "keep_blank",
    kind: "recipient",
  });
  const file = await staff.send(paths.uploadFile(id));
  assert.equal(file.headers.get("content-length"), String(Buffer.byteLength(text)));
  assert.equal(await file.text(), text);
});

interface Refusal {
  what: string;
  path?: string;
  headers?: Record<string, string>;
  body: BodyInit;
  status: number;
  said: RegExp;
}

const uploadForm = multipartBody([MODE, fileOf(CSV)]);
const bomb = gzipSync(Buffer.alloc(50 * MEGABYTE));
const long = new URLSearchParams({ ticketNumber: "1".repeat(MEGABYTE) });

const refusals: Refusal[] = [
  {
    what: "a compressed upload",
    headers: { ...MULTIPART, "content-encoding": "gzip" },
    body: bomb,
    status: 415,
    said: /圧縮したまま送られたため/,
  },
  {
    what: "any other compressed form",
    path: paths.search,
    headers: { "content-encoding": "deflate, br" },
    body: bomb,
    status: 415,
    said: /圧縮せずに送信/,
  },
  {
    what: "an upload that says it is larger than 512 MiB",
    headers: { ...MULTIPART, "content-length": String(512 * MEGABYTE + 1) },
    body: uploadForm,
    status: 413,
    said: /512MBまでです.*分けて登録/,
  },
  {
    what: "a megabyte typed into another form",
    path: paths.search,
    headers: { "content-length": String(2 * MEGABYTE) },
    body: long,
    status: 413,
    said: /長さを超えています/,
  },
  {
    what: "a megabyte of unknown length for another form",
    path: paths.venueReadings,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: ReadableStream.from(Array.from({ length: 40 }, () => new Uint8Array(65_536))),
    status: 413,
    said: /長さを超えています/,
  },
  {
    what: "an upload for a path that takes no file",
    path: paths.upload(crypto.randomUUID()),
    headers: { ...MULTIPART, "content-length": String(2 * MEGABYTE) },
    body: uploadForm,
    status: 413,
    said: /長さを超えています/,
  },
  {
    what: "a form that was cut",
    body: uploadForm.slice(0, -30),
    status: 400,
    said: /途中で切れました.*もう一度登録/,
  },
  {
    what: "two files at once",
    body: multipartBody([MODE, fileOf(CSV), fileOf(CSV)]),
    status: 400,
    said: /1つずつ登録/,
  },
  {
    what: "plain text",
    headers: { "content-type": "text/plain" },
    body: CSV,
    status: 400,
    said: /画面を開き直して/,
  },
  {
    what: "a form without a file",
    body: multipartBody([MODE]),
    status: 422,
    said: /CSVファイルを選んで/,
  },
  {
    what: "a file under another name",
    body: multipartBody([MODE, { ...fileOf(CSV), name: "csv" }]),
    status: 422,
    said: /CSVファイルを選んで/,
  },
  {
    what: "an empty file",
    body: multipartBody([MODE, fileOf("")]),
    status: 422,
    said: /ファイルが空です/,
  },
  {
    what: "a file before its mode",
    body: multipartBody([fileOf(CSV), MODE]),
    status: 422,
    said: /上書きの方法を選んで/,
  },
  {
    what: "a workbook",
    body: multipartBody([MODE, fileOf("PK\x03\x04 and so on")]),
    status: 422,
    said: /Excelブック.*CSVではありません/,
  },
];

for (const { what, path, headers = MULTIPART, body, status, said } of refusals) {
  Deno.test(`${what} is refused with what to do, and nothing waits for a check`, async () => {
    const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
    const before = await jobCount();
    const answer = await send(staff, body, { path, headers });
    assert.equal(answer.status, status);
    assert.match(plainText(await answer.text()), new RegExp(said.source, "s"));
    assert.equal(await jobCount(), before);
  });
}

Deno.test("htmx gets a refusal as a notice beside the form, which keeps what was typed", async () => {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  const answer = await send(staff, uploadForm.slice(0, -30), {
    headers: { ...MULTIPART, "HX-Request": "true" },
  });
  assert.equal(answer.status, 400);
  assert.doesNotMatch(await answer.text(), /<main|<form/);
});

Deno.test("an upload that broke off stands in the history with its reason", async () => {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  const name = `${crypto.randomUUID()}.csv`;
  const form = multipartBody([MODE, fileOf(CSV.repeat(100_000), name)]);
  await send(staff, form.slice(0, -60));
  const [row] = await owner`select state, failure from upload where file_name = ${name}`;
  assert.equal(row!.state, "failed");
  assert.match(row!.failure, /途中で切れました/);
});

Deno.test("an upload without a session is refused unread", async () => {
  let taken = 0;
  const body = ReadableStream.from((function* () {
    for (; taken < 100; taken++) yield new Uint8Array(65_536);
  })());
  const answer = await app.request(paths.uploads, {
    method: "POST",
    headers: { ...ORIGIN, ...MULTIPART },
    body,
  });
  assert.equal(answer.status, 401);
  assert.ok(taken < 5, `${taken} chunks were taken`);
});

interface Sending {
  path?: string;
  headers?: Record<string, string>;
}

function send(staff: Browser, body: BodyInit, { path, headers = MULTIPART }: Sending = {}) {
  return staff.send(path ?? paths.uploads, {
    method: "POST",
    headers: { ...ORIGIN, ...headers },
    body,
  });
}

async function jobCount(): Promise<number> {
  const [row] = await owner`select count(*) as count from job`;
  return row!.count;
}
