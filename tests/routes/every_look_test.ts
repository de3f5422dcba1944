import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { correctionPaths, paths, todaysPaths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { runJobs } from "../../db/job/run_jobs.ts";
import { anIncomer, receiveIncomers } from "../db/batch/a_batch.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aConflict } from "../db/conflict/a_conflict.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { output } from "../db/output/an_output.ts";
import { aVaccineWithItsLot } from "../db/vaccine/a_vaccine.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { aCase } from "../db/transfer/a_case.ts";
import { everyRecordScreen } from "../e2e/every_record_screen.ts";
import { everyUploadState } from "../e2e/every_upload_state.ts";
import { A_DOSE, registersDose } from "./at_the_counter.ts";
import type { Browser } from "./a_browser.ts";
import { aStation } from "./a_station.ts";
import { LOOKS, SHOWS_NOBODY } from "./looks.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const { browser: desk, act } = await aStation({ app, office }, "municipal");
const { browser: tablet } = await aStation({ app, office }, "venue");
const manager = await aBrowserOf({ app, office }, { kind: "municipal", role: "manager" });

/** Every name and kana that the people of this test have; no page says one of them by itself. */
const NAMES = /山田|海辺|長い姓|[ァ-ヶー]+[\s　]ハナコ|ウミベ/;

/** Routes whose answers showed somebody, and which acts the audit then had. */
const seen = new Map<string, Set<string>>();
const asked = new Set<string>();
/** Routes that showed somebody and left nothing in the audit. */
const unaudited = new Set<string>();

/** Asks, and sees to it that whoever is shown has been looked at in the audit too. */
async function look(browser: Browser, path: string, form?: Record<string, string>) {
  const answer = await browser.send(path, {
    method: form ? "POST" : "GET",
    headers: { origin: "http://localhost" },
    ...(form && { body: new URLSearchParams(form) }),
  });
  const isStream = answer.headers.get("content-type") === "text/event-stream";
  const html = isStream ? "" : await answer.text();
  if (isStream) await answer.body?.cancel();
  const id = answer.headers.get("x-request-id")!;
  const route = routeOf(form ? "POST" : "GET", path);
  asked.add(route);
  assert.ok(answer.status < 500, `${route}: ${answer.status}`);
  const main = html.includes("<main") ? html.slice(html.indexOf("<main")) : html;
  if (!NAMES.test(withoutHints(main))) return answer;
  const rows = await owner`select act from audit where request_id = ${id}`;
  const acts = seen.get(route) ?? new Set();
  for (const { act } of rows) acts.add(act);
  seen.set(route, acts);
  if (rows.length === 0) unaudited.add(route);
  return answer;
}

/** The route that answers: the first that fits. */
function routeOf(method: string, address: string): string {
  const path = address.replace(/\?.*/, "");
  const fits = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+")}$`).test(path);
  const route = app.routes.find((each) => each.method === method && fits(each.path));
  return `${method} ${route?.path ?? path}`;
}

/** Examples beside a field are nobody. */
function withoutHints(html: string): string {
  return html.replaceAll(/<p class="field__hint"[^>]*>.*?<\/p>/gs, "");
}

const TICKET = "0900000001";
const DOSE_LINE = `21${URAYASU}${TICKET}`;

await upload(office.database, act, { content: [aRecipient({ ticketNumber: TICKET })] });
await registersDose(tablet, DOSE_LINE, A_DOSE);
await registersDose(tablet, DOSE_LINE.replace(TICKET, "0900000002"), A_DOSE);
const byHand = await giveDose(
  office.database,
  act,
  aDose(aTicket(URAYASU, { ticketNumber: TICKET, doseNumber: 2 }), { source: "hand" }),
);
await aVaccineWithItsLot(office.database, act);
await receiveIncomers(office.database, act, [anIncomer({ municipality: "札幌市" })]);
await runJobs(office);
const records = await everyRecordScreen(office.database, act);
const uploads = await everyUploadState(office.database, act);
await aConflict(office.database, act, { lotNumber: "EX1" });
const [person] = await owner`
  select id from recipient where municipality_code = ${URAYASU} and name_key <> '' limit 1`;
const recipientId: string = person!.id;
const sent = await aCase(office.database, { asking: URAYASU, asked: ICHIKAWA });
const received = await aCase(office.database, {
  asking: ICHIKAWA,
  asked: URAYASU,
  finding: "several",
});

Deno.test("no page shows a person without an entry in the audit", async () => {
  for (const path of [...records, ...uploads, ...await withIds()]) await look(desk, path);
  for (const path of uploads) {
    for (const part of ["file", "issues", "rejected", "kept", "undo"]) {
      await look(desk, `${path}/${part}`);
    }
  }
  for (const path of [sent, received].map(paths.inquiry)) await look(desk, path);
  const steps = [paths.inquiryAnswer, paths.inquiryRegistration, paths.inquiryWithdrawal];
  for (const path of [...steps.map((step) => step(sent)), paths.inquiryConfirmation(received)]) {
    await look(desk, path);
  }
  await look(desk, paths.peopleFound);
  await look(manager, `${paths.audit}?person=${recipientId}`);
  await look(desk, paths.myNumber(recipientId));
  await look(desk, correctionPaths(paths.recipient(recipientId)).updated);
  for (const path of fixedPaths()) {
    for (const browser of [desk, tablet, manager]) await look(browser, path);
  }
  assert.deepEqual([...unaudited], []);
});

Deno.test("no answer to a form shows a person without an entry in the audit", async () => {
  const name = { nameKana: "ヤマダハナコ", birthDate: "19560412", sex: "female" };
  await look(desk, paths.search, name);
  await look(desk, paths.peopleNarrowed, { ...name, residentNumber: "1" });
  await look(desk, paths.peopleFound);
  for (const doses of [paths.venueDoses, paths.doseEntryDoses] as const) {
    const browser = doses === paths.venueDoses ? tablet : desk;
    await look(browser, todaysPaths(doses).search, { search: TICKET });
    await look(browser, todaysPaths(doses).sheet);
  }
  for (const reading of [paths.venueReadings, paths.precheckReadings]) {
    await look(tablet, reading, { ocrLine: DOSE_LINE });
  }
  const queued = { clientKey: crypto.randomUUID(), readAt: office.time.toISOString() };
  await look(tablet, paths.venueOfflineReview, { ...queued, ocrLine: DOSE_LINE });
  await look(desk, paths.doseEntryReadings, { ocrLine: DOSE_LINE });
  const [dose] = await owner`
    select id from dose where place_code = ${URAYASU} and source = 'venue' limit 1`;
  const at = todaysPaths(paths.venueDoses);
  await look(tablet, paths.venueDose(dose!.id));
  for (const path of [at.correction(dose!.id), at.withdrawal(dose!.id)]) {
    await look(tablet, path);
    await look(tablet, path, { reason: "" });
  }
  const townHall = todaysPaths(paths.doseEntryDoses);
  const ids = [townHall.correction, townHall.withdrawal, paths.doseEntryDose];
  for (const path of ids) await look(desk, path(byHand));
  const record = correctionPaths(paths.recipient(recipientId));
  await look(desk, record.person, { familyName: "" });
  await look(desk, record.update, {});
  await look(desk, paths.findings, {});
  const pairs = records.filter((path) => path.startsWith(`${paths.duplicates}/`));
  for (const path of pairs) await look(desk, `${path}/preview`, {});
  assert.deepEqual([...unaudited], []);
});

Deno.test("what shows people, and under which act it is found, is in the table", () => {
  const found = Object.fromEntries(
    [...seen].map(([route, acts]) => [route, [...acts].toSorted()] as const),
  );
  assert.deepEqual(sorted(found), sorted(LOOKS));
});

Deno.test("every page was opened, or is known to show nobody", () => {
  const pages = app.routes.filter(({ method }) => method === "GET").map(({ path }) =>
    `GET ${path}`
  );
  const unknown = pages.filter((route) => !asked.has(route) && !SHOWS_NOBODY.includes(route));
  assert.deepEqual([...new Set(unknown)], []);
});

function sorted(table: Record<string, readonly string[]>) {
  return Object.entries(table).toSorted(([one], [other]) => one < other ? -1 : 1);
}

/** Pages about what only the database can tell the id of. */
async function withIds(): Promise<string[]> {
  const idOf = async (table: string) => {
    const [row] = await owner`select id from ${owner(table)} where municipality_code = ${URAYASU}`;
    return row!.id as string;
  };
  const [waiting] = await owner`
    select t.id, d.id as "doseId" from ticket t join dose d using (municipality_code, ticket_number)
    where municipality_code = ${URAYASU} and resident_number_key is null limit 1`;
  const ticket = paths.ticket(waiting!.id);
  const at = correctionPaths(ticket);
  const { id } = await output(office.database, act).then(({ record }) => record);
  const batch = paths.batch(await idOf("batch"));
  return [
    ...[batch, `${batch}/outcomes`],
    ...[ticket, paths.ticketHistory(waiting!.id), at.newDose, at.dose(waiting!.doseId)],
    ...[at.doseDeletion(waiting!.doseId), at.update, at.updated, paths.lot(await idOf("lot"))],
    ...[paths.output(id), paths.outputFile(id), paths.outputManifest(id), paths.outputLosses(id)],
  ];
}

/** Pages without an id in their address. */
function fixedPaths(): string[] {
  const gets = app.routes.filter(({ method, path }) => method === "GET" && !path.includes(":"));
  return [...new Set(gets.map(({ path }) => path))].filter((path) => path !== paths.signOut);
}
