import assert from "node:assert/strict";
import { refreshFindings } from "../../../db/finding/refresh_findings.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { FINDING_RULE_NAMES } from "../../../domain/finding/finding_rules.ts";
import { TODAY } from "../../domain/finding/a_record.ts";
import {
  type PlantedHolder,
  plantedHolders,
  plantedPairs,
} from "../../domain/finding/planted_holders.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { plant, plantLots } from "./a_planted_register.ts";
import { everyFinding, examineAll, openFindings } from "./some_findings.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;
const AT = new Date(`${TODAY}T01:00:00Z`);
const CASES = 5;

Deno.test("a job finds every planted case of every rule in a register, and nothing else", async () => {
  const { act, code, holders } = await aPlantedRegister();
  await examineAll(database, act);
  assert.deepEqual(await openFindings(owner, code), expected(holders));
  for (const rule of FINDING_RULE_NAMES) {
    const planted = holders.filter(({ odd }) => odd === rule).length;
    assert.equal(planted, rule === "possible_duplicate" ? 2 * CASES : CASES, rule);
  }
  const [examination] = await owner`
    select state, record_count, change_id from examination where municipality_code = ${code}`;
  assert.deepEqual({ ...examination }, {
    state: "done",
    record_count: holders.length,
    change_id: null,
  });
});

Deno.test("examining again changes nothing", async () => {
  const { act, code } = await aPlantedRegister();
  await examineAll(database, act);
  const before = await everyFinding(owner, code);
  await examineAll(database, anAct({ actor: act.actor, at: new Date(AT.getTime() + 60_000) }));
  assert.deepEqual(await everyFinding(owner, code), before);
});

Deno.test("examining person by person, in whatever order, keeps what examining everybody keeps", async () => {
  const { act, code, holders } = await aPlantedRegister();
  const inAnyOrder = holders.toSorted((a, b) => hash(a) - hash(b));
  for (let at = 0; at < inAnyOrder.length; at += 7) {
    const some = inAnyOrder.slice(at, at + 7);
    await refresh(code, {
      residentNumberKeys: some.map(({ residentNumber }) => residentNumber).filter(Boolean),
      ticketNumbers: some.filter(({ residentNumber }) => !residentNumber)
        .flatMap(({ tickets }) => tickets.map(({ ticketNumber }) => ticketNumber)),
    });
  }
  assert.deepEqual(await openFindings(owner, code), expected(holders));
  const before = await everyFinding(owner, code);
  await examineAll(database, act);
  assert.deepEqual(await everyFinding(owner, code), before);
});

Deno.test("nobody outside those who are examined loses a finding", async () => {
  const { act, code, holders } = await aPlantedRegister();
  await examineAll(database, act);
  const before = await everyFinding(owner, code);
  await refresh(code, { residentNumberKeys: [holders[0]!.residentNumber] });
  assert.deepEqual(await everyFinding(owner, code), before);
});

Deno.test("what is mended is resolved, with the day; what is broken again is found anew", async () => {
  const { act, code, holders } = await aPlantedRegister();
  await examineAll(database, act);
  const odd = holders.find((holder) => holder.odd === "future_date")!;
  const dose = owner`dose where municipality_code = ${code}
    and ticket_number = ${odd.tickets[0]!.ticketNumber}`;
  const withdraw = async (at: Date | null) => {
    await owner`update dose set withdrawn_at = ${at} where municipality_code = ${code}
      and ticket_number = ${odd.tickets[0]!.ticketNumber}`;
    await refresh(code, { ticketNumbers: [odd.tickets[0]!.ticketNumber] });
  };
  await withdraw(AT);
  const findings = () =>
    owner`
    select state, resolved_at from finding where municipality_code = ${code}
      and dose_ids[1] = (select id from ${dose}) order by state`;
  assert.deepEqual((await findings()).map((row) => ({ ...row })), [
    { state: "resolved", resolved_at: AT },
  ]);
  await withdraw(null);
  assert.deepEqual((await findings()).map(({ state }) => state), ["open", "resolved"]);
});

