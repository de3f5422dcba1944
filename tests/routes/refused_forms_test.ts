import assert from "node:assert/strict";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser, type Fields, type Page } from "./a_browser.ts";
import { attribute, plainText, tagById, textOf } from "./html.ts";
import { aBrowserOf } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const OCR_LINE = "211222710000000123";

interface RefusedForm {
  what: string;
  path: string;
  kind?: AccountKind;
  fields: Fields;
  /** What is said at each wrong field, in the order of the summary; "" is the form as a whole. */
  said: Record<string, RegExp>;
  /** Fields that must still hold what was typed. */
  kept?: string[];
}

const forms: RefusedForm[] = [
  {
    what: "signing in without anything",
    path: paths.signIn,
    fields: {},
    said: { loginId: /ログインIDを入力/, password: /パスワードを入力/ },
  },
  {
    what: "signing in with a wrong password",
    path: paths.signIn,
    fields: { loginId: "suzuki@demo.lg.jp", password: "wrong" },
    said: { "": /ログインできませんでした/ },
    kept: ["loginId"],
  },
  {
    what: "changing the password with a wrong current one",
    path: paths.password,
    kind: "national",
    fields: { current: "wrong", next: "a new long password", again: "a new long password" },
    said: { current: /現在のパスワードが違います/ },
  },
  {
    what: "changing the password with two different ones",
    path: paths.password,
    kind: "venue",
    fields: { current: "", next: "short", again: "other" },
    said: { current: /入力してください/, next: /12文字以上/, again: /同じものを/ },
  },
  {
    what: "uploading nothing",
    path: paths.uploads,
    kind: "municipal",
    fields: { mode: "keep_blank" },
    said: { file: /CSVファイルを選んで/ },
  },
  {
    what: "uploading a file in no mode",
    path: paths.uploads,
    kind: "municipal",
    fields: { mode: "sideways", file: new File(["1,2"], "人.csv") },
    said: { file: /上書きの方法を選んでから、もう一度ファイルを選んで/ },
  },
  {
    what: "uploading no doses",
    path: paths.doseUploads,
    kind: "municipal",
    fields: {},
    said: { file: /CSVファイルを選んで/ },
  },
  {
    what: "uploading an empty file",
    path: paths.uploads,
    kind: "municipal",
    fields: { mode: "overwrite_all", file: new File([], "空.csv") },
    said: { file: /ファイルが空です/ },
  },
  {
    what: "looking up half a number",
    path: paths.search,
    kind: "municipal",
    fields: { ticketNumber: "12345" },
    said: { ticketNumber: /5桁しかありません/ },
    kept: ["ticketNumber"],
  },
  {
    what: "looking up a number nobody has",
    path: paths.search,
    kind: "municipal",
    fields: { ticketNumber: "9999999999" },
    said: { ticketNumber: /この券番号の接種券は登録されていません/ },
    kept: ["ticketNumber"],
  },
  {
    what: "reading a misread ticket",
    path: paths.venueReadings,
    kind: "venue",
    fields: { ocrLine: "211222720000000123" },
    said: { ocrLine: /検査数字が合いません/ },
    kept: ["ocrLine"],
  },
  {
    what: "registering a dose without anything",
    path: paths.venueDoses,
    kind: "venue",
    fields: { ocrLine: OCR_LINE },
    said: {
      venueName: /会場名を入力/,
      vaccinatedOn: /接種日を入力/,
      vaccineCode: /ワクチンを選んで/,
      lotNumber: /ロットNo.を入力/,
      doctorName: /医師名を入力/,
      personConfirmed: /本人の確認がまだです/,
    },
    kept: ["ocrLine"],
  },
  {
    what: "registering a dose of the future",
    path: paths.venueDoses,
    kind: "venue",
    fields: {
      ocrLine: OCR_LINE,
      clientKey: crypto.randomUUID(),
      venueName: "市民体育館",
      vaccinatedOn: "令和3年7月2日",
      vaccineCode: "moderna",
      lotNumber: "3002332",
      doctorName: "佐藤 花子",
      personConfirmed: "yes",
    },
    said: { vaccinatedOn: /未来の日付/ },
    kept: ["ocrLine", "clientKey", "venueName", "vaccinatedOn", "lotNumber", "doctorName"],
  },
];

