import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import type { Browser, Page } from "./a_browser.ts";
import { attribute, plainText } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const staff = await aBrowserOf({ app, office }, { kind: "municipal" });

const VALUES = {
  venueName: "市民ホール",
  vaccinatedOn: "2021-06-30",
  vaccineCode: "pfizer",
  lotNumber: "EY5420",
  doctorName: "医師　花子",
};

Deno.test("the page says that it needs JavaScript, and leads to 個別登録", async () => {
  const { status, html, headers } = await staff.visit(paths.scans);
  assert.equal(status, 200);
  assert.match(plainText(html), /この画面はJavaScriptを使います/);
  assert.match(html, new RegExp(`<a href="${paths.doseEntry}">予診票個別登録</a>`));
  assert.match(headers.get("content-security-policy")!, /'wasm-unsafe-eval'/);
});

Deno.test("pages are answered as rows: clear, with a caution, unread, typed wrong", async () => {
  const mine = await aPerson("太郎");
  const { html } = await reads(staff, [
    { page: 1, line: line(mine), outcome: "read" },
    { page: 2, line: line("0000999999"), outcome: "read" },
    { page: 3, line: "", outcome: "unread" },
    { page: 4, line: "", outcome: "conflict" },
    { page: 5, line: "21122271", outcome: "typed" },
  ]);
  assert.deepEqual(rowsOf(html).map(({ page, group }) => [page, group]), [
    ["1", "clear"],
    ["2", "caution"],
    ["3", "unread"],
    ["4", "unread"],
    ["5", "unread"],
  ]);
  const [clear, caution, unread, conflict, typed] = rowsOf(html);
  assert.match(clear!.text, /山田　太郎.*1956年4月12日生（65歳）/s);
  assert.match(caution!.text, /一致しません/);
  assert.match(unread!.text, /確実に読めませんでした/);
  assert.match(conflict!.text, /QRコードとOCRラインの番号が違います/);
  assert.match(typed!.text, /18桁のうち8桁しかありません/);
});

Deno.test("of another municipality's person only the initials are shown", async () => {
  const theirs = await aPerson("次郎", ICHIKAWA);
  const { html } = await reads(staff, [{ page: 1, line: line(theirs, ICHIKAWA), outcome: "read" }]);
  assert.match(html, /ヤ○　/);
  assert.doesNotMatch(html, /山田|次郎/);
});

Deno.test("confirmed rows are registered, each with its own day where it has one", async () => {
  const tickets = [await aPerson("一"), await aPerson("二")];
  const rows = await confirmedRows(tickets);
  rows[1]!.vaccinatedOn = "令和3年6月29日";
  const { status, html } = await registers(rows);
  assert.equal(status, 200);
  assert.deepEqual(rowsOf(html).map(({ group }) => group), ["registered", "registered"]);
  assert.deepEqual(await daysOf(tickets), ["2021-06-30", "2021-06-29"]);
});

Deno.test("rows sent again, because the answer got lost, are registered once", async () => {
  const rows = await confirmedRows([await aPerson("三")]);
  const before = await countDoses();
  await registers(rows);
  const { html } = await registers(rows);
  assert.deepEqual(rowsOf(html).map(({ group }) => group), ["registered"]);
  assert.equal(await countDoses(), before + 1);
});

Deno.test("one row that cannot be registered does not keep the others back", async () => {
  const tickets = [await aPerson("四"), await aPerson("五"), await aPerson("六")];
  const rows = await confirmedRows(tickets);
  rows[1]!.vaccinatedOn = "20210230";
  // The person was given the dose by somebody else since.
  const [again] = await confirmedRows([tickets[2]!]);
  await registers([again!]);
  const { html } = await registers(rows);
  const answered = rowsOf(html);
  assert.deepEqual(answered.map(({ group }) => group), ["registered", "caution", "refused"]);
  assert.match(answered[1]!.text, /まだ登録していません.*2021年2月30日という日付はありません/s);
  assert.match(answered[1]!.html, /value="20210230"/);
  assert.match(answered[2]!.text, /登録済みです/);
});

