import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import { foldTallies } from "../../../db/tally/fold.ts";
import { listOwnCoverage, listOwnGroups, listOwnTotals } from "../../../db/tally/own_tallies.ts";
import { verifyMunicipality } from "../../../db/tally/verify_tallies.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { until } from "../embedded/writer_process.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { aJobOffice, checkFile, outcomeOf } from "../upload/an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

const PROGRAM = new URL("./fold_process.ts", import.meta.url).pathname;

/** Exact by what waits and what is added up, and then by what is added up alone. */
async function assertExact(code: string): Promise<void> {
  assert.deepEqual(await verifyMunicipality(register, code), []);
  while (await foldTallies(database) > 0);
  for (const table of ["dose_change", "people_change", "touched_dose"]) {
    assert.equal(await countRows(owner, table, code), 0, table);
  }
  assert.deepEqual(await verifyMunicipality(register, code), []);
}

async function coverageOf({ actor: { municipalityCode: code } }: Act): Promise<number[]> {
  const coverage = await inMunicipality(register, code, (tx) => listOwnCoverage(tx, code));
  return coverage.map(({ people }) => people);
}

async function dosesOf({ actor: { municipalityCode: code } }: Act): Promise<number> {
  const totals = await inMunicipality(register, code, (tx) => listOwnTotals(tx, code));
  return totals.reduce((sum, { count }) => sum + count, 0);
}

Deno.test("nothing is lost or counted twice while a file is applied, doses come in and two add up", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const people = Array.from({ length: 40 }, (_, each) => aRecipient({ sex: `${each % 3 + 1}` }));
  const uploadId = await checkFile(database, act, { content: people });
  const approval = { rejectedRows: "left_out", doubts: "settled" } as const;
  assert.ok((await approveUpload(register, act, { uploadId, approval })).ok);
  const doses = people.flatMap(({ ticketNumber }) =>
    [1, 2].map((doseNumber) => aDose(aTicket(code, { ticketNumber, doseNumber })))
  );
  let isOver = false;
  const adding = [1, 2].map(async () => {
    while (!isOver) await foldTallies(database);
  });
  const looking = (async () => {
    while (!isOver) assert.ok(await dosesOf(act) <= 80);
  })();
  await Promise.all([
    runJobs(aJobOffice(database)),
    ...doses.map((dose) => giveDose(database, anAct({ actor: act.actor }), dose)),
  ]);
  isOver = true;
  await Promise.all([...adding, looking]);
  assert.equal((await outcomeOf(database, act, uploadId)).record.state, "applied");
  assert.deepEqual([await coverageOf(act), await dosesOf(act)], [[40, 40, 40], 80]);
  await assertExact(code);
});

Deno.test("a dose and a change of its person that cannot see each other are both counted", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient({ sex: "1" });
  await applyPeople(database, act, [person]);
  await owner.begin(async (tx) => {
    await tx`update recipient set sex = 'female' where municipality_code = ${code}`;
    const { ticketNumber } = person;
    await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
    assert.deepEqual(await sexesOf(code), ["male"], "as far as anybody can see");
    await foldTallies(database);
  });
  assert.deepEqual(await sexesOf(code), ["female"]);
  await assertExact(code);
});

async function sexesOf(code: string): Promise<string[]> {
  const groups = await inMunicipality(register, code, (tx) => listOwnGroups(tx, code));
  return groups.map(({ sex }) => sex);
}

Deno.test("a first dose on each of two tickets of one person at once is one person with a first dose", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient();
  await applyPeople(database, act, [person]);
  const again = { ...person, ticketNumber: aTicketNumber(777_000_001) };
  await applyPeople(database, act, [again]);
  const sample = aTicket(code);
  await giveDose(database, act, aDose(sample));
  const copy = (ticketNumber: string) =>
    owner`
    insert into dose select (jsonb_populate_record(dose, ${
      owner.json({ id: crypto.randomUUID(), ticket_number: ticketNumber, client_key: null })
    })).* from dose where municipality_code = ${code} and ticket_number = ${sample.ticketNumber}`;
  await owner.begin(async (tx) => {
    // Not by the way everybody takes, which lets only one of them in.
    await tx`insert into dose select (jsonb_populate_record(dose, ${
      tx.json({ id: crypto.randomUUID(), ticket_number: person.ticketNumber, client_key: null })
    })).* from dose where municipality_code = ${code} and ticket_number = ${sample.ticketNumber}`;
    await copy(again.ticketNumber);
    assert.deepEqual(await coverageOf(act), [1, 1]);
  });
  assert.deepEqual([await coverageOf(act), await dosesOf(act)], [[1, 1], 3]);
  await assertExact(code);
});

Deno.test("a registration that is rolled back leaves no trace", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  await applyPeople(database, act, [aRecipient()]);
  await assertExact(code);
  const undone = new Error("rolled back");
  await assert.rejects(
    inMunicipality(register, code, async (tx) => {
      await tx.updateTable("recipient").set({ status: "deceased" })
        .where("municipality_code", "=", code).execute();
      assert.equal((await listOwnCoverage(tx, code)).length, 0);
      throw undone;
    }),
    undone,
  );
  assert.deepEqual(await coverageOf(act), [1]);
  for (const table of ["touched_recipient", "people_change", "dose_change"]) {
    assert.equal(await countRows(owner, table, code), 0, table);
  }
});

Deno.test("who is killed while adding up has added nothing, and the next one adds all of it", async () => {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  await giveDose(database, act, aDose(aTicket(code)));
  await foldTallies(database);
  await giveDose(database, act, aDose(aTicket(code)));
  const held = await owner.reserve();
  await held`begin`;
  await held`select from tally_coverage where area = ${code} for update`; // the last of the tallies
  const folder = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", PROGRAM, JSON.stringify(database.address)],
  }).spawn();
  await until(async () =>
    (await owner`
      select from pg_stat_activity where usename = 'vrs_tally' and wait_event_type = 'Lock'
        and datname = current_database()`).length > 0
  );
  folder.kill("SIGKILL");
  await folder.status;
  await held`rollback`;
  held.release();
  await until(async () =>
    (await owner`
      select from pg_stat_activity where usename = 'vrs_tally'
        and datname = current_database()`).length === 0
  );
  const [total] = await owner`select count from tally_total where area = ${code}`;
  assert.equal(total!.count, 1, "the first dose");
  assert.equal(await dosesOf(act), 2);
  await assertExact(code);
});

Deno.test("a server that does not know every tally leaves adding up to one that does", async () => {
  const act = anAct();
  await giveDose(database, act, aDose(aTicket(act.actor.municipalityCode)));
  await owner`create table tally_of_a_newer_server (area text)`;
  assert.equal(await foldTallies(database), 0);
  await owner`drop table tally_of_a_newer_server`;
  await assertExact(act.actor.municipalityCode);
});
