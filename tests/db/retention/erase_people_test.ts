import assert from "node:assert/strict";
import type { Sql } from "postgres";
import { countProgress } from "../../../db/progress/count_progress.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aCorrection } from "../correction/a_correction.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { fillEveryTable } from "../fill_every_table.ts";
import { ownerSql } from "../owner_sql.ts";
import { aLeaver, erase, everyRow, goneBetween, justNow, longAgo } from "./a_leaver.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("who left long ago goes with everything that is theirs, and nothing else goes", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const elsewhere = anAct().actor.municipalityCode;
  await fillEveryTable(database, owner, elsewhere);
  await justNow(owner, elsewhere);
  const named = { residentNumber: "宛名8877665544", familyName: "消田", familyKana: "キエタ" };
  const { id, person } = await aLeaver(database, act, named);
  await aCorrection(database, act); // a neighbour who stays
  await longAgo(owner, code);
  const before = await everyRow(owner);
  const counts = await erase(database);
  assert.deepEqual(counts, { people: 1, versions: 2, doses: 2, tickets: 1, marks: 2 });
  assert.deepEqual(goneBetween(before, await everyRow(owner)), {
    confirmation: 1,
    dose: 2,
    dose_history: 1,
    protection: 1,
    recipient: 1,
    recipient_history: 1,
    ticket: 1,
  });
  await erase(database, { retention: { years: 5, fileDays: 365, caseDays: 365, auditYears: 100 } });
  for (const text of [person.ticketNumber, ...Object.values(named), "旧姓"]) {
    const held = await columnsThatHold(owner, code, text);
    assert.deepEqual(held, [], "no column of the municipality names them any more");
  }
  assert.deepEqual(await columnsThatHold(owner, code, id), ["audit.subject_id"]);
});

Deno.test("a proof and an entry in the audit say what went, how many, of when and by whom", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  await aLeaver(database, act);
  await longAgo(owner, code);
  await erase(database);
  const [proof] = await owner`
    select kind, counts, by_whom, cutoff, erased_at, run_id from erasure
    where municipality_code = ${code}`;
  const { cutoff, erased_at, run_id, ...said } = proof!;
  const counts = { people: 1, versions: 2, doses: 2, tickets: 1, marks: 2 };
  assert.deepEqual(said, { kind: "people", counts, by_whom: "運用者" });
  assert.equal(erased_at.getUTCFullYear() - cutoff.getUTCFullYear(), 5);
  const [entry] = await owner`
    select login_id, detail from audit where municipality_code = ${code}
    and act = 'records_erased'`;
  assert.deepEqual([entry!.login_id, entry!.detail.counts], ["運用者", counts]);
  const [run] = await owner`
    select kind, counts from erasure where municipality_code = '000000' and id = ${run_id}`;
  assert.deepEqual({ ...run }, { kind: "run", counts });
});

Deno.test("doses that went are still counted by day, kind, number, maker, sex and age", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { correcting: { subject } } = await aLeaver(database, act);
  const { correcting } = await aCorrection(database, act);
  await correcting.deletes(2);
  await correcting.person({ status: "deceased" });
  await correcting.update();
  await aCorrection(database, act, { doses: 3 });
  await longAgo(owner, code);
  // Nobody's age is made up.
  await owner`update recipient set birth_date = null where id = ${subject.id}`;
  const before = await dosesByAll(owner, code);
  const progress = await countProgress(database, code);
  assert.equal((await erase(database)).people, 2);
  assert.deepEqual(await dosesByAll(owner, code), before);
  assert.deepEqual(await countProgress(database, code), { ...progress, departed: 0 });
});

Deno.test("who left, but has had anything changed or given since the cutoff, stays whole", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const [given, corrected] = [await aLeaver(database, act), await aLeaver(database, act)];
  await longAgo(owner, code);
  const late = { ...act, at: new Date(Date.now() - 86_400_000) };
  const ticket = aTicket(code, { ticketNumber: given.person.ticketNumber, doseNumber: 3 });
  await owner`delete from confirmation where municipality_code = ${code}`;
  await giveDose(database, late, aDose(ticket));
  await corrected.correcting.by(late).person({ givenName: "改" });
  await corrected.correcting.by(late).update();
  const before = await everyRow(owner);
  assert.deepEqual(await erase(database), {});
  assert.deepEqual(goneBetween(before, await everyRow(owner)), {});
  assert.deepEqual(await erase(database, { mode: "rehearse" }), {});
});

Deno.test("a rehearsal says what the erasure then does, and changes nothing", async () => {
  const acts = [anAct(), anAct()];
  for (const act of acts) {
    for (let person = 0; person < 3; person++) await aLeaver(database, act);
    await longAgo(owner, act.actor.municipalityCode);
  }
  const before = await everyRow(owner);
  const foretold = await erase(database, { mode: "rehearse" });
  assert.equal(foretold.people, 6);
  assert.deepEqual(goneBetween(before, await everyRow(owner)), {});
  assert.deepEqual(await erase(database), foretold);
  assert.deepEqual(await erase(database), {});
});

Deno.test("who comes back while the erasure is at them loses nothing; the others go", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const [back] = [await aLeaver(database, act), await aLeaver(database, act)];
  await longAgo(owner, code);
  const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const clerk = owner.begin(async (tx) => {
    await tx`update recipient set status = null, version = version + 1 where id = ${back!.id}`;
    held.resolve();
    await release.promise;
  });
  await held.promise;
  const erasing = erase(database);
  await new Promise((resolve) => setTimeout(resolve, 500)); // it waits for the row by then
  release.resolve();
  await clerk;
  assert.deepEqual(await erasing, { people: 1, versions: 2, doses: 2, tickets: 1, marks: 2 });
  const [kept] = await owner`
    select (select count(*) from dose where municipality_code = ${code}) as doses,
      (select count(*) from protection where municipality_code = ${code}) as protections`;
  assert.deepEqual({ ...kept }, { doses: 2, protections: 1 });
});

/** Doses by all that statistics count, gone or not. */
async function dosesByAll(owner: Sql, code: string) {
  const rows = await owner`
    select day, kind, dose_number, maker, sex, age, sum(doses)::integer as doses from (
      select vaccinated_on as day, dose.kind, dose_number, vaccine_maker as maker, sex, 1 as doses,
        extract(year from age(vaccinated_on, birth_date))::integer / 5 * 5 as age
      from dose join ticket using (municipality_code, ticket_number)
        join recipient using (municipality_code, resident_number_key)
      where municipality_code = ${code} and withdrawn_at is null
      union all
      select vaccinated_on, kind, dose_number, vaccine_maker, sex, dose_count, age_from
      from erased_dose where municipality_code = ${code}
    ) as counted group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`;
  return rows.map((row) => ({ ...row }));
}

/** `table.column` of every place in the municipality where the text stands. */
async function columnsThatHold(owner: Sql, code: string, text: string): Promise<string[]> {
  const columns = await owner`
    select relname as table, attname as column from pg_attribute
    join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0
      and not attisdropped and atttypid <> 'bytea'::regtype and exists (
        select from pg_attribute as own where own.attrelid = pg_class.oid
          and own.attname = 'municipality_code')
    order by 1, 2`;
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await owner`
      select from ${owner(table)} where municipality_code = ${code}
        and position(${text} in ${owner(column)}::text) > 0 limit 1`;
    if (row) found.push(`${table}.${column}`);
  }
  return found;
}
