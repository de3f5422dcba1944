import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { plainText, textOf } from "./html.ts";
import { aBrowserOf } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const HTMX = { "HX-Request": "true" };
/** What a document that may read tickets adds. */
const READER = { ...HTMX, "VRS-Reads-Tickets": "true" };
const OCR_LINE = "211222710000000123";
const OTHER_LINE = "211222710000000124";

Deno.test("a visit gets a whole document with its title in the head", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "municipal" });
  const { html, headers } = await browser.visit(paths.progress);
  assert.match(html, /^<!doctype html><html lang="ja"><head>/i);
  const [head = ""] = /<head>.*?<\/head>/s.exec(html) ?? [];
  assert.equal(textOf(head, "title"), "接種状況｜VRS ワクチン接種記録システム");
  assert.equal(html.match(/<title>/g)?.length, 1);
  assert.equal(headers.get("hx-push-url"), null);
  assert.equal(headers.get("content-type"), "text/html; charset=UTF-8");
});

Deno.test("htmx gets what goes into <main>, with the title and the address to show", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "municipal" });
  const page = await browser.visit(paths.progress, HTMX);
  assertFragment(page.html);
  assert.equal(textOf(page.html, "title"), "接種状況｜VRS ワクチン接種記録システム");
  assert.equal(page.headers.get("hx-push-url"), paths.progress);
});

Deno.test("the answer to a form is shown under the form's address", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const page = await browser.submit(paths.venueReadings, { ocrLine: OCR_LINE }, HTMX);
  assert.equal(page.status, 200);
  assertFragment(page.html);
  assert.equal(page.headers.get("hx-push-url"), null);
});

/** Of somebody at a counter. */
const DOSE = {
  ocrLine: OCR_LINE,
  venueName: "市民体育館",
  vaccinatedOn: "20210701",
  vaccineCode: "pfizer",
  lotNumber: "EX1234",
  doctorName: "佐藤 花子",
  personConfirmed: "yes",
  clientKey: crypto.randomUUID(),
};
const REGISTERED_AT = /^\/venue\/doses\/[0-9a-f-]{36}$/;

Deno.test("登録 answers with 登録完了 itself, which has an address of its own", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const page = await browser.submit(paths.venueDoses, DOSE, READER);
  assert.deepEqual([page.status, page.redirects], [200, []]);
  assertFragment(page.html);
  assert.match(page.html, /登録完了/);
  const address = page.headers.get("hx-push-url")!;
  assert.match(address, REGISTERED_AT);
  assert.match((await browser.visit(address)).html, /登録完了/);

  const again = await browser.submit(paths.venueDoses, DOSE, READER);
  assert.equal(again.headers.get("hx-push-url"), address);
});

Deno.test("after a redirect htmx shows the address it was sent on to", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const page = await browser.submit(paths.venuePreset, { venueName: "市民体育館" }, READER);
  assert.deepEqual([page.status, page.redirects], [200, [paths.venue]]);
  assertFragment(page.html);
  assert.equal(page.headers.get("hx-push-url"), paths.venue);
});

Deno.test("from a page that cannot read tickets 登録完了 is opened as a document", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const dose = { ...DOSE, ocrLine: OTHER_LINE, clientKey: crypto.randomUUID() };
  const page = await browser.submit(paths.venueDoses, dose, HTMX);
  const [address] = page.redirects;
  assert.match(address!, REGISTERED_AT);
  assert.equal(page.headers.get("hx-redirect"), address);
});

Deno.test("a page that reads tickets is opened as a document of its own, unless it comes into one", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const fromElsewhere = await browser.visit(paths.venue, HTMX);
  assert.equal(fromElsewhere.headers.get("hx-redirect"), paths.venue);
  assert.equal(fromElsewhere.headers.get("hx-push-url"), null);
  const fromReader = await browser.visit(paths.venue, READER);
  assert.equal(fromReader.headers.get("hx-redirect"), null);
  assert.equal(fromReader.headers.get("hx-push-url"), paths.venue);
});

Deno.test("a refused form goes back to htmx as a fragment, and the address stays", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "municipal" });
  const page = await browser.submit(paths.search, { ticketNumber: "1" }, HTMX);
  assert.equal(page.status, 422);
  assertFragment(page.html);
  assert.match(textOf(page.html, "title") ?? "", /^エラー：照会・補正/);
  assert.equal(page.headers.get("hx-push-url"), null);
});

const errors: [what: string, status: number, path: string, fields: Record<string, string>][] = [
  ["a wrong menu", 403, paths.search, {}],
  ["a lost ticket", 400, paths.venueDoses, { ocrLine: "1" }],
];

for (const [what, status, path, fields] of errors) {
  Deno.test(`of an error (${what}) htmx gets only the notice, so the form stays`, async () => {
    const browser = await aBrowserOf({ app, office }, { kind: "venue" });
    const page = await browser.submit(path, fields, HTMX);
    assert.equal(page.status, status);
    assertNotice(page.html);
  });
}

Deno.test("when the session is over htmx gets a notice instead of the sign-in page", async () => {
  for (const send of ["visit", "submit"] as const) {
    const browser = new Browser(app);
    const page = send === "visit"
      ? await browser.visit(paths.progress, HTMX)
      : await browser.submit(paths.uploads, { mode: "keep_blank" }, HTMX);
    assert.deepEqual([page.status, page.redirects], [401, []]);
    assertNotice(page.html);
    assert.match(plainText(page.html), /入力した内容はまだ保存されていません/);
  }
});

Deno.test("without htmx an error is a whole page with a way on", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const page = await browser.visit(paths.venueDose(crypto.randomUUID()));
  assert.equal(page.status, 404);
  assert.match(page.html, /^<!doctype html>/);
  assert.equal(textOf(page.html, "h1"), "見つかりません");
  assert.ok(page.html.includes(`href="${paths.home}"`));
});

Deno.test("going back in history reloads the whole page", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const headers = { ...HTMX, "HX-History-Restore-Request": "true" };
  const page = await browser.visit(paths.venue, headers);
  assert.match(page.html, /^<!doctype html>/);
});

function assertFragment(html: string): void {
  assert.doesNotMatch(html, /<html|<head|<body|<header|<main|<nav class="tabs"/);
  assert.match(html, /^<title>[^<]+<\/title><span hidden="" data-open-tab="[^"]*"><\/span><h1>/);
}

function assertNotice(html: string): void {
  assert.match(html, /^<hx-partial hx-target="#notices" hx-swap="innerHTML">.*<\/hx-partial>$/s);
  assert.doesNotMatch(html, /<title|<h1|<form|<main/);
}
