import assert from "node:assert/strict";
import type { OutputPeriod } from "../../../domain/output/output_choice.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { outputRows } from "./an_output.ts";

const database = await aDatabase();
const owner = ownerSql(database);

async function aPerson() {
  const person = aRecipient();
  const act = anAct({ actor: anActor() });
  await upload(database, act, { content: [person] });
  const code = act.actor.municipalityCode;
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber });
  return { act, code, person, ticket };
}

Deno.test("a row is 1 + 8n cells wide and has the doses up to the n-th", async () => {
  const { act, person, ticket } = await aPerson();
  for (const doseNumber of [1, 3, 9]) {
    const entry = aDoseEntry({ lotNumber: `LOT${doseNumber}` });
    await giveDose(database, act, aDose({ ...ticket, doseNumber }, { entry }));
  }
  const lots: Record<number, string[]> = {
    1: ["LOT1"],
    3: ["LOT1", "", "LOT3"],
    9: ["LOT1", "", "LOT3", "", "", "", "", "", "LOT9"],
  };
  for (const doseCount of [1, 3, 9]) {
    const [row, ...others] = await outputRows(database, act, { doseCount });
    assert.deepEqual(others, []);
    assert.equal(row!.length, 1 + 8 * doseCount);
    assert.equal(row![0], person.residentNumber);
    assert.deepEqual(row!.slice(1).filter((_, index) => index % 8 === 7), lots[doseCount]);
  }
});

Deno.test("the waiting list has as many doses as are asked for", async () => {
  const act = anAct();
  const ticket = aTicket(act.actor.municipalityCode, { doseNumber: 3 });
  await giveDose(database, act, aDose(ticket));
  assert.deepEqual(await outputRows(database, act, { kind: "waiting" }), []);
  const [row] = await outputRows(database, act, { kind: "waiting", doseCount: 3 });
  assert.deepEqual([row!.length, row![0], row![19]], [25, "", ticket.ticketNumber]);
});

Deno.test("a period takes both its days whole, in Japan's time, and may be open", async () => {
  const { act, ticket } = await aPerson();
  const entry = aDoseEntry({ vaccinatedOn: "2021-06-30" });
  // Half past midnight in Japan on 1 July, still 30 June in the rest of the world.
  const at = new Date("2021-06-30T15:30:00Z");
  await giveDose(database, { ...act, at }, aDose(ticket, { entry }));
  const isIn = async (basis: OutputPeriod["basis"], from: string | null, to: string | null) => {
    const rows = await outputRows(database, act, { scope: "period", period: { basis, from, to } });
    return rows.length === 1;
  };
  const table: [OutputPeriod["basis"], string | null, string | null, boolean][] = [
    ["vaccinated_on", "2021-06-30", "2021-06-30", true],
    ["vaccinated_on", "2021-07-01", null, false],
    ["vaccinated_on", null, "2021-06-29", false],
    ["vaccinated_on", "2021-06-30", null, true],
    ["vaccinated_on", null, "2021-06-30", true],
    ["registered_at", "2021-07-01", "2021-07-01", true],
    ["registered_at", "2021-06-30", "2021-06-30", false],
    ["registered_at", "2021-07-02", null, false],
    ["registered_at", null, "2021-06-30", false],
    ["registered_at", "2021-07-01", null, true],
    ["registered_at", null, "2021-07-01", true],
  ];
  for (const [basis, from, to, expected] of table) {
    assert.equal(await isIn(basis, from, to), expected, `${basis} ${from} ${to}`);
  }
});

Deno.test("who has one dose in the period has all doses in the row", async () => {
  const { act, ticket } = await aPerson();
  const on = (vaccinatedOn: string) => ({ entry: aDoseEntry({ vaccinatedOn }) });
  await giveDose(database, act, aDose(ticket, on("2021-05-01")));
  await giveDose(database, act, aDose({ ...ticket, doseNumber: 2 }, on("2021-06-01")));
  const period = { basis: "vaccinated_on" as const, from: "2021-06-01", to: null };
  const [row] = await outputRows(database, act, { scope: "period", period });
  assert.deepEqual([row![2], row![10]], ["20210501", "20210601"]);
});

Deno.test("a spreadsheet finds no formula in any cell people typed", async () => {
  const { act, code, person, ticket } = await aPerson();
  const id = await giveDose(database, act, aDose(ticket));
  // The entrances refuse these; they may have been stored before they did.
  const formulas = ["=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1"];
  for (const formula of formulas) {
    await owner`
      update dose set venue_name = ${formula}, doctor_name = ${formula}, vaccine_maker = ${formula},
        lot_number = ${formula} where id = ${id}`;
    await owner`update recipient set resident_number = ${formula} where municipality_code = ${code}`;
    const [row] = await outputRows(database, act);
    const typed = [row![0], ...row!.slice(5, 9)];
    assert.deepEqual(typed, typed.map(() => `'${formula}`));
  }
  for (const harmless of ["A=1", "０-1", "'x", "山−", "!", "Ａ病院"]) {
    await owner`update dose set venue_name = ${harmless} where id = ${id}`;
    assert.equal((await outputRows(database, act))[0]![5], harmless);
  }
  assert.notEqual(person.residentNumber, "");
});
