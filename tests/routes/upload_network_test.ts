import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { hasAccount, PASSWORD } from "../e2e/a_server.ts";
import { BOUNDARY, fileOf, MODE, multipartBody } from "./a_multipart_body.ts";
import { ServerProcess } from "./server_process.ts";

const MEGABYTE = 1024 * 1024;
const office = await anOffice();
const owner = ownerSql(office.database);
const loginId = "network@example.lg.jp";
await hasAccount(office, { kind: "municipal", loginId, municipality: "122271" });
const encoder = new TextEncoder();
const [formStart, formEnd] = multipartBody([MODE, fileOf("CONTENT")]).split("CONTENT") as [
  string,
  string,
];

Deno.test("a large file goes up and comes down whole, and the server's memory stays flat", async () => {
  await using server = await ServerProcess.start(office.database.address);
  const cookie = await signIn(server.url);
  const idle = await server.peakMegabytes();
  await goesThereAndBack(server.url, cookie, 80); // more than V8 lets gather
  const warm = await server.peakMegabytes();
  await goesThereAndBack(server.url, cookie, 320);
  const end = await server.peakMegabytes();
  const report = [idle, warm, end].map(Math.round).join(", ");
  // V8 lets 64 MB of buffers gather before it looks for garbage, and again while it does.
  assert.ok(end - warm < 130, `it grew with the file by 240 MB: ${report} MB`);
  assert.ok(end - idle < 250, `it took too much for any file: ${report} MB`);
});

Deno.test("a body announced too large is answered before any of it is sent", async () => {
  await using server = await ServerProcess.start(office.database.address);
  const cookie = await signIn(server.url);
  using socket = await open(server.url, cookie, `content-length: ${600 * MEGABYTE}`);
  assert.match(await answerOf(socket), /^HTTP\/1.1 413 .*512MB/s);
});

Deno.test("a compressed body is answered before any of it is sent", async () => {
  await using server = await ServerProcess.start(office.database.address);
  const cookie = await signIn(server.url);
  using socket = await open(server.url, cookie, "content-length: 1000\r\ncontent-encoding: gzip");
  assert.match(await answerOf(socket), /^HTTP\/1.1 415 /);
});

Deno.test("an endless body of unknown length is cut off, and the server goes on", async () => {
  await using server = await ServerProcess.start(office.database.address);
  const cookie = await signIn(server.url);
  using socket = await open(server.url, cookie, "transfer-encoding: chunked", paths.search);
  const chunk = encoder.encode(`10000\r\n${"a".repeat(0x10000)}\r\n`);
  let sent = 0;
  while (sent < 200 * MEGABYTE) {
    const written = await socket.write(chunk).catch(() => 0);
    if (written === 0) break;
    sent += written;
  }
  assert.ok(sent < 200 * MEGABYTE, "the server took all of it");
  assert.equal((await upload(server.url, cookie, 1)).status, 303);
});

Deno.test("a sender who disappears leaves a failed upload, no job and a living server", async () => {
  await using server = await ServerProcess.start(office.database.address);
  const cookie = await signIn(server.url);
  const jobs = await jobCount();
  const socket = await open(server.url, cookie, `content-length: ${100 * MEGABYTE}`);
  await writeAll(socket, encoder.encode(formStart));
  for (let sent = 0; sent < 3; sent++) await writeAll(socket, new Uint8Array(MEGABYTE).fill(0x31));
  await until(async () => (await newest()).byte_count >= 2 * MEGABYTE);
  assert.equal((await newest()).state, "receiving");
  socket.close();
  await until(async () => (await newest()).state === "failed");
  assert.match((await newest()).failure, /途中で切れました.*もう一度登録/);
  assert.equal(await jobCount(), jobs);
  assert.equal((await upload(server.url, cookie, 1)).status, 303);
});

async function signIn(url: string): Promise<string> {
  const answer = await fetch(url + paths.signIn, {
    method: "POST",
    headers: { origin: url },
    body: new URLSearchParams({ loginId, password: PASSWORD }),
    redirect: "manual",
  });
  await answer.body?.cancel();
  return answer.headers.getSetCookie()[0]!.split(";")[0]!;
}

async function goesThereAndBack(url: string, cookie: string, megabytes: number): Promise<void> {
  const { status, path, sha256 } = await upload(url, cookie, megabytes);
  assert.equal(status, 303);
  const file = await fetch(url + paths.uploadFile(path.split("/").at(-1)!), {
    headers: { cookie },
  });
  assert.equal(file.headers.get("content-length"), String(megabytes * MEGABYTE));
  const digest = createHash("sha256");
  for await (const chunk of file.body!) digest.update(chunk);
  assert.equal(digest.digest("hex"), sha256);
}

/** Sends a file of so many megabytes, as a browser does: its length first, then piece by piece. */
async function upload(url: string, cookie: string, megabytes: number) {
  const digest = createHash("sha256");
  const [start, end] = [encoder.encode(formStart), encoder.encode(formEnd)];
  const length = start.length + megabytes * MEGABYTE + end.length;
  using socket = await open(url, cookie, `content-length: ${length}`);
  await writeAll(socket, start);
  for (let sent = 0; sent < megabytes; sent++) {
    digest.update(PIECE);
    await writeAll(socket, PIECE);
  }
  await writeAll(socket, end);
  const head = await answerOf(socket, "\r\n\r\n");
  const [, status, path = ""] = /^HTTP\/1.1 (\d+) .*?(?:location: (\S+))/is.exec(head) ?? [];
  return { status: Number(status), path, sha256: digest.digest("hex") };
}

/** A megabyte of rows, of which compression leaves a fifth. */
const PIECE = encoder.encode(
  Array.from(
    { length: 40_000 },
    (_, at) => `${at * 7919},${(at * 104_729) % 99_991},山田,ヤマダ\r\n`,
  )
    .join(""),
).subarray(0, MEGABYTE);

/** A request whose headers have been sent, and nothing of its body. */
async function open(
  url: string,
  cookie: string,
  length: string,
  path: string = paths.uploads,
): Promise<Deno.TcpConn> {
  const { port, host, origin } = new URL(url);
  const socket = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    `origin: ${origin}`,
    `cookie: ${cookie}`,
    `content-type: multipart/form-data; boundary=${BOUNDARY}`,
    length,
  ];
  await writeAll(socket, encoder.encode(head.join("\r\n") + "\r\n\r\n"));
  return socket;
}

async function writeAll(socket: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) sent += await socket.write(bytes.subarray(sent));
}

async function answerOf(socket: Deno.TcpConn, end = "</html>"): Promise<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65_536);
  let text = "";
  while (!text.includes(end)) {
    const length = await socket.read(buffer);
    if (length === null) break;
    text += decoder.decode(buffer.subarray(0, length), { stream: true });
  }
  return text;
}

async function newest() {
  const [row] = await owner`
    select state, failure, byte_count from upload order by id desc limit 1`;
  return row!;
}

async function jobCount(): Promise<number> {
  const [row] = await owner`select count(*) as count from job`;
  return row!.count;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!await isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
