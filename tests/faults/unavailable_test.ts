import assert from "node:assert/strict";
import { ConnectionLost, databaseTrouble } from "../../db/database_gone.ts";
import { openDatabase } from "../../db/database.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser } from "../routes/a_browser.ts";
import { plainText, textOf } from "../routes/html.ts";
import { PASSWORD } from "../routes/some_staff.ts";

const office = await anOffice();
const nowhere = { socketDirectory: "/tmp/vrs-nobody-is-there", owner: "o", database: "d" };
const database = openDatabase({ kind: "socket", ...nowhere });
const app = createApp({ ...office, database });

Deno.test("where no database answers, a form says so, in the log without personal data", async () => {
  office.logged.length = 0;
  const page = await new Browser(app).submit(paths.signIn, {
    loginId: "suzuki",
    password: PASSWORD,
  });
  assert.equal(page.status, 503);
  assert.equal(page.headers.get("retry-after"), "5");
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.equal(textOf(page.html, "h1"), "ただいま登録・照会できません");
  assert.match(plainText(page.html), /もう一度送信してください.*問い合わせ番号：/s);
  const error = office.logged.find((line) => "error" in line);
  assert.equal(error?.code, "ENOENT");
  assert.ok(page.html.includes(error?.request as string));
  assert.doesNotMatch(JSON.stringify(office.logged), /suzuki|correct horse/);
});

function aDatabaseError(severity: string, code: string): Error {
  return Object.assign(new Error("of PostgreSQL"), { severity, code });
}

for (
  const [what, error, kind] of [
    ["a connection that was lost", new ConnectionLost(), "unavailable"],
    ["an administrator's shutdown", aDatabaseError("FATAL", "57P01"), "unavailable"],
    ["a server that starts", aDatabaseError("FATAL", "57P03"), "unavailable"],
    ["a full disk", aDatabaseError("ERROR", "53100"), "unavailable"],
    ["an I/O error", aDatabaseError("ERROR", "58030"), "unavailable"],
    ["a server that only reads", aDatabaseError("ERROR", "25006"), "unavailable"],
    ["too many connections", aDatabaseError("FATAL", "53300"), "busy"],
    ["a statement that took too long", aDatabaseError("ERROR", "57014"), "busy"],
    ["a broken constraint", aDatabaseError("ERROR", "23514"), undefined],
    ["a password that is none", aDatabaseError("FATAL", "28P01"), undefined],
    ["a file that is not there", Object.assign(new Error(), { code: "ENOENT" }), undefined],
    ["a mistake", new TypeError("of ours"), undefined],
  ] as const
) {
  Deno.test(`${what} is ${kind ?? "nothing that passes by itself"}`, () => {
    assert.equal(databaseTrouble(error)?.kind, kind);
  });
}
