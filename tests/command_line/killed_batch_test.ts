import assert from "node:assert/strict";
import type { Sql } from "postgres";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { paths } from "../../views/paths.ts";
import { anIncomer, batchCsv } from "../db/batch/a_batch.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aMyNumber } from "../db/upload/a_recipient.ts";
import { fileOf, MULTIPART, multipartBody } from "../routes/a_multipart_body.ts";
import { plainText } from "../routes/html.ts";
import { postTo } from "./sign_in_at.ts";
import { aServer, type Environment, runVrs } from "./vrs_process.ts";

const PASSWORD = "correct horse battery";
const [URAYASU, ICHIKAWA, FUNABASHI] = ["122271", "122033", "122041"] as const;
/** Rows about 市川市, which is asked first, and as many about 船橋市. */
const EACH = 60;
const ALL = 2 * EACH;

/** What of the database is there before the server is, and so when it is no more. */
const FATES = {
  "and its database with it": () => Promise.resolve(),
  "while its database goes on": (directory: string) => startEmbeddedPostgres(directory),
};

for (const [fate, prepare] of Object.entries(FATES)) {
  Deno.test(`a server killed in the middle of a list, ${fate}, asks about each once`, async () => {
    await using directory = await aDataDirectory();
    const own = await prepare(directory.path);
    await using _end = { [Symbol.asyncDispose]: async () => await own?.stop() };
    const here = { VRS_DATA_DIR: directory.path };
    const server = await aServer(here);
    for (const municipality of [URAYASU, ICHIKAWA, FUNABASHI]) await hasStaff(here, municipality);
    const owner = await ownerAt(directory.path);
    const blocker = await stopAt(owner, FUNABASHI);
    const path = await sends(server.url, batchCsv(incomers()));
    // All of 市川市 is asked, on both sides, and of 船橋市 the first.
    await until(async () => {
      const told = await owner`select from job_progress where done = ${EACH} and total = ${ALL}`;
      const held = await owner`select from pg_locks where locktype = 'advisory' and not granted`;
      return told.length === 1 && held.length === 1;
    });
    assert.deepEqual(await casesOf(owner), [], "nothing of it is to be seen before the end");
    await server.stop("SIGKILL");
    await Promise.allSettled([blocker.unsafe("rollback"), owner.end({ timeout: 0 })]);

    await using again = await aServer(here);
    await again.vrs.says(/"kind":"inquire_batch".*"state":"done","attempts":2/);
    const page = plainText(await (await visit(again.url, path)).text());
    assert.match(page, new RegExp(`照会が終わりました${ALL}人のうち`));
    await hasAskedOnce(directory.path);
  });
}

/** Each row has one case, on both sides, with one beginning and one audit entry a side. */
async function hasAskedOnce(dataDirectory: string): Promise<void> {
  const owner = await ownerAt(dataDirectory);
  try {
    const rows = await owner`
      select inquiry_id as id, other_code as "otherCode", outcome, my_number_sealed as sealed
      from batch_row order by line`;
    assert.equal(rows.length, ALL);
    assert.equal(new Set(rows.map(({ id }) => id)).size, ALL);
    for (const { outcome, sealed } of rows) {
      assert.match(outcome, /^(none|held)$/);
      assert.equal(sealed, null);
    }
    const cases = await casesOf(owner);
    const sides = rows.flatMap(({ id, otherCode }) => [
      { id, side: "asked", municipality: otherCode, events: 1, entries: 1 },
      { id, side: "asking", municipality: URAYASU, events: 1, entries: 1 },
    ]);
    const byCase = (a: { id: string; side: string }, b: { id: string; side: string }) =>
      a.id.localeCompare(b.id) || a.side.localeCompare(b.side);
    assert.deepEqual(cases.toSorted(byCase), sides.toSorted(byCase));
  } finally {
    await owner.end({ timeout: 1 });
  }
}

async function ownerAt(dataDirectory: string): Promise<Sql> {
  const { socketDirectory, superuser: owner } = await startEmbeddedPostgres(dataDirectory);
  return connect({ kind: "socket", socketDirectory, owner, database: "vrs" }, "owner", 3);
}

interface Case {
  id: string;
  side: string;
  municipality: string;
  events: number;
  entries: number;
}

async function casesOf(owner: Sql): Promise<Case[]> {
  const rows = await owner<Case[]>`
    select id, side, municipality_code as municipality,
      (select count(*)::int from inquiry_event as event
        where event.municipality_code = inquiry.municipality_code
          and event.inquiry_id = inquiry.id) as events,
      (select count(*)::int from audit
        where audit.municipality_code = inquiry.municipality_code
          and audit.subject_id = inquiry.id
          and audit.act in ('inquiry_made', 'inquiry_received')) as entries
    from inquiry`;
  return rows.map((row) => ({ ...row }));
}

/** Whoever writes a case of this municipality waits, until the connection that is answered ends. */
async function stopAt(owner: Sql, municipality: string) {
  await owner.unsafe(`
    create function stop_here() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(4711);
      return new;
    end $$;
    create trigger stop_here before insert on inquiry for each row
      when (new.other_code = '${municipality}') execute function stop_here()`);
  const blocker = await owner.reserve();
  await blocker.unsafe("begin; select pg_advisory_xact_lock(4711)");
  return blocker;
}

/** Nobody is registered anywhere: every one is asked about by name or My Number in vain. */
function incomers() {
  return Array.from({ length: ALL }, (_, index) => {
    const municipality = index < EACH ? ICHIKAWA : FUNABASHI;
    const familyKana = "カクニンアイウエオカキクケコ".slice(0, 4 + index % 10) +
      "ン".repeat(index % 7);
    if (index % 2 === 0) {
      const myNumber = aMyNumber(200_000_000 + index);
      return anIncomer({ municipality, myNumber, consent: "1" });
    }
    const birthDate = `19${String(10 + index % 80)}0${1 + index % 9}1${index % 10}`;
    return anIncomer({ municipality, familyKana, birthDate });
  });
}

async function hasStaff(here: Environment, municipality: string): Promise<void> {
  const options = ["--kind", "municipal", "--municipality", municipality, "--password-stdin"];
  await runVrs(
    ["account", "add", "--login-id", loginIdOf(municipality), ...options],
    here,
    PASSWORD,
  );
}

function loginIdOf(municipality: string): string {
  return `yakuba@${municipality}.lg.jp`;
}

/** Sends a list; the path of its page. */
async function sends(url: string, csv: string): Promise<string> {
  const answer = await fetch(url + paths.batches, {
    method: "POST",
    redirect: "manual",
    headers: { ...MULTIPART, origin: url, cookie: await cookieAt(url) },
    body: multipartBody([fileOf(csv)]),
  });
  await answer.body?.cancel();
  assert.equal(answer.status, 303);
  return answer.headers.get("location")!;
}

async function visit(url: string, path: string): Promise<Response> {
  return await fetch(url + path, { headers: { cookie: await cookieAt(url) } });
}

async function cookieAt(url: string): Promise<string> {
  const form = { loginId: loginIdOf(URAYASU), password: PASSWORD };
  const answer = await postTo(url + paths.signIn, form);
  return answer.headers.getSetCookie()[0]!.split(";")[0]!;
}
