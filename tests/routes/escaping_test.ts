import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { aCsvFile } from "./a_csv_file.ts";
import { attribute, plainText, tagById } from "./html.ts";
import { aBrowserOf } from "./some_staff.ts";

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

Deno.test("markup in a person's name is text on the tablet and at the desk", async () => {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
  const file = aCsvFile([{ familyName: MARKUP, ticketNumber: "0000000123" }]);
  await staff.submit(paths.uploads, { file, mode: "keep_blank" });
  assertShown((await tablet.submit(paths.venueReadings, { ocrLine: OCR_LINE })).html);
  assertShown((await staff.submit(paths.search, { ticketNumber: "0000000123" })).html);
});

Deno.test("markup in a file's name is text in the history and in its link", async () => {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  // Without " and ;, at which Deno's reading of a multipart form ends a file's name.
  const name = `'><script>alert(1)<&amp.csv`;
  const file = aCsvFile([{ sex: "9" }], name);
  const result = await staff.submit(paths.uploads, { file, mode: "keep_blank" });
  assertShown(result.html, name);
  const history = await staff.visit(paths.uploads);
  assertShown(history.html, name);
  const [link = ""] = /<a [^>]*aria-label="[^>]*>/.exec(history.html) ?? [];
  assert.equal(attribute(link, "aria-label"), `${name}をダウンロード`);
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
