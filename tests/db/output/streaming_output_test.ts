import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { openOutput } from "../../../db/output/open_output.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { outputBytes, outputRows } from "./an_output.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const ROWS = 20_000;
const act = anAct();
await fill(act.actor.municipalityCode);

const request = { kind: "register" as const, header: "without_header" as const };

Deno.test("twenty thousand rows stream out complete and in order", async () => {
  const rows = await outputRows(database, act, "register");
  assert.equal(rows.length, ROWS);
  assert.ok(rows.every((row) => row.length === 17));
  const residents = rows.map(([resident]) => resident!);
  assert.deepEqual(residents, residents.toSorted());
  assert.equal(new Set(residents).size, ROWS);
});

Deno.test("a reader that goes away midway leaves no backend behind, and no finished output", async () => {
  const before = await backends();
  const reader = (await openOutput(database, act, request)).getReader();
  assert.ok((await reader.read()).value!.length > 0);
  assert.equal((await copiesRunning()).length, 1);
  await reader.cancel();
  await until(async () => (await copiesRunning()).length === 0);
  await until(async () => (await backends()) <= before);
  const [output] = await owner`
    select row_count, finished_at from output
    where municipality_code = ${act.actor.municipalityCode} order by id desc limit 1`;
  assert.deepEqual({ ...output }, { row_count: null, finished_at: null });
});

Deno.test("a reader that never begins leaves no backend behind either", async () => {
  const stream = await openOutput(database, act, request);
  await stream.cancel();
  await until(async () => (await copiesRunning()).length === 0);
});

Deno.test("a slow reader holds up nobody, and gets every row", async () => {
  const reader = (await openOutput(database, act, request)).getReader();
  const first = (await reader.read()).value!;
  const whole = await outputBytes(database, act, request);
  let size = first.length;
  for (let block = await reader.read(); !block.done; block = await reader.read()) {
    size += block.value.length;
  }
  assert.equal(size, whole.length);
});

/** Backends that still send an output. */
function copiesRunning() {
  return owner`
    select pid from pg_stat_activity where datname = current_database() and query ilike '%copy (%'
      and state <> 'idle' and pid <> pg_backend_pid()`;
}

async function backends(): Promise<number> {
  const [row] = await owner`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  return row!.count;
}

/** Backends need a moment to end: waits for it, for ever if it never comes. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!await condition()) await delay(10);
}

async function fill(code: string): Promise<void> {
  const change = crypto.randomUUID();
  await owner`
    insert into change (municipality_code, id, kind, made_at, account_id, login_id,
      actor_municipality_code)
    values (${code}, ${change}, 'upload', now(), gen_random_uuid(), 'fill', ${code})`;
  await owner`
    insert into recipient (municipality_code, resident_number_key, resident_number, change_id)
    select ${code}, n, n, ${change} from generate_series(1, ${ROWS}::int) as n`;
  await owner`
    insert into ticket (municipality_code, ticket_number, resident_number_key, state, change_id)
    select ${code}, lpad(n::text, 10, '0'), n, 'active', ${change}
    from generate_series(1, ${ROWS}::int) as n`;
  await owner`
    insert into dose (municipality_code, id, ticket_number, kind, dose_number, vaccinated_on,
      venue_name, doctor_name, vaccine_maker, place_code, source, registered_at, account_id,
      change_id)
    select ${code}, gen_random_uuid(), ticket_number, 'vaccination', number, '2021-07-01',
      repeat('会', 30), repeat('医', 20), 'ファイザー', ${code}, 'venue', now(),
      gen_random_uuid(), ${change}
    from ticket, generate_series(1, 2) as number where municipality_code = ${code}`;
}
