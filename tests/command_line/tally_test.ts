import assert from "node:assert/strict";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { fillRegister } from "../db/tally/a_register.ts";
import { runVrs } from "./vrs_process.ts";

const { path } = await aDataDirectory();
globalThis.addEventListener("unload", () => Deno.removeSync(path, { recursive: true }));
const here = { VRS_DATA_DIR: path };
const URAYASU = "122271";

const tally = (...options: string[]) => runVrs(["tally", ...options], here);

/** What the database's owner does by hand while no server runs. */
async function asOwner(work: (owner: ReturnType<typeof connect>) => Promise<unknown>) {
  const postgres = await startEmbeddedPostgres(path);
  const { socketDirectory, superuser } = postgres;
  const address = { kind: "socket" as const, socketDirectory, owner: superuser, database: "vrs" };
  const owner = connect(address, "owner", 1);
  await work(owner);
  await owner.end();
  await postgres.stop();
}

assert.equal((await runVrs(["migrate"], here)).code, 0);
await asOwner((owner) => fillRegister(owner, URAYASU));

Deno.test("tally verify says that every area's figures are the register's", async () => {
  const { code, stdout } = await tally("verify");
  assert.equal(code, 0, stdout);
  assert.match(stdout, /1,789件の自治体・都道府県・全国を確かめました。\n.*一致しています。/);
});

Deno.test("a falsified figure ends verify with 1 and is named: area, tally, row, both figures", async () => {
  await asOwner((owner) => owner`insert into tally_total values (${URAYASU}, 2, 40, 0)`);
  const { code, stdout, stderr } = await tally("verify", "--municipality", URAYASU);
  assert.equal(code, 1);
  assert.match(stdout, /^122271 千葉県浦安市：tally_total 2 count 集計41 記録1$/m);
  assert.match(stderr, /tally rebuild で作り直してください/);
});

Deno.test("tally rebuild makes it right", async () => {
  const rebuilt = await tally("rebuild", "--municipality", URAYASU);
  assert.deepEqual([rebuilt.code, rebuilt.stdout], [
    0,
    "1自治体と、都道府県・全国の集計を作り直しました。\n",
  ]);
  assert.equal((await tally("verify", "--municipality", URAYASU)).code, 0);
});

Deno.test("a code that is no municipality's is a usage error", async () => {
  for (const command of ["verify", "rebuild"]) {
    const { code, stderr } = await tally(command, "--municipality", "12227");
    assert.deepEqual([code, /6桁のコード/.test(stderr)], [2, true], command);
  }
});
