import assert from "node:assert/strict";
import { addLots } from "../../db/vaccine/add_lots.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aLot } from "../db/vaccine/a_vaccine.ts";
import { Browser, type Fields, type Page } from "./a_browser.ts";
import { formOf, plainText, textOf } from "./html.ts";
import { aBrowserOf, anAccount, PASSWORD, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const tablet = () => aBrowserOf({ app, office }, { kind: "venue" });
const desk = () => aBrowserOf({ app, office }, { kind: "municipal" });

await addLots(office.database.register, anAct({ actor: anActor({ municipalityCode: URAYASU }) }), [
  aLot({ lotNumber: "EY5420" }),
  aLot({ lotNumber: "OLD1", expiresOn: "2021-06-30" }),
  aLot({ vaccineCode: "moderna", lotNumber: "MO1" }),
]);

const PRESET = {
  venueName: "市民体育館",
  vaccineCode: "pfizer",
  lotNumber: "EY5420",
  doctorNames: "鈴木 一郎\n佐藤 花子",
};

function read(browser: Browser, ticketNumber: string, readings: string = paths.venueReadings) {
  return browser.submit(readings, { ocrLine: `21${URAYASU}${ticketNumber}` });
}

/** Sends the form of the reading as it stands, the person confirmed. */
function register(
  browser: Browser,
  reading: Page,
  filledIn: Fields = {},
  headers: Record<string, string> = {},
): Promise<Page> {
  const { action, fields } = formOf(reading.html, "接種の内容");
  return browser.submit(action, { ...fields, personConfirmed: "yes", ...filledIn }, headers);
}

/** What the form of a dose begins with. */
function begins(reading: Page): (string | undefined)[] {
  const { fields } = formOf(reading.html, "接種の内容");
  return ["venueName", "vaccinatedOn", "vaccineCode", "lotNumber", "doctorName"]
    .map((name) => fields[name]);
}

Deno.test("the first page invites to set the presets, and reads without them too", async () => {
  const browser = await tablet();
  const { html } = await browser.visit(paths.venue);
  assert.match(plainText(html), /1人目の前に、登録内容を設定してください/);
  assert.match(html, new RegExp(`href="${paths.venuePreset}"`));
  assert.equal((await read(browser, "0000000001")).status, 200);
});

Deno.test("what was set stands in the banner of every screen and begins every form", async () => {
  const browser = await tablet();
  const start = await browser.submit(paths.venuePreset, PRESET);
  assert.equal(start.path, paths.venue);
  const reading = await read(browser, "0000000002");
  const today = "2021年7月1日";
  assert.deepEqual(begins(reading), ["市民体育館", today, "pfizer", "EY5420", "鈴木 一郎"]);
  const registered = await register(browser, reading);
  assert.equal(textOf(registered.html, "h1"), "登録完了");
  for (const { html } of [start, reading, registered]) {
    assert.match(plainText(html), /市民体育館.*2021年7月1日.*ファイザー・EY5420.*佐藤 花子/s);
  }
  assert.match(plainText(registered.html), /この設定で登録1件/);
});

Deno.test("what a tablet sees after 登録 counts this dose, and has the presets it was to keep", async () => {
  const browser = await tablet();
  const asTablet = { "HX-Request": "true", "VRS-Reads-Tickets": "true" };
  const typed = { ...PRESET, doctorName: "鈴木 一郎" };
  const first = await register(browser, await read(browser, "0000000031"), typed, asTablet);
  assert.deepEqual(first.redirects, []);
  assert.match(plainText(first.html), /ファイザー・EY5420.*この設定で登録1件/s);
  const second = await register(browser, await read(browser, "0000000032"), {}, asTablet);
  assert.match(plainText(second.html), /本日の登録：2件.*この設定で登録2件/s);
});

Deno.test("what was typed of one person does not stick to the next", async () => {
  const browser = await tablet();
  await browser.submit(paths.venuePreset, PRESET);
  const exception = { venueName: "往診", doctorName: "往診 医師" };
  await register(browser, await read(browser, "0000000003"), exception);
  const [venueName, , , , doctorName] = begins(await read(browser, "0000000004"));
  assert.deepEqual([venueName, doctorName], ["市民体育館", "鈴木 一郎"]);
});

Deno.test("without presets the first form offers to keep its own, and only if it is wanted does it", async () => {
  const typed = { ...PRESET, doctorName: "鈴木 一郎" };
  const browser = await tablet();
  const first = await read(browser, "0000000005");
  const { keepAsPreset, ...fields } = formOf(first.html, "接種の内容").fields;
  assert.equal(keepAsPreset, "yes");
  const unmarked = { ...fields, personConfirmed: "yes", ...typed };
  await browser.submit(paths.venueDoses, unmarked);
  const second = await read(browser, "0000000006");
  assert.deepEqual(begins(second), ["", "2021年7月1日", "", "", ""]);
  await register(browser, second, typed);
  const third = await read(browser, "0000000007");
  assert.equal(begins(third)[3], "EY5420");
  assert.equal(formOf(third.html, "接種の内容").fields.keepAsPreset, undefined);
});

const refused: [what: string, fields: Fields, reason: RegExp][] = [
  ["an expired lot", { lotNumber: "OLD1" }, /OLD1の有効期限（2021年6月30日）/],
  ["another maker's lot", { lotNumber: "MO1" }, /MO1は武田／モデルナのロットですが/],
];

for (const [what, fields, reason] of refused) {
  Deno.test(`${what} is refused at the preset, and what was typed stays`, async () => {
    const browser = await tablet();
    const page = await browser.submit(paths.venuePreset, { ...PRESET, ...fields });
    assert.equal(page.status, 422);
    assert.match(plainText(page.html), reason);
    assert.equal(formOf(page.html, "登録内容の設定").fields.lotNumber, fields.lotNumber);
    assert.match((await browser.visit(paths.venue)).html, /1人目の前に/);
  });
}

Deno.test("an unknown lot is looked at once, another unknown one again", async () => {
  const browser = await tablet();
  const page = await browser.submit(paths.venuePreset, { ...PRESET, lotNumber: "NEW1" });
  assert.equal(page.status, 422);
  assert.match(plainText(page.html), /NEW1は、ファイザーのロット一覧にありません/);
  const { action, fields } = formOf(page.html, "登録内容の設定");
  const { doctorNames } = PRESET;
  const other = await browser.submit(action, { ...fields, ...PRESET, lotNumber: "NEW2" });
  assert.match(plainText(other.html), /まだ設定していません.*NEW2は/s);
  const select = { vaccineCode: "pfizer", doctorNames };
  assert.equal((await browser.submit(action, { ...fields, ...select })).path, paths.venue);
  assert.equal(begins(await read(browser, "0000000008"))[3], "NEW1");
});

Deno.test("another doctor is put to work with one press, on the same page with htmx", async () => {
  const browser = await tablet();
  await browser.submit(paths.venuePreset, PRESET);
  const plain = await browser.submit(paths.venueDoctor, { doctorName: "佐藤 花子" });
  assert.equal(plain.path, paths.venue);
  assert.equal(begins(await read(browser, "0000000009"))[4], "佐藤 花子");
  const htmx = { "HX-Request": "true" };
  const { html } = await browser.submit(paths.venueDoctor, { doctorName: "鈴木 一郎" }, htmx);
  assert.match(html, /^<dl/);
  assert.match(html, /aria-pressed="true"[^>]*>鈴木 一郎/);
  const stranger = await browser.submit(paths.venueDoctor, { doctorName: "田中 次郎" });
  assert.equal(stranger.status, 409);
});

Deno.test("at the town hall papers have an earlier day, at a venue it is always today", async () => {
  const clerk = await desk();
  const day = { vaccinatedOn: "令和3年6月28日" };
  const start = await clerk.submit(paths.doseEntryPreset, { ...PRESET, ...day });
  assert.equal(start.path, paths.doseEntry);
  assert.match(plainText(start.html), /2021年6月28日（過去の日付）/);
  const reading = await read(clerk, "0000000010", paths.doseEntryReadings);
  assert.equal(begins(reading)[1], "2021年6月28日");
  const future = await clerk.submit(paths.doseEntryPreset, { vaccinatedOn: "20210702" });
  assert.match(plainText(future.html), /接種日が未来の日付です/);

  const venue = await tablet();
  await venue.submit(paths.venuePreset, { ...PRESET, ...day });
  assert.equal(begins(await read(venue, "0000000011"))[1], "2021年7月1日");
});

Deno.test("whoever signs in again on the same day takes over what was set before", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const signIn = { loginId, password: PASSWORD };
  const [morning, afternoon] = [new Browser(app), new Browser(app)];
  await morning.submit(paths.signIn, signIn);
  await morning.submit(paths.venuePreset, PRESET);
  await morning.submit(paths.signOut, {});
  await afternoon.submit(paths.signIn, signIn);
  const page = await afternoon.visit(paths.venuePreset);
  const { action, fields } = formOf(page.html, "前回の設定");
  assert.equal((await afternoon.submit(action, fields)).path, paths.venue);
  assert.deepEqual(
    begins(await read(afternoon, "0000000012")).slice(2),
    ["pfizer", "EY5420", "鈴木 一郎"],
  );
});

Deno.test("presets are of one session: a colleague with the same ID sets their own", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const [one, other] = [new Browser(app), new Browser(app)];
  for (const browser of [one, other]) {
    await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  }
  await one.submit(paths.venuePreset, PRESET);
  assert.match((await other.visit(paths.venue)).html, /1人目の前に/);
});
