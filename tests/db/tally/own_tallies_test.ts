import assert from "node:assert/strict";
import {
  listOwnCoverage,
  listOwnDays,
  listOwnEntries,
  listOwnGroups,
  listOwnLags,
  listOwnPeople,
  listOwnTotals,
  listOwnVenueDays,
  listOwnVenueLags,
  ownCells,
} from "../../../db/tally/own_tallies.ts";
import { inMunicipality, type MunicipalityTransaction } from "../../../db/tenant.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { aRecipient } from "../upload/a_recipient.ts";

const database = await aDatabase();

// On 1 July 2021 a town registers what it gave its people in June.
const act = anAct();
const code = act.actor.municipalityCode;
const old = aRecipient({ sex: "1", birthDate: "19560630" }); // 65 on the 30th
const young = aRecipient({ sex: "2", birthDate: "19570401" });
const gone = aRecipient({ sex: "3", birthDate: "20100101", flag: "1" });
await applyPeople(database, act, [old, young, gone]);
const give = (ticketNumber: string | undefined, given: Given) => {
  const { doseNumber = 1, kind = "vaccination", ...entry } = given;
  const ticket = aTicket(code, { doseNumber, kind, ...ticketNumber && { ticketNumber } });
  const vaccine = kind === "examination" ? { vaccineCode: null, lotNumber: null } : {};
  return giveDose(database, act, aDose(ticket, { entry: aDoseEntry({ ...vaccine, ...entry }) }));
};
interface Given {
  doseNumber?: number;
  kind?: "vaccination" | "examination";
  vaccinatedOn: string;
  venueName?: string;
  vaccineCode?: string;
}
await give(old.ticketNumber, { vaccinatedOn: "2021-06-01" });
await give(old.ticketNumber, { vaccinatedOn: "2021-06-30", doseNumber: 2 });
await give(young.ticketNumber, {
  vaccinatedOn: "2021-06-30",
  vaccineCode: "moderna",
  venueName: "小学校",
});
await give(young.ticketNumber, { vaccinatedOn: "2021-06-29", kind: "examination", doseNumber: 2 });
await give(gone.ticketNumber, { vaccinatedOn: "2021-06-01" });
await give(undefined, { vaccinatedOn: "2021-06-01" });

const P = "ファイザー";
const M = "武田／モデルナ";

function own<Figure>(
  listing: (tx: MunicipalityTransaction, code: string) => Promise<Figure[]>,
): Promise<unknown[][]> {
  return inMunicipality(database.register, code, async (tx) => {
    return (await listing(tx, code)).map((figure) => Object.values(figure as object));
  });
}

Deno.test("people who are here are counted, and those of them with a first and a second dose", async () => {
  assert.deepEqual(await own(listOwnCoverage), [[code, 0, 2], [code, 1, 2], [code, 2, 1]]);
});

Deno.test("doses are counted whoever got them, with the days until they were registered", async () => {
  assert.deepEqual(await own(listOwnTotals), [[code, 1, 4, 91], [code, 2, 1, 1]]);
});

Deno.test("an examination that ended without a dose counts nowhere", async () => {
  const days = await own(listOwnDays);
  assert.deepEqual(days, [
    ["2021-06-01", 1, P, 3],
    ["2021-06-30", 1, M, 1],
    ["2021-06-30", 2, P, 1],
  ]);
});

Deno.test("days are those of the period, its ends included", async () => {
  const within = (period: { from?: string; to?: string }) =>
    own((tx, code) => listOwnDays(tx, code, period)).then((days) => days.map(([day]) => day));
  assert.deepEqual(await within({ to: "2021-06-01" }), ["2021-06-01"]);
  assert.deepEqual(await within({ from: "2021-06-02" }), ["2021-06-30", "2021-06-30"]);
  assert.deepEqual(await within({ from: "2021-06-02", to: "2021-06-29" }), []);
});

Deno.test("a dose counts under the age its person had on its day, and their sex", async () => {
  assert.deepEqual(await own(listOwnGroups), [
    [1, P, "male", 60, 1],
    [1, P, "other", 10, 1],
    [1, P, "unknown", -1, 1],
    [1, M, "female", 60, 1],
    [2, P, "male", 65, 1],
  ]);
});

Deno.test("people count under the year they belong to, from 2 April to 1 April", async () => {
  assert.deepEqual(await own(listOwnPeople), [
    ...[["female", 1956, 0, 1], ["female", 1956, 1, 1]],
    ...[["male", 1956, 0, 1], ["male", 1956, 1, 1], ["male", 1956, 2, 1]],
  ]);
});

Deno.test("a venue's day tells its vaccines apart, and those of 65 or over", async () => {
  assert.deepEqual(await own(listOwnVenueDays), [
    [code, "市民ホール", "2021-06-01", P, false, 3],
    [code, "小学校", "2021-06-30", M, false, 1],
    [code, "市民ホール", "2021-06-30", P, true, 1],
  ]);
});

Deno.test("how late doses are registered is counted, at each venue too", async () => {
  assert.deepEqual(await own(listOwnLags), [[1, 2], [30, 3]]);
  assert.deepEqual(await own(listOwnEntries), [
    ["2021-06-01", "2021-07-01", 3],
    ["2021-06-30", "2021-07-01", 2],
  ]);
  assert.deepEqual(await own(listOwnVenueLags), [
    [code, "小学校", 1, 1],
    [code, "市民ホール", 1, 1],
    [code, "市民ホール", 30, 3],
  ]);
});

Deno.test("the cells are the finest there is, by day", async () => {
  const cells = await own((tx, code) =>
    Array.fromAsync(ownCells(tx, code)).then((all) => all.flat())
  );
  assert.deepEqual(cells, [
    ["2021-06-01", 1, P, "male", 60, 1],
    ["2021-06-01", 1, P, "other", 10, 1],
    ["2021-06-01", 1, P, "unknown", -1, 1],
    ["2021-06-30", 1, M, "female", 60, 1],
    ["2021-06-30", 2, P, "male", 65, 1],
  ]);
});