Deno.test("what was accepted stays so as long as its facts do, and no longer", async () => {
  const { act, code, holders } = await aPlantedRegister();
  await examineAll(database, act);
  const odd = holders.find((holder) => holder.odd === "interval_too_short")!;
  await owner`
    update finding set state = 'accepted', reason = '予診票を確認した', decided_at = ${AT},
      login_id = 'x'
    where municipality_code = ${code} and rule = 'interval_too_short' and subject_id = (
      select id from recipient where municipality_code = ${code}
        and resident_number_key = ${odd.residentNumber})`;
  await examineAll(database, act);
  assert.deepEqual(await statesOf(code, odd), ["accepted"]);
  await owner`
    update dose set vaccinated_on = '2021-06-12' where municipality_code = ${code}
      and ticket_number = ${odd.tickets[0]!.ticketNumber} and dose_number = 2`;
  await examineAll(database, act);
  assert.deepEqual(await statesOf(code, odd), ["open", "resolved"]);
});

Deno.test("a pair of which one has left, or is called otherwise, is a pair no more", async () => {
  const { act, code, holders } = await aPlantedRegister();
  await examineAll(database, act);
  const pairs = holders.filter(({ odd }) => odd === "possible_duplicate");
  const count = async () =>
    (await openFindings(owner, code)).filter((told) => told.startsWith("possible")).length;
  assert.equal(await count(), CASES);
  await owner`update recipient set status = 'moved_out' where municipality_code = ${code}
    and resident_number_key = ${pairs[1]!.residentNumber}`;
  await refresh(code, { residentNumberKeys: [pairs[1]!.residentNumber] });
  assert.equal(await count(), CASES - 1);
  await owner`update recipient set family_key = 'チガウ' where municipality_code = ${code}
    and resident_number_key = ${pairs[2]!.residentNumber}`;
  await refresh(code, { residentNumberKeys: [pairs[2]!.residentNumber] });
  assert.equal(await count(), CASES - 2);
});

Deno.test("a neighbour's register is not examined with it", async () => {
  const { act, code } = await aPlantedRegister();
  const neighbour = await aPlantedRegister();
  await examineAll(database, act);
  assert.deepEqual(await openFindings(owner, neighbour.code), []);
  assert.notDeepEqual(await openFindings(owner, code), []);
});

async function aPlantedRegister() {
  const act = anAct({ at: AT });
  const code = act.actor.municipalityCode;
  const alone = plantedHolders({ clean: 120, cases: CASES });
  const holders = [...alone, ...plantedPairs(CASES, alone.length + 1)];
  await plantLots(owner, code);
  await plant(owner, code, holders);
  return { act, code, holders };
}

function expected(holders: readonly PlantedHolder[]): string[] {
  const pairs = holders.filter(({ odd }) => odd === "possible_duplicate")
    .map(({ residentNumber }) => residentNumber);
  return [
    ...holders.filter(({ odd }) => odd && odd !== "possible_duplicate").map((holder) =>
      `${holder.odd} ${holder.residentNumber || holder.tickets[0]!.ticketNumber}`
    ),
    ...pairs.flatMap((number, index) =>
      index % 2 === 0
        ? [`possible_duplicate ${[number, pairs[index + 1]!].toSorted().join("+")}`]
        : []
    ),
  ].toSorted();
}

function refresh(
  code: string,
  people: { residentNumberKeys?: string[]; ticketNumbers?: string[] },
): Promise<void> {
  return inMunicipality(register, code, (tx) => refreshFindings(tx, code, { at: AT, ...people }));
}

async function statesOf(code: string, { residentNumber }: PlantedHolder): Promise<string[]> {
  const rows = await owner`
    select state from finding where municipality_code = ${code} and subject_id = (
      select id from recipient where municipality_code = ${code}
        and resident_number_key = ${residentNumber}) order by state`;
  return rows.map(({ state }) => state);
}

/** An order that has nothing to do with the one they were planted in. */
function hash({ tickets }: PlantedHolder): number {
  return Number(tickets[0]!.ticketNumber) * 7_919 % 1_009;
}