for (const { what, path, kind, fields, said, kept = [] } of forms) {
  Deno.test(`${what} is refused field by field, and what was typed stays`, async () => {
    const browser = kind ? await aBrowserOf({ app, office }, { kind }) : new Browser(app);
    const page = await browser.submit(path, fields);
    assert.equal(page.status, 422);
    assert.match(textOf(page.html, "title") ?? "", /^エラー：/);
    assertSummary(page, said);
    for (const [field, message] of Object.entries(said)) {
      if (field) assertFieldError(page, field, message);
    }
    for (const field of kept) assert.equal(typedIn(page, field), fields[field], field);
  });
}

Deno.test("a chosen vaccine stays chosen", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const page = await browser.submit(paths.venueDoses, {
    ocrLine: OCR_LINE,
    vaccineCode: "moderna",
  });
  const chosen = [...page.html.matchAll(/<option value="(\w*)"[^>]*\sselected/g)];
  assert.deepEqual(chosen.map(([, value]) => value), ["moderna"]);
});

Deno.test("a chosen overwrite mode stays chosen", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "municipal" });
  const page = await browser.submit(paths.uploads, { mode: "overwrite_all" });
  assert.match(tagById(page.html, "mode-overwrite_all"), /\schecked/);
  assert.doesNotMatch(tagById(page.html, "mode-keep_blank"), /\schecked/);
});

Deno.test("no page ever sends a password back", async () => {
  const passwords = { current: "current secret", next: "next secret", again: "again secret" };
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const changed = await browser.submit(paths.password, passwords);
  const signedIn = await new Browser(app).submit(paths.signIn, {
    loginId: "nobody",
    password: "sign-in secret",
  });
  assert.deepEqual([changed.status, signedIn.status], [422, 422]);
  assert.doesNotMatch(changed.html + signedIn.html, / secret/);
});

Deno.test("a form whose ticket was changed on the way is refused as a whole", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  for (const ocrLine of ["", "211222720000000123", "<script>"]) {
    const page = await browser.submit(paths.venueDoses, { ocrLine });
    assert.equal(page.status, 400);
    assert.match(plainText(page.html), /もう一度読み取ってください/);
  }
});

function assertSummary({ html }: Page, said: Record<string, RegExp>): void {
  const [, list = ""] = /<div class="error-summary"[^>]*>.*?<ul>(.*?)<\/ul>/s.exec(html) ?? [];
  const items = [...list.matchAll(/<li>(?:<a href="#(\w+)">)?(.*?)(?:<\/a>)?<\/li>/gs)];
  assert.deepEqual(items.map(([, field = ""]) => field), Object.keys(said));
  Object.values(said).forEach((message, index) => assert.match(items[index]![2]!, message));
  assert.match(html, /<div class="error-summary" role="alert" tabindex="-1" data-focus="first">/);
}

/** The message stands below the field, and the field says that it is wrong and why. */
function assertFieldError({ html }: Page, field: string, message: RegExp): void {
  const control = tagById(html, field);
  assert.notEqual(control, "", `the summary's link to ${field} leads somewhere`);
  assert.match(textOf(html, "p", `${field}-error`) ?? "", message);
  if (!control.startsWith("<fieldset")) assert.equal(attribute(control, "aria-invalid"), "true");
  const describedBy = attribute(control, "aria-describedby")?.split(" ");
  assert.ok(describedBy?.includes(`${field}-error`), `${field} is described by its error`);
}

function typedIn({ html }: Page, field: string): string | undefined {
  const [tag = ""] = new RegExp(`<input[^>]*\\sname="${field}"[^>]*>`).exec(html) ?? [];
  return attribute(tag, "value");
}