Deno.test("a caution about what was typed is shown first, and registered when it was seen", async () => {
  const lot = { vaccineCode: "pfizer", lotNumber: "EY5420", expiresOn: "", remark: "" };
  await staff.submit(paths.lots, lot);
  const [row] = await confirmedRows([await aPerson("七")]);
  const typed = { ...row!, lotNumber: "UNKNOWN9" };
  const [cautioned] = rowsOf((await registers([typed])).html);
  assert.equal(cautioned!.group, "caution");
  assert.match(cautioned!.text, /まだ登録していません/);
  const seen = { ...typed, seenWarnings: inputOf(cautioned!.html, "seenWarnings") };
  assert.notEqual(seen.seenWarnings, "");
  const [done] = rowsOf((await registers([seen])).html);
  assert.equal(done!.group, "registered");
});

Deno.test("wrong common values come back with what is wrong, and nothing is registered", async () => {
  const rows = await confirmedRows([await aPerson("八")]);
  const before = await countDoses();
  const { status, html } = await registers(rows, { ...VALUES, venueName: "", vaccineCode: "" });
  assert.equal(status, 422);
  assert.match(plainText(html), /会場名を入力してください.*ワクチンを選んでください/s);
  assert.match(html, /value="EY5420"/);
  assert.equal(await countDoses(), before);
});

Deno.test("予診のみ needs neither vaccine nor lot", async () => {
  const ticketNumber = await aPerson("九");
  const examination = `1${line(ticketNumber).slice(1)}`;
  const { html } = await reads(staff, [{ page: 1, line: examination, outcome: "read" }]);
  const rows = [aRow(rowsOf(html)[0]!, examination)];
  const answer = await registers(rows, { ...VALUES, vaccineCode: "", lotNumber: "" });
  assert.deepEqual(rowsOf(answer.html).map(({ group }) => group), ["registered"]);
});

for (const pages of ["", "[]", "[1]", `[{"page":501,"line":"","outcome":"read"}]`, "{"]) {
  Deno.test(`pages nobody's page sends are refused: ${pages}`, async () => {
    const { status } = await staff.submit(paths.scanReadings, { pages });
    assert.equal(status, 400);
  });
}

interface Row {
  page: string;
  group: string;
  html: string;
  text: string;
}

function rowsOf(html: string): Row[] {
  return html.split(/(?=<li class="scan-row")/).slice(1).map((part) => ({
    page: attribute(part, "data-page")!,
    group: attribute(part, "data-group")!,
    html: part,
    text: plainText(part),
  }));
}

function inputOf(html: string, name: string): string {
  const [tag = ""] = new RegExp(`<input[^>]*\\sname="${name}"[^>]*>`).exec(html) ?? [];
  return attribute(tag, "value") ?? "";
}

function aRow({ page, html }: Row, ocrLine: string) {
  return {
    page: Number(page),
    line: ocrLine,
    clientKey: inputOf(html, "clientKey"),
    seenWarnings: inputOf(html, "seenWarnings"),
    vaccinatedOn: "",
    lotNumber: "",
  };
}

function reads(browser: Browser, pages: object[]): Promise<Page> {
  return browser.submit(paths.scanReadings, { pages: JSON.stringify(pages) });
}

/** Rows as the page sends them: what is odd about a lot nobody lists was seen. */
async function confirmedRows(tickets: readonly string[]) {
  const pages = tickets.map((ticket, index) => ({
    page: index + 1,
    line: line(ticket),
    outcome: "read",
  }));
  const { html } = await reads(staff, pages);
  return rowsOf(html).map((row, index) => aRow(row, pages[index]!.line));
}

function registers(rows: object[], values: Record<string, string> = VALUES): Promise<Page> {
  return staff.submit(paths.scanDoses, { ...values, rows: JSON.stringify(rows) });
}

function line(ticketNumber: string, municipalityCode = URAYASU): string {
  return `21${municipalityCode}${ticketNumber}`;
}

/** Registers a person and answers their ticket's number. */
async function aPerson(givenName: string, municipalityCode = URAYASU): Promise<string> {
  const person = aRecipient({ givenName });
  const actor = anActor({ municipalityCode });
  await upload(office.database, anAct({ actor }), { content: [person] });
  return person.ticketNumber;
}

async function daysOf(tickets: readonly string[]): Promise<(string | undefined)[]> {
  const rows = await owner`
    select ticket_number, vaccinated_on from dose where municipality_code = ${URAYASU}`;
  return tickets.map((ticket) => rows.find((row) => row.ticket_number === ticket)?.vaccinated_on);
}

function countDoses(): Promise<number> {
  return countRows(owner, "dose", URAYASU);
}
