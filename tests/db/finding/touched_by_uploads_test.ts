import assert from "node:assert/strict";
import { listUploadFindings } from "../../../db/upload/upload_records.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { aFiledDose, doseCells, type FiledDose } from "../dose_upload/a_dose_file.ts";
import { ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient } from "../upload/a_recipient.ts";
import { checkFile, upload } from "../upload/an_upload.ts";
import { undo } from "../upload/an_undo.ts";
import { openFindings } from "./some_findings.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("what an upload of doses makes odd is on the list, and gone when it is taken back", async () => {
  const { act, code, person } = await aRegisteredPerson();
  const { residentNumber } = person;
  const { id } = await upload(database, act, {
    kind: "dose",
    content: csvOf(residentNumber, {}, { vaccinatedOn: "20210620" }),
  });
  assert.deepEqual(await openFindings(owner, code), [`interval_too_short ${residentNumber}`]);
  await undo(database, act, id);
  assert.deepEqual(await openFindings(owner, code), []);
});

Deno.test("the person who comes with an upload takes their waiting ticket off the list", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient();
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber: person.ticketNumber })));
  assert.deepEqual(await openFindings(owner, code), [`ticket_never_issued ${person.ticketNumber}`]);
  await upload(database, act, { content: [person] });
  assert.deepEqual(await openFindings(owner, code), []);
});

Deno.test("a birth date that an upload corrects mends the record, another one breaks it", async () => {
  const { act, code, person } = await aRegisteredPerson({ birthDate: "20210625" });
  const { residentNumber, ticketNumber } = person;
  await upload(database, act, { kind: "dose", content: csvOf(residentNumber, {}) });
  assert.deepEqual(await openFindings(owner, code), [`before_birth ${residentNumber}`]);
  const row = { ...aBlankRow(residentNumber), birthDate: "20110625" };
  const { id } = await upload(database, act, { content: [row] });
  assert.deepEqual(await openFindings(owner, code), []);
  await undo(database, act, id);
  assert.deepEqual(await openFindings(owner, code), [`before_birth ${residentNumber}`]);
  assert.ok(ticketNumber);
});

Deno.test("two people of one name and birth date are found when the second is uploaded, and lost with them", async () => {
  const { act, code, person } = await aRegisteredPerson();
  const twin = aRecipient();
  const { id } = await upload(database, act, { content: [twin] });
  const numbers = [person.residentNumber, twin.residentNumber].toSorted().join("+");
  assert.deepEqual(await openFindings(owner, code), [`possible_duplicate ${numbers}`]);
  await undo(database, act, id);
  assert.deepEqual(await openFindings(owner, code), []);
});

Deno.test("a registration at a venue is examined in the same moment", async () => {
  const { act, code, person } = await aRegisteredPerson();
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber, doseNumber: 2 });
  await giveDose(database, anAct(), aDose(ticket));
  assert.deepEqual(await openFindings(owner, code), [
    `earlier_dose_missing ${person.residentNumber}`,
  ]);
  await giveDose(database, act, aDose({ ...ticket, doseNumber: 1 }));
  assert.deepEqual(await openFindings(owner, code), [`two_doses_one_day ${person.residentNumber}`]);
});

Deno.test("the review says which of a file's doses would be odd beside those stored, and registers nothing", async () => {
  const { act, code, person } = await aRegisteredPerson();
  const { residentNumber } = person;
  await upload(database, act, { kind: "dose", content: csvOf(residentNumber, {}) });
  const other = aRecipient();
  await upload(database, act, { content: [{ ...other, familyKana: "スズキ" }] });
  const before = await openFindings(owner, code);
  const content = [
    csvOf(residentNumber, undefined, { vaccinatedOn: "20210618" }),
    csvOf(other.residentNumber, undefined, { vaccinatedOn: "20210610" }),
    csvOf("someone-new", { ticketNumber: "9900000001" }),
  ].join("\n");
  const id = await checkFile(database, act, { kind: "dose", content });
  const found = await listUploadFindings(database.register, code, id);
  assert.deepEqual(found.map(({ rule, rowCount }) => [rule, rowCount]), [
    ["earlier_dose_missing", 1],
    ["interval_too_short", 1],
  ]);
  assert.deepEqual(found[1]!.samples, [{
    line: 1,
    residentNumber,
    explanation: "前回（2021年6月15日）から3日です。このワクチンは18日以上空ける必要があります。",
  }]);
  assert.deepEqual(await openFindings(owner, code), before);
});

async function aRegisteredPerson(cells: Parameters<typeof aRecipient>[0] = {}) {
  const act = anAct();
  const person = aRecipient(cells);
  await upload(database, act, { content: [person] });
  return { act, code: act.actor.municipalityCode, person };
}

/** A row of a dose file; a dose that is undefined leaves its block blank. */
function csvOf(residentNumber: string, ...doses: (FiledDose | undefined)[]): string {
  return doseCells({ residentNumber, doses: doses.map((dose) => dose && aFiledDose(dose)) })
    .join(",");
}
