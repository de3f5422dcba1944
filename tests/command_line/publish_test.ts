import assert from "node:assert/strict";
import type { Sql } from "postgres";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const { path } = await aDataDirectory();
globalThis.addEventListener("unload", () => Deno.removeSync(path, { recursive: true }));
const here = { VRS_DATA_DIR: path };

const publish = (...options: string[]) => runVrs(["publish", ...options], here);

/** What the database's owner does or sees while no server runs. */
async function asOwner<Answer>(work: (owner: Sql) => PromiseLike<Answer>): Promise<Answer> {
  const postgres = await startEmbeddedPostgres(path);
  const { socketDirectory, superuser } = postgres;
  const address = { kind: "socket" as const, socketDirectory, owner: superuser, database: "vrs" };
  const owner = connect(address, "owner", 1);
  try {
    return await work(owner);
  } finally {
    await owner.end();
    await postgres.stop();
  }
}

const countPublications = () =>
  asOwner(async (owner) => (await owner`select from publication`).length);

Deno.test("a rehearsal ends with 0, says what there would be, and leaves nothing", async () => {
  assert.equal((await runVrs(["migrate"], here)).code, 0);
  const { code, stdout, stderr } = await publish("--dry-run");
  assert.equal(code, 0, stderr);
  assert.match(stdout, /のオープンデータ（第1版）は公表できます（まだ公表していません）。/);
  assert.match(stdout, /^prefecture\.ndjson：0行、0バイト$/m);
  assert.equal(await countPublications(), 0);
});

Deno.test("publish ends with 0 and says what it published, beside a running server too", async () => {
  await using server = await aServer(here);
  const { code, stdout, stderr } = await publish("--note", "はじめての公表です。");
  assert.equal(code, 0, stderr);
  assert.match(stdout, /第1版）を公表しました。\n接種記録と一致しました：1回目 0件、2回目 0件/);
  const page = await (await fetch(`${server.url}/open-data`)).text();
  assert.match(page, /はじめての公表です。/);
  const file = await fetch(`${server.url}/open-data/latest/summary_by_prefecture.csv`);
  assert.match(new TextDecoder("shift_jis").decode(await file.arrayBuffer()), /^12,千葉県,0,0,0$/m);
});

Deno.test("a tally that is not what the register says ends it with 1, and is named", async () => {
  await asOwner((owner) =>
    owner`insert into tally_cell values ('122271', '2021-06-01', 1, 'ファイザー', 'male', 30, 2)`
  );
  for (const options of [["--dry-run"], []]) {
    const { code, stdout, stderr } = await publish(...options);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^集計が接種記録と一致しないため、公表していません。/);
    assert.match(stderr, /^122271 千葉県浦安市：tally_cell の1行（例：.*集計2、接種記録0）$/m);
  }
  assert.equal(await countPublications(), 1);
});

Deno.test("an option that there is not ends it with 2", async () => {
  const { code } = await publish("--everything");
  assert.equal(code, 2);
});
