import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { runJobs } from "../../db/job/run_jobs.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import type { Page } from "./a_browser.ts";
import { attribute, plainText, tableRows, tagById } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
const neighbour = await aBrowserOf(
  { app, office },
  { kind: "municipal", municipalityCode: ICHIKAWA },
);
await giveADose("=1+1", "𠮷田医院");

/** The form as it is first shown. */
const UNTOUCHED = {
  kind: "register",
  scope: "all",
  periodBasis: "vaccinated_on",
  periodFrom: "",
  periodTo: "",
  doseCount: "2",
  encoding: "utf-8",
};

Deno.test("a file is asked for, waited for, and downloaded, without JavaScript", async () => {
  const waiting = await staff.submit(paths.outputs, UNTOUCHED);
  assert.equal(waiting.status, 200);
  assert.match(waiting.path, /^\/outputs\/[0-9a-f-]{36}$/);
  assert.match(waiting.html, new RegExp(`${waiting.path.replace("/outputs", "/jobs")}/events`));
  assert.equal((await staff.send(`${waiting.path}/file`)).status, 404);
  await runJobs(office);
  const done = await staff.visit(waiting.path);
  assert.match(plainText(done.html), /出力完了.*1件のファイルができました.*全件.*BOMなし/s);
  const file = await staff.send(paths.outputFile(idOf(done)));
  const bytes = await file.bytes();
  assert.equal(file.headers.get("content-type"), "text/csv; charset=utf-8");
  assert.equal(file.headers.get("content-length"), String(bytes.length));
  const disposition = file.headers.get("content-disposition")!;
  assert.equal(
    decodeURIComponent(disposition.split("UTF-8''")[1]!),
    "予防接種台帳向け出力_20210701100000.csv",
  );
  const manifest = await (await staff.send(paths.outputManifest(idOf(done)))).json();
  assert.equal(manifest.sha256, createHash("sha256").update(bytes).digest("hex"));
  assert.deepEqual([manifest.rows, manifest.bytes], [1, bytes.length]);
  assert.equal(manifest.municipalityName, "千葉県浦安市");
  assert.match(done.html, new RegExp(manifest.sha256));
  const taken = await staff.visit(waiting.path);
  assert.match(plainText(taken.html), /最初の受け取り2021年7月1日 10:00/);
});

Deno.test("the form tells of the last output that was taken", async () => {
  await takes({ doseCount: "9" });
  const { html } = await staff.visit(paths.outputs);
  assert.match(plainText(html), /前回：2021年7月1日 10:00（1件）。その後の変更はありません。/);
  const first = await neighbour.visit(paths.outputs);
  assert.match(plainText(first.html), /前回の出力がまだないため、全件を出力します。/);
});

Deno.test("characters that were lost are shown, and downloaded as a list for a spreadsheet", async () => {
  const page = await takes({ encoding: "shift_jis", header: "with_header" });
  const row = tableRows(page.html).at(-1)!;
  assert.deepEqual([row[0], ...row.slice(2)], ["2", "接種医師名（1回目）", "𠮷"]);
  const file = await staff.send(paths.outputFile(idOf(page)));
  assert.equal(file.headers.get("content-type"), "text/csv; charset=shift_jis");
  assert.match(
    new TextDecoder("shift_jis", { fatal: true }).decode(await file.bytes()),
    /,'=1\+1,〓田医院,/,
  );
  const answer = await staff.send(paths.outputLosses(idOf(page)));
  const list = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.bytes());
  assert.match(list, /^\ufeff行,個別宛名番号,項目,文字\r\n2,\d+,接種医師名（1回目）,𠮷\r\n$/);
});

Deno.test("an output of nobody says so and is a file all the same", async () => {
  const page = await takes({ kind: "waiting" });
  assert.match(plainText(page.html), /対象になる人はいませんでした/);
  const answer = await staff.send(paths.outputFile(idOf(page)));
  assert.deepEqual([answer.status, (await answer.bytes()).length], [200, 0]);
});

Deno.test("a refused form keeps what was typed and says what to do, in its own words", async () => {
  const typed = { scope: "period", periodFrom: "2021/7/2", periodTo: "R3.7.1", doseCount: "9" };
  const page = await staff.submit(paths.outputs, { ...UNTOUCHED, ...typed, encoding: "x" });
  assert.equal(page.status, 422);
  assert.match(plainText(page.html), /文字コードを選んでください。/);
  const later = await staff.submit(paths.outputs, { ...UNTOUCHED, ...typed });
  assert.match(later.html, /<a href="#periodTo">終了日が開始日より前です。/);
  assert.equal(attribute(tagById(later.html, "periodFrom"), "value"), "2021/7/2");
  assert.equal(attribute(tagById(later.html, "periodTo"), "value"), "R3.7.1");
  assert.match(tagById(later.html, "scope-period"), /\schecked/);
  assert.match(later.html, /<option value="9" selected/);
  const waiting = await staff.submit(paths.outputs, { kind: "waiting", doseCount: "0" });
  assert.equal(waiting.status, 422);
  assert.match(waiting.html, /<a href="#waiting-doseCount">/);
  assert.match(tagById(waiting.html, "waiting-doseCount"), /aria-invalid="true"/);
  assert.doesNotMatch(tagById(waiting.html, "doseCount"), /aria-invalid/);
});

Deno.test("another municipality finds nothing of an output", async () => {
  const id = idOf(await takes({}));
  for (const path of ["output", "outputFile", "outputManifest", "outputLosses"] as const) {
    assert.equal((await neighbour.send(paths[path](id))).status, 404, path);
    assert.equal((await staff.send(paths[path](id))).status, 200, path);
  }
  assert.doesNotMatch((await neighbour.visit(paths.outputs)).html, new RegExp(id));
});

Deno.test("the page has one solid button, before and after", async () => {
  const solid = (html: string) => html.split("button--solid").length - 1;
  assert.equal(solid((await staff.visit(paths.outputs)).html), 1);
  assert.equal(solid((await takes({})).html), 1);
});

/** Asks for a file, has it made and takes it. Answers its page as it was before. */
async function takes(typed: Partial<typeof UNTOUCHED> & { header?: string }): Promise<Page> {
  const { path } = await staff.submit(paths.outputs, { ...UNTOUCHED, ...typed });
  await runJobs(office);
  const page = await staff.visit(path);
  const answer = await staff.send(paths.outputFile(idOf(page)));
  assert.equal(answer.status, 200);
  await answer.body?.cancel();
  return page;
}

function idOf({ path }: Page): string {
  return path.split("/").at(-1)!;
}

async function giveADose(venueName: string, doctorName: string): Promise<void> {
  const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
  const person = aRecipient();
  await upload(office.database, act, { content: [person] });
  const ticket = aTicket(URAYASU, { ticketNumber: person.ticketNumber });
  const entry = aDoseEntry({ venueName, doctorName });
  await giveDose(office.database, act, aDose(ticket, { entry }));
}
