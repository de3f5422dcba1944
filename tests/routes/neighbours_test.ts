import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aConflict } from "../db/conflict/a_conflict.ts";
import type { Browser, Page } from "./a_browser.ts";
import { aCsvFile } from "./a_csv_file.ts";
import { aDesk, Desk } from "./a_desk.ts";
import { registersDose } from "./at_the_counter.ts";
import { formOf, plainText, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const staff = (kind: "municipal" | "venue", municipalityCode: string) =>
  aBrowserOf({ app, office }, { kind, municipalityCode });

const TICKET = "0000000123";
const WAITING = "0000000456";
const desk = await aDesk({ app, office }, URAYASU);
const urayasu = desk.staff;
const urayasuVenue = await staff("venue", URAYASU);
const ichikawa = await staff("municipal", ICHIKAWA);

const upload = await desk.registers(aCsvFile([{ residentNumber: "9001", ticketNumber: TICKET }]));
const REVIEWED = { residentNumber: "9001", familyName: "山田", sex: "2" };
const review = await desk.reviews(aCsvFile([REVIEWED, { residentNumber: "9002", sex: "9" }]));
const dose = await registerDose(urayasuVenue, WAITING);
const recipient = await urayasu.submit(paths.search, { ticketNumber: TICKET });
const outputs = await urayasu.visit(paths.outputs);
const output = await desk.finish(outputs, "接種対象者登録待ちリスト出力");
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const { conflict } = await aConflict(office.database, act, { lotNumber: "EX1" });
const ticket = await urayasu.submit(paths.search, { ticketNumber: WAITING });

const records: [what: string, path: string][] = [
  ["an upload", upload.path],
  ["an uploaded file", `${upload.path}/file`],
  ["the question before an undo", `${upload.path}/undo`],
  ["what an undo kept", `${upload.path}/kept`],
  ["a review", review.path],
  ["the faults of an upload", `${review.path}/issues`],
  ["the rejected rows", `${review.path}/rejected`],
  ["an output", output.path],
  ["an output's file", `${output.path}/file`],
  ["an output's manifest", `${output.path}/manifest`],
  ["an output's losses", `${output.path}/losses`],
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

const progress: [what: string, { path: string }][] = [["an upload", upload], ["an output", output]];

for (const [what, { path }] of progress) {
  Deno.test(`the progress of ${what} is told to its municipality and not to the neighbour`, async () => {
    const events = paths.jobEvents(path.split("/").at(-1)!);
    const answer = await urayasu.send(events);
    assert.match(await answer.text(), /^event: ended/);
    assert.equal((await ichikawa.visit(events)).status, 404);
  });
}

Deno.test("the neighbour decides nothing: no review, no undo, no conflict", async () => {
  const asked = await urayasu.visit(`${upload.path}/undo`);
  const forms = [formOf(review.html, "登録"), formOf(review.html, "取り消し")];
  for (const { action, fields } of [...forms, formOf(asked.html, "登録の取消")]) {
    assert.equal((await ichikawa.submit(action, fields)).status, 404, action);
  }
  const decision = { decision: "replace", [`reason-${conflict.id}`]: "予診票を確認した" };
  const fields = { ...decision, [`note-${conflict.id}`]: "", version: "1", page: "1" };
  assert.equal((await ichikawa.submit(paths.doseConflict(conflict.id), fields)).status, 404);
  assert.match(plainText((await urayasu.visit(review.path)).html), /まだ登録していません/);
  assert.match(plainText((await urayasu.visit(upload.path)).html), /登録完了/);
  assert.match((await urayasu.visit(paths.doseConflicts)).html, new RegExp(conflict.id));
  assert.doesNotMatch((await ichikawa.visit(paths.doseConflicts)).html, new RegExp(conflict.id));
});

Deno.test("the neighbour's lists, counts and outputs hold nothing of it", async () => {
  for (const path of [paths.uploads, paths.doseUploads, paths.progress, paths.outputs]) {
    const { html } = await ichikawa.visit(path);
    assert.doesNotMatch(html, /接種対象者\.csv|出力_\d|figure__number">[1-9]/, path);
  }
  const theirs = new Desk(ichikawa, office);
  assert.deepEqual(await theirs.takes("予防接種台帳向け出力"), []);
  assert.deepEqual(await theirs.takes("接種対象者登録待ちリスト出力"), []);
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
    paths.uploadRejected,
    paths.uploadKept,
    paths.uploadUndo,
    paths.output,
    paths.outputFile,
    paths.outputManifest,
    paths.outputLosses,
    paths.jobEvents,
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
  return registersDose(venue, `21${URAYASU}${ticketNumber}`);
}
