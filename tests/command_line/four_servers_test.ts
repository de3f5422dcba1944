import assert from "node:assert/strict";
import { addAccount } from "../../db/account/add_account.ts";
import { type Gate, openDatabase } from "../../db/database.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { fileOf, MODE, MULTIPART, multipartBody } from "../routes/a_multipart_body.ts";
import { EventStream } from "../routes/event_stream.ts";
import { formOf, plainText, tableRows } from "../routes/html.ts";
import { RoundRobin } from "./round_robin.ts";
import { aServer } from "./vrs_process.ts";

const PASSWORD = "correct horse battery";
const [URAYASU, ICHIKAWA] = ["122271", "122033"] as const;
const SERVERS = 4;

Deno.test("four servers on one database are one to whoever asks them in turn", async () => {
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await aDataDirectory());
  const here = { VRS_DATA_DIR: directory.path };
  const postgres = await startEmbeddedPostgres(directory.path);
  stack.defer(() => postgres.stop());
  const { socketDirectory, superuser: owner } = postgres;
  const { gate, close } = openDatabase({ kind: "socket", socketDirectory, owner, database: "vrs" });
  stack.defer(close);
  const first = await aServer(here); // brings the schema
  const starting = Array.from({ length: SERVERS - 1 }, () => aServer(here));
  const servers = [first, ...await Promise.all(starting)];
  for (const server of servers) stack.use(server);
  const urls = servers.map(({ url }) => url);

  // Two people of one name, so that the list of a search is to be come back to.
  const desk = await aDesk(gate, urls, { municipality: URAYASU });
  const boss = await aDesk(gate, urls, { municipality: URAYASU, role: "manager" });
  const asking = await aDesk(gate, urls, { municipality: ICHIKAWA });
  const people = [aRecipient(), aRecipient({ birthDate: "19800101" })];
  const upload = await desk.send(paths.uploads, {
    method: "POST",
    headers: MULTIPART,
    body: multipartBody([MODE, fileOf(toCsv(people))]),
  });
  assert.equal(upload.status, 303);
  const path = upload.headers.get("location")!;
  await desk.jobEnds(path);
  const review = await desk.page(path);
  const { action, fields } = formOf(review, "登録");
  assert.equal((await desk.submit(action, fields)).status, 303);
  await desk.jobEnds(path);
  assert.match(plainText(await desk.page(path)), /新規2/);
  assert.deepEqual(await doneJobs(gate), [["apply_upload", 1], ["check_upload", 1]]);

  const search = { nameKana: "ヤマダハナコ", birthDate: "", sex: "" };
  const list = await (await desk.submit(paths.search, search)).text();
  assert.equal(tableRows(list).length, 1 + people.length);
  assert.deepEqual(tableRows(await desk.page(paths.peopleFound)), tableRows(list));

  const events = await desk.follows(paths.messageEvents);
  assert.equal((await events.next()).text, "");
  const inquiry = await asking.submit(paths.transferByName, {
    ...{ municipalityCode: URAYASU, familyKana: "ミズカガミ", givenKana: "トワコ" },
    ...{ birthDate: "19580321", sex: "female" },
  });
  // Nobody is called so; unless this installation's keys hold the name anyway, it takes asking again.
  const id = inquiry.headers.get("location")!.split("/").at(-1)!;
  await asking.submit(paths.inquiryCheck(id), { version: "1" });
  await events.shows(/^未読1件/);

  // One goes in the middle of it: nobody notices but who was following a page there.
  const gone = servers.find(({ url }) => url === desk.urlFollowed)!;
  const ending = gone.stop("SIGTERM");
  await events.ends();
  const again = await desk.follows(paths.messageEvents);
  await again.shows(/^未読1件/);
  for (let asked = 0; asked < SERVERS; asked++) await desk.page(paths.progress);
  const { code, stderr } = await ending;
  assert.deepEqual([code, stderr], [0, ""]);

  const { id: accountId, version } = await gate.selectFrom("account").select(["id", "version"])
    .where("login_id", "=", desk.loginId).executeTakeFirstOrThrow();
  await boss.submit(paths.accountDisabling(accountId), { version: String(version) });
  while ((await again.next()).event !== "ended");
  for (const _ of servers) {
    const refused = await desk.send(paths.progress);
    await refused.body?.cancel();
    assert.equal(refused.headers.get("location")?.split("?")[0], paths.signIn);
  }
});

/** A member of staff who asks each server in turn, as behind a balancer. */
class Desk extends RoundRobin {
  urlFollowed = "";

  constructor(urls: readonly string[], readonly loginId: string) {
    super(urls);
  }

  submit(path: string, fields: Record<string, string>): Promise<Response> {
    return this.send(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  async page(path: string): Promise<string> {
    const answer = await this.send(path);
    assert.equal(answer.status, 200, path);
    return await answer.text();
  }

  async follows(path: string): Promise<EventStream> {
    const answer = await this.send(path);
    this.urlFollowed = new URL(answer.url).origin;
    return new EventStream(answer);
  }

  /** Follows the job of an upload until its page is told to load again. */
  async jobEnds(path: string): Promise<void> {
    const events = await this.follows(paths.jobEvents(path.split("/").at(-1)!));
    while ((await events.next()).event !== "ended");
    await events.leave();
  }
}

async function aDesk(
  gate: Gate,
  urls: readonly string[],
  { municipality, role }: { municipality: string; role?: "manager" },
): Promise<Desk> {
  const loginId = `${role ?? "yakuba"}@${municipality}.lg.jp`;
  const place = { municipalityCode: municipality, prefectureCode: null };
  const account = { kind: "municipal", loginId, password: PASSWORD, ...place } as const;
  assert.ok((await addAccount(gate, { ...account, role }, new Date())).ok);
  const desk = new Desk(urls, loginId);
  const { status } = await desk.submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal(status, 303);
  return desk;
}

/** How often each was attempted, of those that are done. */
async function doneJobs(gate: Gate): Promise<[kind: string, attempts: number][]> {
  const rows = await gate.selectFrom("job").select(["kind", "attempts"])
    .where("state", "=", "done").where("kind", "in", ["check_upload", "apply_upload"])
    .orderBy("kind").execute();
  return rows.map(({ kind, attempts }) => [kind, attempts]);
}
