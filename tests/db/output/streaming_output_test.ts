import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { JobOffice } from "../../../db/job/job_run.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { findOutput } from "../../../db/output/output_records.ts";
import { requestOutput } from "../../../db/output/request_output.ts";
import { takeOutput } from "../../../db/output/take_output.ts";
import type { FileSealer } from "../../../db/sealing/file_sealer.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { anOutputChoice, makeOutput, output, outputRows } from "./an_output.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const ROWS = 20_000;
const act = anAct();
const code = act.actor.municipalityCode;
await fill(code);

Deno.test("twenty thousand rows come out complete and in order, in every encoding", async () => {
  const rows = await outputRows(database, act);
  assert.equal(rows.length, ROWS);
  assert.ok(rows.every((row) => row.length === 17));
  const residents = rows.map(([resident]) => resident!);
  assert.deepEqual(residents, residents.toSorted());
  assert.equal(new Set(residents).size, ROWS);
  const { bytes } = await output(database, act, { encoding: "shift_jis" });
  const lines = new TextDecoder("shift_jis", { fatal: true }).decode(bytes).split("\r\n");
  assert.deepEqual(lines.slice(0, -1), rows.map((row) => row.join(",")));
});

Deno.test("every loss of a large file is told by its own line", async () => {
  await owner`update dose set doctor_name = '𠮷' where municipality_code = ${code}
    and dose_number = 2 and ticket_number like '%00'`;
  const { record, bytes } = await output(database, act, { encoding: "shift_jis", header: true });
  const lines = new TextDecoder("shift_jis", { fatal: true }).decode(bytes).split("\r\n");
  assert.equal(record.lossCount, ROWS / 100);
  const losses = await owner`
    select line, resident_number from output_loss where output_id = ${record.id} order by position`;
  for (const { line, resident_number } of losses) {
    const cells = lines[line - 1]!.split(",");
    assert.deepEqual([cells[0], cells[14]], [resident_number, "〓"]);
  }
});

Deno.test("a making that breaks off leaves no piece and no backend, and is made again, once", async () => {
  const before = await backends();
  let broken = 0;
  const record = await make((seal) => (piece, place) => {
    if (place.position === 2 && broken++ === 0) throw new Error("broken off");
    return seal(piece, place);
  });
  assert.equal(broken, 2);
  assert.deepEqual([record.state, record.rowCount], ["done", ROWS]);
  await assertWhole(record);
  await until(async () => (await copiesRunning()).length === 0 && (await backends()) <= before);
});

for (const [what, query] of [["COPY", "copy (%"], ["job", '%"output_chunk"%']] as const) {
  Deno.test(`an output whose ${what} loses its backend is made again, once and whole`, async () => {
    const id = await requestOutput(database.register, act, anOutputChoice());
    let making = Promise.resolve();
    // Holds the making up in the middle of the file.
    await owner.begin(async (lock) => {
      await lock`lock table output_chunk in share mode`;
      making = runJobs({ database, sealers: theSealers(), now: () => act.at });
      await until(async () => (await locksAwaited()).length > 0);
      const ended = await owner`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike ${query} and pid <> pg_backend_pid()`;
      assert.equal(ended.length, 1);
    });
    await making;
    const record = await findOutput(database.register, code, id);
    assert.deepEqual([record.state, record.rowCount], ["done", ROWS]);
    await assertWhole(record);
    const [job] = await owner`select attempts from job where subject_id = ${id}`;
    assert.equal(job!.attempts, 2);
  });
}

Deno.test("an output that cannot be made says so, and nothing can be taken of it", async () => {
  const record = await make(() => () => {
    throw new Error("no room");
  });
  assert.equal(record.state, "failed");
  assert.match(record.failure ?? "", /ファイルは作成していません/);
  const office = { register: database.register, sealers: theSealers() };
  await assert.rejects(takeOutput(office, act, record.id), { kind: "not_found" });
});

Deno.test("a slow reader holds no connection, and gets every byte", async () => {
  const { id, byteCount } = await makeOutput(database, act);
  const office = { register: database.register, sealers: theSealers() };
  const readers = await Promise.all(Array.from({ length: 30 }, async () => {
    const { body } = await takeOutput(office, act, id);
    return body.getReader();
  }));
  const sizes = await Promise.all(
    readers.map(async (reader) => (await reader.read()).value!.length),
  );
  assert.ok(sizes.every((size) => size < byteCount!));
  const [first = 0] = sizes;
  let size = first;
  for (let part = await readers[0]!.read(); !part.done; part = await readers[0]!.read()) {
    size += part.value.length;
  }
  assert.equal(size, byteCount);
  await Promise.all(readers.slice(1).map((reader) => reader.cancel()));
});

type Seal = FileSealer["seal"];

/** Makes an output with a sealer that meddles. */
async function make(meddling: (seal: Seal) => Seal) {
  const sealers = theSealers();
  const files = { ...sealers.files, seal: meddling(sealers.files.seal) };
  const office: JobOffice = { database, sealers: { ...sealers, files }, now: () => act.at };
  const id = await requestOutput(database.register, act, anOutputChoice());
  await runJobs(office);
  return await findOutput(database.register, code, id);
}

async function assertWhole({ id, byteCount }: { id: string; byteCount: number | null }) {
  const { body } = await takeOutput(
    { register: database.register, sealers: theSealers() },
    act,
    id,
  );
  assert.equal((await new Response(body).bytes()).length, byteCount);
}

/** Backends that still send an output. */
function copiesRunning() {
  return owner`
    select pid from pg_stat_activity where datname = current_database() and query ilike '%copy (%'
      and state <> 'idle' and pid <> pg_backend_pid()`;
}

function locksAwaited() {
  return owner`select pid from pg_locks
    where relation = 'output_chunk'::regclass and not granted`;
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
