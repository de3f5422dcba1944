import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser, type Page } from "./a_browser.ts";
import { aClosedDatabase } from "./a_closed_database.ts";
import { plainText, textOf } from "./html.ts";
import { aBrowserOf, PASSWORD } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);

Deno.test("without its database the server apologises and logs no personal data", async () => {
  const database = await aClosedDatabase(office.database.address);
  const logged: Record<string, unknown>[] = [];
  const closed = createApp({ ...office, database, log: (line) => logged.push(line) });
  const page = await new Browser(closed).submit(paths.signIn, {
    loginId: "suzuki@demo.lg.jp",
    password: "a secret password",
  });
  assertApology(page);
  assert.match(logged[0]?.request as string, /^[0-9a-f-]{36}$/);
  assert.ok(page.html.includes(logged[0]?.request as string), "the page names the log line");
  assert.doesNotMatch(JSON.stringify(logged), /suzuki|secret/);
});

Deno.test("a database error that quotes the row reaches neither the screen nor the log", async () => {
  await using _rule = await aRuleThatRefuses("山中 伸弥");
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  office.logged.length = 0;
  const page = await browser.submit(paths.venueDoses, {
    ocrLine: "211222710000009001",
    clientKey: crypto.randomUUID(),
    venueName: "市民体育館",
    vaccinatedOn: "20210701",
    vaccineCode: "pfizer",
    lotNumber: "EX1234",
    doctorName: "山中 伸弥",
    personConfirmed: "yes",
  });
  assertApology(page);
  const error = office.logged.find((line) => "error" in line);
  assert.equal(error?.code, "23514");
  const route = office.logged.find(({ request, route }) => route && request === error?.request);
  assert.equal(route?.route, "/venue/doses", "the request's id says where it happened");
  assert.doesNotMatch(JSON.stringify(office.logged), /山中|市民体育館|0000009001|Failing row/);
});

Deno.test("the log names each request by its route, never by what stands in the address", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "municipal" });
  const id = crypto.randomUUID();
  office.logged.length = 0;
  await browser.visit(paths.recipient(id));
  const [line] = office.logged;
  assert.deepEqual([line?.method, line?.route, line?.status], ["GET", "/recipients/:id", 404]);
  assert.ok(!JSON.stringify(office.logged).includes(id));
});

Deno.test("a setup token never reaches the log", async () => {
  office.logged.length = 0;
  await new Browser(app).visit(paths.setup("the-token-itself"));
  assert.equal(office.logged[0]?.route, "/setup/:token");
  assert.doesNotMatch(JSON.stringify(office.logged), /the-token-itself/);
});

const bodies: [what: string, init: RequestInit][] = [
  ["JSON", { headers: { "content-type": "application/json" }, body: "{}" }],
  ["plain text", { headers: { "content-type": "text/plain" }, body: "loginId=x" }],
  ["nothing", {}],
  ["a multipart form without its boundary", {
    headers: { "content-type": "multipart/form-data" },
    body: "x",
  }],
  ["a multipart form cut short", {
    headers: { "content-type": "multipart/form-data; boundary=b" },
    body: '--b\r\nContent-Disposition: form-data; name="loginId"\r\n\r\nx',
  }],
];

for (const [what, init] of bodies) {
  Deno.test(`${what} where a form should be is the sender's mistake, not ours`, async () => {
    const headers = new Headers(init.headers);
    headers.set("origin", "http://localhost");
    const { status, body } = await app.request(paths.signIn, { ...init, method: "POST", headers });
    await body?.cancel();
    assert.ok([400, 422].includes(status), `answered ${status}`);
  });
}

for (const loginId of ["nobody\u0000", "\u0000", "𠮷野\ud800", "x".repeat(10_000)]) {
  Deno.test(`the login ID ${JSON.stringify(loginId.slice(0, 20))} is the sender's mistake, not ours`, async () => {
    const page = await new Browser(app).submit(paths.signIn, { loginId, password: PASSWORD });
    assert.ok([400, 422].includes(page.status), `answered ${page.status}`);
  });
}

const MEGABYTE = 1024 * 1024;
const tooLarge: [what: string, path: string, bytes: number, said: RegExp][] = [
  [
    "a file larger than any register",
    paths.uploads,
    512 * MEGABYTE + 1,
    /512MBまでです。ファイルを/,
  ],
  ["a form larger than any that is typed", paths.signIn, MEGABYTE + 1, /短くして送信してください/],
];

for (const [what, path, bytes, said] of tooLarge) {
  Deno.test(`${what} is refused with what to do`, async () => {
    const answer = await app.request(path, {
      method: "POST",
      headers: {
        origin: "http://localhost",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(bytes),
      },
      body: "loginId=x",
    });
    assert.equal(answer.status, 413);
    assert.match(plainText(await answer.text()), said);
  });
}

function assertApology(page: Page): void {
  assert.equal(page.status, 500);
  assert.equal(textOf(page.html, "h1"), "処理できませんでした");
  assert.match(plainText(page.html), /入力した内容は登録されていません/);
  assert.doesNotMatch(page.html, /CONNECTION|constraint|Error|\.ts/i);
}

/** Makes PostgreSQL quote a whole row in its error, as it does for every broken constraint. */
async function aRuleThatRefuses(doctorName: string): Promise<AsyncDisposable> {
  const owner = ownerSql(office.database);
  await owner.unsafe(
    `alter table dose add constraint trap check (doctor_name <> '${doctorName}')`,
  );
  return {
    async [Symbol.asyncDispose]() {
      await owner`alter table dose drop constraint trap`;
      await owner.end();
    },
  };
}
