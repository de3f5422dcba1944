import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { seededRandom } from "../../../db/demo/seeded_random.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { until } from "../embedded/writer_process.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { aJobOffice, outcomeOf, receiveFile, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const PROGRAM = new URL("./upload_process.ts", import.meta.url).pathname;

const [READING, WEIGHING, WRITING] = ["ファイルを読み取り", "登録済みの内容と", "登録しています"];

/** What differs between two municipalities where the same was done. */
const OWN = [
  "municipality_code",
  "id",
  "change_id",
  "replaced_by",
  "my_number_sealed",
  "my_number_index",
];

/** Where in a job its process is killed: a while after a step began, as part of what it takes. */
interface KillPoint {
  step: string;
  part: number;
}

/** Ten points, those most likely to come too late the last. */
const random = seededRandom(20_210_412);
const points = (steps: string[]) =>
  steps.map((step): KillPoint => ({ step, part: random() * 0.6 }))
    .toSorted((one, other) => one.part - other.part);
const CHECK_KILLS = points([READING!, READING!, WEIGHING!]);
const APPLY_KILLS = points([
  READING!,
  WEIGHING!,
  WEIGHING!,
  WRITING!,
  WRITING!,
  WRITING!,
  WRITING!,
]);

const known = Array.from({ length: 1_000 }, () => aRecipient());
const file = {
  content: [
    ...known.map((person, index) => ({
      ...person,
      familyName: index % 2 === 0 ? "鈴木" : person.familyName,
      ticketNumber: index % 5 === 0 ? aRecipient().ticketNumber : person.ticketNumber,
    })),
    ...Array.from({ length: 4_000 }, () => aRecipient()),
  ],
};

Deno.test("an upload whose process is killed at ten points is registered as if it had not been", async () => {
  const [act, undisturbed] = [anAct(), anAct()];
  for (const each of [act, undisturbed]) await upload(database, each, { content: known });
  const before = await registerOf(act);

  const other = await receiveFile(database, undisturbed, file);
  await finish(other);
  await approve(undisturbed, other);
  const tookMs = await stepsOf(other);
  const after = await registerOf(undisturbed);
  assert.notEqual(after, before);

  const id = await receiveFile(database, act, file);
  const killed: string[] = [];
  const killAt = async (kills: readonly KillPoint[]) => {
    for (const point of kills) {
      if (!await isQueued(id)) return;
      if (await killWhen(id, point, tookMs)) killed.push(point.step);
      const { record } = await outcomeOf(database, act, id);
      assert.equal(await registerOf(act), record.state === "applied" ? after : before);
    }
  };
  await killAt(CHECK_KILLS);
  await finish(id);
  assert.equal((await outcomeOf(database, act, id)).record.state, "checked");
  assert.equal(await registerOf(act), before);
  await approve(act, id);
  await killAt(APPLY_KILLS);
  await finish(id);
  assert.equal((await outcomeOf(database, act, id)).record.state, "applied");
  assert.equal(await registerOf(act), after, "nothing was lost or doubled");
  for (const step of [READING, WEIGHING, WRITING]) assert.ok(killed.includes(step!), `${killed}`);
});

/**
 * Lets a process take up the job and kills it at the point. Answers whether the job was still not
 * done then. A job is given up after three such deaths, so every one counts as the first here.
 */
async function killWhen(
  id: string,
  { step, part }: KillPoint,
  tookMs: Map<string, number>,
): Promise<boolean> {
  await owner`update job set attempts = 0 where subject_id = ${id}`;
  await owner`delete from job_progress`;
  const process = aProcess();
  const isAtStep = async () => (await stepNow(id)).startsWith(step) || !await isQueued(id);
  // Who came too late to see the step sees the end of the job, which takes its time where much runs.
  await until(isAtStep, 120);
  await delay(part * tookMs.get(step)!);
  kill(process);
  await process.status;
  await until(async () =>
    (await owner`
      select from pg_locks where locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())`)
      .length === 0
  );
  return await isQueued(id);
}

function aProcess(): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", PROGRAM, JSON.stringify(database.address)],
  }).spawn();
}

function kill(process: Deno.ChildProcess): void {
  try {
    process.kill("SIGKILL");
  } catch {
    // It came to its end before.
  }
}

/** Runs another process on an upload's application and answers how long each step took, in ms. */
async function stepsOf(id: string): Promise<Map<string, number>> {
  const began = new Map<string, number>();
  const process = aProcess();
  while (await isQueued(id)) {
    const step = await stepNow(id);
    const name = [READING, WEIGHING, WRITING].find((name) => step.startsWith(name!));
    if (name && !began.has(name)) began.set(name, performance.now());
  }
  const ended = performance.now(); // the process goes on: it examines the people
  await process.status;
  const [reading, weighing, writing] = [READING, WEIGHING, WRITING].map((it) => began.get(it!)!);
  return new Map([
    [READING!, weighing! - reading!],
    [WEIGHING!, writing! - weighing!],
    [WRITING!, ended - writing!],
  ]);
}

async function stepNow(id: string): Promise<string> {
  const [row] = await owner`select step from job_progress where subject_id = ${id}`;
  return row?.step ?? "";
}

async function isQueued(id: string): Promise<boolean> {
  const jobs = await owner`select from job where subject_id = ${id} and state = 'queued'`;
  return jobs.length > 0;
}

/** Does here whatever job an upload has left. */
async function finish(id: string): Promise<void> {
  await owner`update job set attempts = 0 where subject_id = ${id}`;
  await until(async () => {
    await runJobs(aJobOffice(database));
    return !await isQueued(id);
  });
}

async function approve(act: Act, uploadId: string): Promise<void> {
  const approval = { rejectedRows: "not_accepted", doubts: "settled" } as const;
  assert.ok((await approveUpload(database.register, act, { uploadId, approval })).ok);
}

/** Everything an upload may alter, but for what differs between municipalities, as one digest. */
async function registerOf({ actor }: Act): Promise<string> {
  const digests: string[] = [];
  for (const table of ["recipient", "recipient_history", "ticket", "ticket_history"]) {
    const [row] = await owner`
      select count(*) as count, md5(string_agg(content, '' order by content)) as digest from (
        select (to_jsonb(t) - ${OWN}::text[])::text as content
        from ${owner(table)} t where municipality_code = ${actor.municipalityCode}
      ) as rows`;
    digests.push(`${table} ${row!.count} ${row!.digest}`);
  }
  const [changes] = await owner`
    select count(*) as count from change where municipality_code = ${actor.municipalityCode}`;
  return [...digests, `change ${changes!.count}`].join("\n");
}
