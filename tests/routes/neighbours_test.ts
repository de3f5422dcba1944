import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import type { Browser, Page } from "./a_browser.ts";
import { aCsvFile } from "./a_csv_file.ts";
import { plainText, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const staff = (kind: "municipal" | "venue", municipalityCode: string) =>
  aBrowserOf({ app, office }, { kind, municipalityCode });

const TICKET = "0000000123";
const WAITING = "0000000456";
const urayasu = await staff("municipal", URAYASU);
const urayasuVenue = await staff("venue", URAYASU);
const ichikawa = await staff("municipal", ICHIKAWA);

const upload = await urayasu.submit(paths.uploads, {
  file: aCsvFile([{ residentNumber: "1", ticketNumber: TICKET }]),
  mode: "keep_blank",
});
const dose = await registerDose(urayasuVenue, WAITING);
const recipient = await urayasu.submit(paths.search, { ticketNumber: TICKET });
const ticket = await urayasu.submit(paths.search, { ticketNumber: WAITING });

const records: [what: string, path: string][] = [
  ["an upload", upload.path],
  ["an uploaded file", `${upload.path}/file`],
  ["the faults of an upload", `${upload.path}/issues`],
  ["a person", recipient.path],
  ["a waiting ticket", ticket.path],
];

for (const [what, path] of records) {
  Deno.test(`${what} opens for its municipality and does not exist for the neighbour`, async () => {
    assert.equal((await urayasu.visit(path)).status, 200);
    const page = await ichikawa.visit(path);
    assert.equal(page.status, 404);
    assert.equal(textOf(page.html, "h1"), "見つかりません");
    assert.doesNotMatch(page.html, /山田|接種対象者\.csv/);
  });
}

Deno.test("the neighbour's lists, counts and outputs hold nothing of it", async () => {
  for (const path of [paths.uploads, paths.progress, paths.outputs]) {
    const { html } = await ichikawa.visit(path);
    assert.doesNotMatch(html, /接種対象者\.csv|figure__number">[1-9]/);
  }
  for (const kind of ["register", "waiting"]) {
    assert.equal((await ichikawa.submit(paths.outputs, { kind })).html, "");
  }
});

Deno.test("the neighbour's look-up of the same number finds nobody", async () => {
  const page = await ichikawa.submit(paths.search, { ticketNumber: TICKET });
  assert.equal(page.status, 422);
  assert.match(plainText(page.html), /登録されていません/);
});

Deno.test("a registration is shown to the account that made it and to no other", async () => {
  assert.equal((await urayasuVenue.visit(dose.path)).status, 200);
  for (const municipalityCode of [URAYASU, ICHIKAWA]) {
    const colleague = await staff("venue", municipalityCode);
    assert.equal((await colleague.visit(dose.path)).status, 404);
  }
});

Deno.test("a venue may give the neighbour's people a dose, and its own staff do not see them", async () => {
  const venue = await staff("venue", ICHIKAWA);
  const page = await registerDose(venue, TICKET);
  assert.equal(textOf(page.html, "h1"), "登録完了");
  assert.match(plainText((await urayasu.visit(recipient.path)).html), /千葉県市川市/);
  const search = await ichikawa.submit(paths.search, { ticketNumber: TICKET });
  assert.equal(search.status, 422);
});

const noIds = ["1", "x", "0", "%00", "00000000-0000-0000-0000-00000000000g", "1' or '1'='1"];

for (
  const pattern of [
    paths.upload,
    paths.uploadFile,
    paths.uploadIssues,
    paths.recipient,
    paths.ticket,
  ]
) {
  Deno.test(`${pattern(":id")} with an id that is none is not found`, async () => {
    for (const id of noIds) {
      const { status } = await urayasu.visit(pattern(encodeURIComponent(id)));
      assert.equal(status, 404, id);
    }
  });
}

Deno.test("a registration with an id that is none is not found", async () => {
  for (const id of noIds) {
    const { status } = await urayasuVenue.visit(paths.venueDose(encodeURIComponent(id)));
    assert.equal(status, 404, id);
  }
});

function registerDose(venue: Browser, ticketNumber: string): Promise<Page> {
  return venue.submit(paths.venueDoses, {
    ocrLine: `21${URAYASU}${ticketNumber}`,
    clientKey: crypto.randomUUID(),
    venueName: "市民体育館",
    vaccinatedOn: "20210701",
    vaccineCode: "pfizer",
    lotNumber: "EX1234",
    doctorName: "鈴木 一郎",
  });
}
