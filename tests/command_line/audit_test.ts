import assert from "node:assert/strict";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const { path } = await aDataDirectory();
globalThis.addEventListener("unload", () => Deno.removeSync(path, { recursive: true }));
const here = { VRS_DATA_DIR: path };
const URAYASU = "122271";
const heads = `${path}/heads.log`;

const verify = (...options: string[]) => runVrs(["audit", "verify", ...options], here);

/** What the database's owner does by hand while no server runs. */
async function asOwner(statement: string): Promise<void> {
  const postgres = await startEmbeddedPostgres(path);
  const { socketDirectory, superuser } = postgres;
  const owner = connect(
    { kind: "socket", socketDirectory, owner: superuser, database: "vrs" },
    "owner",
    1,
  );
  await owner.unsafe(statement);
  await owner.end();
  await postgres.stop();
}

Deno.test("what was done is sealed by the server, to the last when it ends, and found as it was", async () => {
  await using server = await aServer(here);
  const password = "correct horse battery";
  const place = ["--kind", "municipal", "--municipality", URAYASU];
  for (const name of ["a", "b", "c"]) {
    const options = [...place, "--login-id", `${name}@city.lg.jp`, "--password-stdin"];
    const added = await runVrs(["account", "add", ...options], here, password);
    assert.equal(added.code, 0, added.stderr);
  }
  await server.stop("SIGTERM");
  const { code, stdout } = await verify();
  assert.deepEqual([code, /封印待ち0件.*\n書き換えはありません。/.test(stdout)], [0, true], stdout);
});

Deno.test("audit head prints what verify takes again", async () => {
  const { stdout } = await runVrs(["audit", "head"], here);
  assert.match(stdout, /^122271 3 [0-9a-f]{64}$/m);
  await Deno.writeTextFile(heads, stdout);
  assert.equal((await verify("--heads", heads)).code, 0);
});

Deno.test("an altered row ends verify with 1 and is named: municipality, position, time", async () => {
  const second =
    "id = (select audit_id from audit_seal where municipality_code = '122271' and position = 2)";
  await asOwner(`update audit set address = '192.0.2.99' where ${second}`);
  const { code, stdout, stderr } = await verify("--municipality", URAYASU);
  assert.equal(code, 1);
  const where =
    /^122271 千葉県浦安市：2番目（\d{4}年\d+月\d+日 [\d:]+、ID [0-9a-f-]{36}）：.*書き換えられ/m;
  assert.match(stdout, where);
  assert.match(stderr, /封印と一致しません/);
});

Deno.test("the newest rows that were cut off are found by a head that was kept", async () => {
  await asOwner(`
    delete from audit where municipality_code = '122271';
    delete from audit_seal where municipality_code = '122271'`);
  assert.equal((await verify()).code, 0, "nothing inside tells");
  const { code, stdout } = await verify("--heads", heads);
  assert.equal(code, 1);
  assert.match(stdout, /122271 千葉県浦安市：1番目：保管した値より後ろの3件の記録が消されています/);
});

Deno.test("audit list shows what no municipality is known for", async () => {
  const { code, stdout } = await runVrs(["audit", "list", "--days", "1"], here);
  assert.deepEqual([code, stdout], [0, ""]);
});

for (
  const [what, args, said] of [
    ["an unknown municipality", ["verify", "--municipality", "122272"], /6桁のコード/],
    ["a file that is not there", ["verify", "--heads", "/nonexistent"], /ファイル .* がありません/],
    ["days that are none", ["list", "--days", "-1"], /1から9999まで/],
  ] as const
) {
  Deno.test(`${what} is refused with 2`, async () => {
    const { code, stderr } = await runVrs(["audit", ...args], here);
    assert.equal(code, 2, stderr);
    assert.match(stderr, said);
  });
}
