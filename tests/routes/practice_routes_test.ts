import assert from "node:assert/strict";
import { decodeQR } from "qr/decode.js";
import { createApp } from "../../routes/app.ts";
import { practiceTickets } from "../../domain/practice/practice_ticket.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import type { Browser, Fields, Page } from "./a_browser.ts";
import { formOf, plainText, textOf } from "./html.ts";
import { aBrowserOf, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const lines = new Map(
  practiceTickets(URAYASU, "2021-07-01").map(({ title, line }) => [title, line]),
);

for (const kind of ["venue", "municipal"] as const) {
  Deno.test(`a whole practice of ${kind} staff leaves every table as it was, the audit too`, async () => {
    const browser = await aBrowserOf({ app, office }, { kind });
    const before = await everyRow();
    const pages = [await browser.visit(paths.practice), await browser.visit(paths.practiceSheet)];
    for (const ocrLine of lines.values()) {
      const reading = await browser.submit(paths.practiceReadings, { ocrLine });
      pages.push(reading);
      if (reading.status === 200) pages.push(await register(browser, reading));
    }
    pages.push(await browser.submit(paths.practiceReadings, { ocrLine: `21${URAYASU}0000000001` }));
    assert.deepEqual(await everyRow(), before);
    for (const { html } of pages) assert.match(plainText(html), /練習中：登録されません/);
  });
}

Deno.test("the practised ticket goes from reading to 登録完了, marked as practice all the way", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const reading = await read(browser, "1回目の人");
  assert.match(plainText(reading.html), /練習　太郎.*78歳/s);
  const unconfirmed = await register(browser, reading, { personConfirmed: "" });
  assert.equal(unconfirmed.status, 422);
  assert.match(plainText(unconfirmed.html), /本人の確認がまだです/);
  const done = await register(browser, reading);
  assert.equal(textOf(done.html, "h1"), "練習：登録完了");
  assert.match(plainText(done.html), /練習なので、何も登録していません/);
  assert.match(done.html, new RegExp(`action="${paths.practiceReadings}"`));
});

Deno.test("what stops at the counter stops in practice: a reason is asked for, a warning shown", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const early = await read(browser, "間隔が短い人");
  assert.match(plainText(early.html), /10日です/);
  const without = await register(browser, early);
  assert.match(plainText(without.html), /登録する理由を選んでください/);
  const reason = { stopReason: "接種済証を確かめた" };
  assert.equal((await register(browser, early, reason)).status, 200);

  const first = await read(browser, "1回目の人");
  const otherLot = await register(browser, first, { lotNumber: "REN003" });
  assert.match(plainText(otherLot.html), /まだ登録していません.*REN003は武田／モデルナのもの/s);
  const twice = await read(browser, "同じ回が登録済みの人");
  assert.match(plainText(twice.html), /登録済みです/);
  assert.equal(formOf(twice.html, "接種の内容").action, "");
});

Deno.test("of another municipality's practised person no more is shown than of a real one", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const { html } = await read(browser, "ほかの自治体の人");
  assert.match(plainText(html), /タ○　サ○/);
  assert.doesNotMatch(html, /タイケン|体験　五月/);
});

Deno.test("a real ticket is not read in practice, and a misread one is told as it would be", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const real = await browser.submit(paths.practiceReadings, { ocrLine: `21${URAYASU}0000000001` });
  assert.equal(real.status, 422);
  assert.match(plainText(real.html), /練習用の接種券ではありません/);
  const misread = await read(browser, "読み違えた番号");
  assert.match(plainText(misread.html), /検査数字が合いません/);
});

Deno.test("the sheet's codes say the tickets' digits to a camera", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const { html } = await browser.visit(paths.practiceSheet);
  const drawn = [...html.matchAll(/viewBox="0 0 (\d+).*?<path d="([^"]*)"/gs)];
  const said = drawn.map(([, size, path]) => decodeQR(pictureOf(Number(size), path!)));
  const readable = [...lines].filter(([title]) => title !== "読み違えた番号");
  assert.deepEqual(said, readable.map(([, line]) => line));
});

/** What a camera sees of a path of dark squares: eight pixels each. */
function pictureOf(size: number, path: string) {
  const side = size * 8;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dot = 0; dot < 64; dot++) {
      const row = Number(y) * 8 + Math.floor(dot / 8);
      const start = (row * side + Number(x) * 8 + dot % 8) * 4;
      data.fill(0, start, start + 3);
    }
  }
  return { width: side, height: side, data };
}

function read(browser: Browser, title: string): Promise<Page> {
  return browser.submit(paths.practiceReadings, { ocrLine: lines.get(title)! });
}

function register(browser: Browser, reading: Page, filledIn: Fields = {}): Promise<Page> {
  const { fields } = formOf(reading.html, "接種の内容");
  return browser.submit(paths.practiceDoses, {
    ocrLine: lines.values().next().value!,
    ...fields,
    personConfirmed: "yes",
    ...filledIn,
  });
}

/** A fingerprint of every row of every table. */
async function everyRow(): Promise<Record<string, string>> {
  const tables = await owner`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await owner`
      select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as rows
      from ${owner(name)} t`;
    found[name] = row!.rows;
  }
  return found;
}
