import assert from "node:assert/strict";
import { UNFINISHED_RESTORE } from "../../db/backup/unfinished_restore.ts";
import { connect } from "../../db/connection.ts";
import { openDatabase } from "../../db/database.ts";
import { openDatabaseServer } from "../../db/database_server.ts";
import { readConfiguration } from "../../domain/configuration.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { fillRegister } from "../db/tally/a_register.ts";
import { signInAt } from "./sign_in_at.ts";
import { aServer, type Environment, runVrs, type VrsEnd } from "./vrs_process.ts";

const MAIN = new URL("../../main.ts", import.meta.url).pathname;

const URAYASU = "122271";
const LOGIN_ID = "yakuba@urayasu.lg.jp";
const PASSWORD = "correct horse battery";

const { path } = await aDataDirectory();
globalThis.addEventListener("unload", () => Deno.removeSync(path, { recursive: true }));
const here = { VRS_DATA_DIR: `${path}/data` };
const file = `${path}/vrs.backup`;
const other = { VRS_DATA_DIR: `${path}/other`, VRS_KEY_FILE: `${path}/data/keys.json` };

function assertEnd({ code, stdout, stderr }: VrsEnd, wanted: number, said: RegExp) {
  assert.deepEqual([code, said.test(stdout + stderr)], [wanted, true], stdout + stderr);
}

/** Registers until it is told to stop; answers how many were acknowledged. */
function registering() {
  let isOver = false;
  const work = (async () => {
    const server = await openDatabaseServer(readConfiguration(here));
    const database = openDatabase(server.address);
    const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
    let count = 0;
    for (; !isOver; count++) await giveDose(database, act, aDose(aTicket(URAYASU)));
    await database.close();
    return count;
  })();
  return () => {
    isOver = true;
    return work;
  };
}

Deno.test("a running server is backed up, destroyed and restored: who could sign in can again", async () => {
  const server = await aServer(here);
  const place = ["--kind", "municipal", "--municipality", URAYASU, "--login-id", LOGIN_ID];
  await runVrs(["account", "add", ...place, "--password-stdin"], here, PASSWORD);
  const joined = await openDatabaseServer(readConfiguration(here));
  const owner = connect(joined.address, "owner", 1);
  await fillRegister(owner, URAYASU);
  await owner.end();
  const stop = registering();
  const backedUp = await runVrs(["backup", file], here);
  assert.ok(await stop() > 0);
  assertEnd(
    backedUp,
    0,
    /時点の[\d,]+行（\d+表、[\d.]+ MB）を、\n鍵 k1（指紋 [0-9a-f]{16}）で封じて/,
  );
  assert.equal((await Deno.stat(file)).mode! & 0o777, 0o600);
  assert.ok(
    !(await Deno.readTextFile(`${path}/data/keys.json`).then((keys) =>
      new TextDecoder("latin1").decode(Deno.readFileSync(file)).includes(keys)
    )),
  );
  await server.stop("SIGKILL");
  await Deno.remove(`${path}/data/postgres`, { recursive: true });

  assertEnd(await runVrs(["restore", file], here), 0, /復元しました。\n.*一致しています。/);
  await using again = await aServer(here);
  assert.ok(await signInAt(again.url, LOGIN_ID, PASSWORD));
  assertEnd(await runVrs(["restore", file], here), 1, /復元先のデータベースが空ではありません/);
});

Deno.test("verify says what is in it; --restored tries it all, with audit and tallies, and leaves nothing", async () => {
  const before = await temporaryFolders();
  const { code, stdout, stderr } = await runVrs(["verify", file, "--restored"], here);
  assert.equal(code, 0, stderr);
  for (
    const said of [
      /封印・行数・ダイジェストは正しいままです。/,
      /書き換えはありません。/,
      /集計は、登録されている記録と一致しています。/,
    ]
  ) assert.match(stdout, said);
  assert.deepEqual(await temporaryFolders(), before);
});

async function temporaryFolders(): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(Deno.env.get("TMPDIR") ?? "/tmp"));
  return entries.map(({ name }) => name).filter((name) => name.startsWith("vrs-verify-"));
}

Deno.test("a restore that is killed leaves a database that says so, and takes the backup again", async () => {
  const bytes = await Deno.readFile(file);
  const killed = aCommand(["restore", "-"], other).spawn();
  const writer = killed.stdin.getWriter();
  await writer.write(bytes.subarray(0, bytes.length - 50));
  const joined = await untilRunning();
  const sql = connect(joined.address, "owner", 1);
  while (!(await sql`select from pg_class where relname = ${UNFINISHED_RESTORE}`).length) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await sql.end({ timeout: 0 });
  killed.kill("SIGKILL");
  await killed.output();
  await writer.abort().catch(() => {});

  assertEnd(await runVrs(["serve"], { ...other, PORT: "0" }), 1, /復元の途中です/);
  assertEnd(await piped(here, other), 0, /一致しています/);
});

/** `backup - | restore -` */
async function piped(from: Environment, to: Environment): Promise<VrsEnd> {
  const backup = aCommand(["backup", "-"], from).spawn();
  const restore = aCommand(["restore", "-"], to).spawn();
  await backup.stdin.close();
  await backup.stdout.pipeTo(restore.stdin);
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const [{ code, stdout, stderr }, { code: backedUp }] = await Promise.all([
    restore.output(),
    backup.output(),
  ]);
  assert.equal(backedUp, 0);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** Its streams are ours to write and read as bytes. */
function aCommand(args: string[], environment: Environment): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-P", "--no-prompt", "--quiet", MAIN, ...args],
    env: environment,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  });
}

/** The embedded server that the restoring process has started. */
async function untilRunning() {
  const lock = `${other.VRS_DATA_DIR}/postgres/lock`;
  while (!(await Deno.readTextFile(lock).catch(() => "")).endsWith("\n")) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return await openDatabaseServer(readConfiguration(other));
}

Deno.test("what is damaged, cannot be opened or written ends with 1 and a sentence", async () => {
  const flipped = await Deno.readFile(file);
  flipped[flipped.length >> 1]! ^= 1;
  const damaged = `${path}/damaged`;
  await Deno.writeFile(damaged, flipped);
  assertEnd(await runVrs(["verify", damaged], here), 1, /壊れているか、書き換えられています/);

  const wrong = `${path}/wrong.json`;
  const keys = await Deno.readTextFile(`${path}/data/keys.json`);
  await Deno.writeTextFile(wrong, keys.replace(/"key": "./, '"key": "/'));
  const wrongKeys = { ...here, VRS_KEY_FILE: wrong };
  assertEnd(await runVrs(["verify", file], wrongKeys), 1, /にありません: sealing:k1（指紋/);

  assertEnd(await runVrs(["backup", file], here), 1, /上書きはしません/);
  const { code, stderr } = await new Deno.Command("/bin/sh", {
    args: ["-c", 'exec "$@" > /dev/full', "sh", Deno.execPath(), "run", "-P", MAIN, "backup", "-"],
    env: here,
  }).output();
  const said = new TextDecoder().decode(stderr);
  assert.deepEqual([code, /標準出力 に書き込めません。空き容量が/.test(said)], [1, true], said);
});

for (
  const [what, args, wal, said] of [
    ["a time without its offset", ["--to", "2026-11-22 10:15"], "wal", /--to に/],
    ["no folder with WAL", [], "", /VRS_WAL_DIR/],
  ] as const
) {
  Deno.test(`${what} is refused with 2`, async () => {
    const end = await runVrs(["restore", "base", "x", ...args], { ...here, VRS_WAL_DIR: wal });
    assertEnd(end, 2, said);
  });
}
