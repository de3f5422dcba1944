import assert from "node:assert/strict";
import { aDatabase } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { aFiledDose } from "./a_dose_file.ts";
import { applyDoses, applyPeople } from "./apply_rows.ts";

const database = await aDatabase();
const FIRST = aFiledDose();

Deno.test("rows of one file that contradict each other are all rejected, the rest goes in", async () => {
  const act = anAct({ actor: anActor() });
  const [person, other] = [aRecipient(), aRecipient()];
  await applyPeople(database, act, [person, other]);
  const { residentNumber, ticketNumber } = person;
  const on = (number: string) => aFiledDose({ ticketNumber: number });
  const { issues, weighed } = await applyDoses(database, act, [
    { residentNumber, doses: [FIRST] },
    { residentNumber: "", doses: [on(ticketNumber)] },
    { residentNumber: "A-1", doses: [on("5000000001")] },
    { residentNumber: "A-2", doses: [undefined, on("5000000001")] },
    { residentNumber: "A-3", doses: [on(other.ticketNumber)] },
    { residentNumber: "A-4", doses: [FIRST] },
    { residentNumber: other.residentNumber, doses: [FIRST] },
  ]);
  assert.deepEqual(issues.map(({ line, column }) => [line, column]), [
    [1, "個別宛名番号"],
    [2, "券番号（1回目）"],
    [3, "券番号（1回目）"],
    [4, "券番号（2回目）"],
    [5, "券番号（1回目）"],
    [6, "券番号（1回目）"],
  ]);
  assert.match(issues[0]!.message, /2行目にも、この人の1回目/);
  assert.match(issues[2]!.message, /4行目では、同じ券番号が別の個別宛名番号/);
  assert.match(issues[4]!.message, new RegExp(`個別宛名番号「${other.residentNumber}」の人`));
  assert.match(issues[5]!.message, /未登録です。券番号が必要です/);
  assert.equal(weighed.counts.new, 1);
});

Deno.test("a file mostly of strangers, of other places or of contradictions is doubted", async () => {
  const act = anAct({ actor: anActor() });
  const people = Array.from({ length: 12 }, () => aRecipient());
  await applyPeople(database, act, people);
  const known = people.map(({ residentNumber }) => ({ residentNumber, doses: [FIRST] }));
  const kinds = async (rows: Parameters<typeof applyDoses>[2]) =>
    (await applyDoses(database, act, rows)).weighed.warnings.map(({ kind }) => kind);
  assert.deepEqual(await kinds(known), []);
  const changed = aFiledDose({ lotNumber: "EX1", placeCode: aMunicipality() });
  assert.deepEqual(await kinds(known.map((row) => ({ ...row, doses: [changed] }))), [
    "foreign_tickets",
    "mostly_conflicting",
  ]);
  const strangers = people.map((_, index) => ({
    residentNumber: `B-${index}`,
    doses: [aFiledDose({ ticketNumber: String(6_000_000_000 + index) })],
  }));
  assert.deepEqual(await kinds(strangers), ["mostly_unknown"]);
});

Deno.test("a rejected row does not say whose a ticket is: the others are weighed without it", async () => {
  const act = anAct({ actor: anActor() });
  const [person, number] = [aRecipient(), aTicketNumber(310_000_001)];
  const { residentNumber } = person;
  await applyPeople(database, act, [person]);
  const second = aFiledDose({ vaccinatedOn: "20210630" });
  await applyDoses(database, act, [{ residentNumber, doses: [undefined, second] }]);
  const on = (dose: typeof FIRST) => ({ ...dose, ticketNumber: number });
  const { issues, weighed } = await applyDoses(database, act, [
    { residentNumber, doses: [on(FIRST)] },
    { residentNumber, doses: [FIRST] },
    { residentNumber: "", doses: [undefined, on(second)] },
  ]);
  assert.deepEqual(issues.map(({ line }) => line), [1, 2]);
  // By the first row the third would be this person's second dose, which is stored.
  assert.deepEqual([weighed.counts.new, weighed.counts.unchanged, weighed.counts.conflict], [
    1,
    0,
    0,
  ]);
});
