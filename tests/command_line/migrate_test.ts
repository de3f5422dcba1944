import assert from "node:assert/strict";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aServer, runVrs } from "./vrs_process.ts";

Deno.test("migrate --dry-run tells what migrate does then, and beside a newer schema only who runs goes on", async () => {
  await using directory = await aDataDirectory();
  const here = { VRS_DATA_DIR: directory.path };
  const dryRun = () => runVrs(["migrate", "--dry-run"], here);
  const tried = await dryRun();
  assert.match(
    tried.stdout,
    /^0001_\w+\t\d+\.\d\d秒\n[^]*\d+件を試しに適用し、すべて元に戻しました/,
  );

  await using server = await aServer(here); // which migrates its own database
  const stdout = "最新です。適用するものはありません。\n";
  assert.deepEqual(await dryRun(), { code: 0, stdout, stderr: "" });

  await bringNewerSchema(directory.path);
  for (const command of ["serve", "demo", "migrate"]) {
    const { code, stderr } = await runVrs([command], { ...here, PORT: "0" });
    assert.equal(code, 1, command);
    assert.match(stderr, /^データベースは、このプログラム（バージョン [\d.]+）より新しい形です/);
    assert.doesNotMatch(stderr, /file:\/\//);
  }
  const answer = await fetch(server.url + paths.readiness);
  assert.deepEqual([answer.status, await answer.text()], [200, "ok"]);
});

/** As the next version's `migrate` would. */
async function bringNewerSchema(path: string): Promise<void> {
  const { socketDirectory, superuser } = await startEmbeddedPostgres(path);
  const address = { kind: "socket" as const, socketDirectory, owner: superuser, database: "vrs" };
  const owner = connect(address, "owner", 1);
  await owner`insert into kysely_migration values ('9999_of_tomorrow', '2099-01-01T00:00:00.000Z')`;
  await owner.end();
}
