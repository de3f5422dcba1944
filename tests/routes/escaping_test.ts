import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aConflict } from "../db/conflict/a_conflict.ts";
import { Browser } from "./a_browser.ts";
import { aCsvFile } from "./a_csv_file.ts";
import { aDesk } from "./a_desk.ts";
import { attribute, plainText, tagById } from "./html.ts";
import { aBrowserOf, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const MARKUP = `"><script>alert('1')</script>&amp;`;
const OCR_LINE = "211222710000000123";

/** The page shows the text as it was typed, and no tag of it came to life. */
function assertShown(html: string, text = MARKUP): void {
  assert.ok(plainText(html).includes(text), "the text is shown as typed");
  assertHarmless(html);
}

function assertHarmless(html: string): void {
  assert.doesNotMatch(html, /<script>|<img|<b>|onerror=[^&]*"/);
}

Deno.test("markup in a person's name is text in the review, on the tablet and at the desk", async () => {
  const desk = await aDesk({ app, office });
  const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
  const review = await desk.reviews(aCsvFile([{ familyName: MARKUP, ticketNumber: "0000000123" }]));
  assertShown(review.html);
  await desk.finish(review, "登録");
  assertShown((await tablet.submit(paths.venueReadings, { ocrLine: OCR_LINE })).html);
  assertShown((await desk.staff.submit(paths.search, { ticketNumber: "0000000123" })).html);
  const renamed = await desk.reviews(
    aCsvFile([{ familyName: "山田", ticketNumber: "0000000123" }]),
  );
  assertShown(renamed.html);
});

Deno.test("markup in a file's name or a resident number is text on every page of the upload", async () => {
  const desk = await aDesk({ app, office });
  const name = `"'><img src=x onerror="alert(1)">&amp;.csv`;
  const residentNumber = `<b>1</b>`;
  const file = () =>
    aCsvFile([{ residentNumber, myNumber: "234567890121", ticketNumber: "" }], name);
  const review = await desk.reviews(file());
  assertShown(review.html, name);
  assertShown(review.html, residentNumber);
  const result = await desk.finish(review, "登録");
  assertShown(result.html, name);
  const asked = await desk.staff.visit(`${result.path}/undo`);
  assertShown(asked.html, name);
  const doubted = await desk.reviews(file());
  assertShown(doubted.html, `「${name}」と全く同じ内容のファイルです`);
  assertShown((await desk.submit(doubted, "登録")).html, name);
  const married = { residentNumber, myNumber: "", familyName: "佐藤", ticketNumber: "" };
  await desk.registers(aCsvFile([married]));
  const undone = await desk.finish(asked, "登録の取消");
  assertShown(undone.html, residentNumber);
  const history = await desk.staff.visit(paths.uploads);
  assertShown(history.html, name);
  const labels = [...history.html.matchAll(/<a [^>]*>/g)].map(([tag]) =>
    attribute(tag, "aria-label")
  );
  assert.ok(labels.includes(`${name}をダウンロード`));
});

Deno.test("markup in a bulk dose is text where it contradicts, and in the list of what was decided", async () => {
  const desk = await aDesk({ app, office });
  const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
  const doctorName = `"><b>&amp;</b>`; // a doctor's name has no more than 20 characters
  const { conflict } = await aConflict(office.database, act, { doctorName });
  const page = await desk.staff.visit(paths.doseConflicts);
  assertShown(page.html, doctorName);
  const decided = await desk.staff.submit(paths.doseConflict(conflict.id), {
    version: "1",
    page: "1",
    decision: "keep",
    [`reason-${conflict.id}`]: "その他",
    [`note-${conflict.id}`]: MARKUP,
  });
  assertShown(decided.html);
});

Deno.test("markup in a venue's name stays in its field, then in the banner and the record", async () => {
  const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
  const venueName = `"><b>会場</b>`;
  const entry = {
    ocrLine: "211222710000000777",
    venueName,
    vaccinatedOn: "",
    vaccineCode: "pfizer",
    lotNumber: "<IMG>",
    doctorName: `<b>医師</b>`,
    personConfirmed: "yes",
  };
  const refused = await tablet.submit(paths.venueDoses, entry);
  assert.equal(refused.status, 422);
  assert.equal(attribute(tagById(refused.html, "venueName"), "value"), venueName);
  assertHarmless(refused.html);
  const done = await tablet.submit(paths.venueDoses, { ...entry, vaccinatedOn: "20210701" });
  assert.equal(done.status, 200);
  assertShown(done.html, venueName);
  assertShown(done.html, "<IMG>");
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  const record = await staff.submit(paths.search, { ticketNumber: "0000000777" });
  assertShown(record.html, venueName);
  assertShown(record.html, "<b>医師</b>");
});

Deno.test("markup typed into a login ID or a number comes back as text", async () => {
  const signIn = await new Browser(app).submit(paths.signIn, { loginId: MARKUP, password: "x" });
  assert.equal(attribute(tagById(signIn.html, "loginId"), "value"), MARKUP);
  assertHarmless(signIn.html);
  const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
  const reading = await tablet.submit(paths.venueReadings, { ocrLine: MARKUP });
  assert.equal(attribute(tagById(reading.html, "ocrLine"), "value"), MARKUP);
  assertHarmless(reading.html);
});

Deno.test("markup in an address comes to life on no page", async () => {
  const path = `/${encodeURIComponent(MARKUP)}`;
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  for (
    const address of [path, paths.upload(path), paths.setup(path), `${paths.progress}?x=${MARKUP}`]
  ) {
    assertHarmless((await staff.visit(address)).html);
  }
});
