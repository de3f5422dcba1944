import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";

const office = await anOffice();
const PUBLIC = "vrs.example.lg.jp";
const plain = createApp(office);
const behindHttps = createApp({
  ...office,
  configuration: readConfiguration({ VRS_PUBLIC_URL: `https://${PUBLIC}` }),
});

/** What no browser sends, byte by byte, and the statuses that may be answered. */
const requests: [what: string, sent: string, statuses: number[]][] = [
  ["two hosts", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", [400]],
  ["a host that is none", "GET /sign-in HTTP/1.1\r\nHost: a b<>\r\n\r\n", [400]],
  ["a host with a path", "GET /sign-in HTTP/1.1\r\nHost: a/b?c#d\r\n\r\n", [400]],
  ["a host that hides the path", "GET /sign-in HTTP/1.1\r\nHost: a/healthz?\r\n\r\n", [400]],
  ["an endless host", `GET /sign-in HTTP/1.1\r\nHost: ${"a".repeat(5_000)}\r\n\r\n`, [200, 400]],
  ["TRACE", "TRACE /sign-in HTTP/1.1\r\nHost: a\r\n\r\n", [405]],
  ["CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", [405]],
  ["a verb nobody knows", "FOO /sign-in HTTP/1.1\r\nHost: a\r\n\r\n", [405]],
  ["a path out of here", "GET /../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", [404]],
  ["an encoded path out of here", "GET /assets/..%2f..%2fmain.ts HTTP/1.1\r\nHost: a\r\n\r\n", [
    404,
  ]],
  ["a doubly encoded one", "GET /assets/%252e%252e%252fmain.ts HTTP/1.1\r\nHost: a\r\n\r\n", [404]],
  ["backslashes", "GET /assets/..\\..\\main.ts HTTP/1.1\r\nHost: a\r\n\r\n", [400, 404]],
  ["a path to another host", "GET //evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n", [404]],
  ["NUL in the path", "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", [400]],
  ["encoded NUL", "GET /uploads/%00 HTTP/1.1\r\nHost: a\r\n\r\n", [303, 404]],
  ["a broken escape", "GET /setup/%zz%e0%a4 HTTP/1.1\r\nHost: a\r\n\r\n", [404]],
  ["an overlong path", `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, [400, 404, 414]],
  ["a header of 200 KB", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(200_000)}\r\n\r\n`, [
    400,
    431,
  ]],
  ["300 headers", `GET / HTTP/1.1\r\nHost: a\r\n${"X: a\r\n".repeat(300)}\r\n`, [400, 431]],
  ["a huge cookie", `GET / HTTP/1.1\r\nHost: a\r\nCookie: vrs=${"a".repeat(50_000)}\r\n\r\n`, [
    303,
    400,
  ]],
  ["2,000 cookies", `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${"a=b; ".repeat(2_000)}\r\n\r\n`, [303]],
  ["a broken cookie", "GET / HTTP/1.1\r\nHost: a\r\nCookie: vrs=%zz;=;;\x01\r\n\r\n", [303, 400]],
  [
    "two lengths",
    "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
    [400],
  ],
  [
    "a length and chunks",
    "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" +
    "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
    [400],
  ],
  ["a length that is none", "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", [
    400,
  ]],
  [
    "a folded header",
    "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n",
    [303, 400],
  ],
  ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", [400]],
  ["HTTP/0.9", "GET /\r\n\r\n", [400]],
  ["HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", [400, 505]],
];

Deno.test("nothing that no browser sends is our mistake, and the server goes on", async () => {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) => plain.fetch(request, { remoteAddress: "127.0.0.1" }),
  );
  const { port } = server.addr;
  for (const [what, sent, statuses] of requests) {
    const status = await statusOf(port, sent);
    assert.ok(statuses.includes(status), `${what}: ${status}`);
    const healthy = await fetch(`http://127.0.0.1:${port}${paths.health}`);
    assert.equal(await healthy.text(), "ok", `after ${what}`);
  }
  await server.shutdown();
  console.log(`${requests.length} requests no browser sends, 0 answered as our mistake`);
});

async function statusOf(port: number, sent: string): Promise<number> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const bytes = Uint8Array.from(sent, (letter) => letter.charCodeAt(0));
  const writer = connection.writable.getWriter();
  await writer.write(bytes).catch(() => {}); // cut off before the end of it
  const { value } = await connection.readable.getReader().read();
  const [, status = "0"] = /^HTTP\/1.1 (\d{3})/.exec(new TextDecoder().decode(value)) ?? [];
  return Number(status);
}

const otherHosts = [
  "evil.example",
  `${PUBLIC}.evil.example`,
  `evil.${PUBLIC}`,
  `${PUBLIC}:8443`,
  `${PUBLIC}@evil.example`,
  `${PUBLIC}, evil.example`,
  "127.0.0.1",
  "localhost",
  "[::1]",
  "",
];

Deno.test("with a public address no other host is answered, but for the health check", async () => {
  for (const host of otherHosts) {
    const answer = await behindHttps.request(paths.signIn, { headers: { host } });
    const html = await answer.text();
    assert.equal(answer.status, 400, host);
    assert.ok(host === "" || !html.includes(host), "nor repeated");
  }
  for (const host of ["127.0.0.1", "10.0.0.7:8000", "[::1]:8000", "node-7"]) {
    const healthy = await behindHttps.request(paths.health, { headers: { host } });
    assert.equal(await healthy.text(), "ok");
  }
  for (const host of [PUBLIC, PUBLIC.toUpperCase(), `${PUBLIC}:443`]) {
    const answer = await behindHttps.request(paths.signIn, { headers: { host } });
    await answer.body?.cancel();
    assert.equal(answer.status, 200, host);
  }
});

Deno.test("no header makes us lead anywhere else", async () => {
  const names = ["x-forwarded-host", "x-forwarded-proto", "x-original-url", "x-rewrite-url"];
  for (const name of names) {
    for (const value of ["evil.example", "https", "//evil.example/", paths.health]) {
      const headers = { host: PUBLIC, [name]: value };
      const answer = await behindHttps.request(paths.progress, { headers });
      await answer.body?.cancel();
      assert.deepEqual([answer.status, answer.headers.get("location")], [303, paths.signIn]);
    }
  }
});

Deno.test("https is demanded for a year where people open https, and nowhere else", async () => {
  const strict = async (app: typeof plain, path: string) => {
    const answer = await app.request(path, { headers: { host: PUBLIC } });
    await answer.body?.cancel();
    return answer.headers.get("strict-transport-security");
  };
  const everywhere = [paths.signIn, paths.progress, "/no-such-page", office.assets.urls.script];
  for (const path of everywhere) {
    assert.equal(await strict(behindHttps, path), "max-age=31536000; includeSubDomains", path);
    assert.equal(await strict(plain, path), null, path);
  }
});
