import assert from "node:assert/strict";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { connect } from "../../db/connection.ts";
import { openDatabase } from "../../db/database.ts";
import { addAccount } from "../../db/account/add_account.ts";
import { lookupActor } from "../../db/session/lookup_actor.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aJob, jobsOf } from "../db/job/a_job.ts";
import { EventStream } from "../routes/event_stream.ts";
import { aServer } from "./vrs_process.ts";

const PASSWORD = "correct horse battery";

Deno.test("a server with a running job and a page that follows it stops without waiting for either; the next start takes the job up", async () => {
  await using directory = await aDataDirectory();
  const here = { VRS_DATA_DIR: directory.path };
  const server = await aServer(here);
  const { socketDirectory, superuser } = await startEmbeddedPostgres(directory.path);
  const address = { kind: "socket" as const, socketDirectory, owner: superuser, database: "vrs" };
  const database = openDatabase(address);
  const owner = connect(address, "owner", 1);
  const { cookie, actor } = await signIn(database, server.url);

  // The job waits for this lock, in the middle of its transaction.
  const blocker = await owner.reserve();
  await blocker`begin`;
  await blocker`lock table upload in access exclusive mode`;
  const act = { actor, at: new Date(), requestId: crypto.randomUUID(), address: "192.0.2.7" };
  const { municipalityCode, subjectId } = await aJob(database, { act, kind: "apply_upload" });
  const answer = await fetch(server.url + paths.jobEvents(subjectId), { headers: { cookie } });
  const events = new EventStream(answer);
  await events.next();
  await until(async () => (await jobsOf(database, municipalityCode))[0]!.attempts === 1);

  const ended = server.stop("SIGTERM");
  await events.ends();
  const { code, stdout, stderr } = await ended;
  assert.deepEqual([code, stderr], [0, ""]);
  const line = stdout.split("\n").find((line) => line.includes('"interrupted"'));
  const { kind, municipality, attempts } = JSON.parse(line!);
  assert.deepEqual([kind, municipality, attempts], ["apply_upload", municipalityCode, 1]);
  await Promise.allSettled([owner.end({ timeout: 0 }), database.close()]);

  await using again = await aServer(here);
  await again.vrs.says(/"kind":"apply_upload".*"state":"done","attempts":1/);
});

/** A member of staff, the cookie they hold, and who that is. */
async function signIn(database: ReturnType<typeof openDatabase>, url: string) {
  const loginId = "yakuba@urayasu.lg.jp";
  await addAccount(database.gate, {
    kind: "municipal",
    loginId,
    municipalityCode: "122271",
    prefectureCode: null,
    password: PASSWORD,
  }, new Date());
  const answer = await fetch(url + paths.signIn, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url },
    body: new URLSearchParams({ loginId, password: PASSWORD }),
  });
  await answer.body?.cancel();
  const cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
  const actor = await lookupActor(database.gate, cookie.split("=")[1]!, new Date());
  return { cookie, actor: actor as RegisterActor };
}
