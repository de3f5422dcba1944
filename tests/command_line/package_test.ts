import assert from "node:assert/strict";
import { VERSION } from "../../domain/version.ts";
import { buildAssets } from "../../routes/assets.ts";
import { writeSelfExtractingFile } from "../../routes/package/self_extracting_file.ts";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { fileOf, MODE, MULTIPART, multipartBody } from "../routes/a_multipart_body.ts";
import { aDirectoryWithKeys, aForeignPostgres } from "./a_foreign_postgres.ts";
import { aPackagedVrs } from "./a_packaged_vrs.ts";
import { postTo } from "./sign_in_at.ts";

const vrs = await aPackagedVrs();
const folder = await anOpenFolder();
globalThis.addEventListener("unload", () => {
  for (const path of [folder, vrs.path.replace(/\/[^/]+$/, "")]) {
    Deno.removeSync(path, { recursive: true });
  }
});
const here = { VRS_CACHE: `${folder}/cache`, VRS_DATA_DIR: `${folder}/data` };
const PASSWORD = "correct horse battery";
const LOGIN_ID = "yakuba@urayasu.lg.jp";
const STAFF = ["account", "add", "--kind", "municipal", "--municipality", "122271"]
  .concat(["--login-id", LOGIN_ID, "--password-stdin"]);

/** Into which whoever runs the package may write. */
async function anOpenFolder(): Promise<string> {
  const { path } = await aDataDirectory();
  await Deno.chmod(path, 0o777);
  return path;
}

Deno.test("several first starts at once unpack it once, and say its version", async () => {
  const starts = Array.from({ length: 2 }, () => vrs.run(["--version"], here));
  for (const end of await Promise.all(starts)) {
    assert.deepEqual(end, { code: 0, stdout: `${VERSION}\n`, stderr: "" });
  }
  const unpacked = Array.from(Deno.readDirSync(here.VRS_CACHE), ({ name }) => name);
  assert.match(unpacked.join(), /^[0-9a-f]{16}$/);
});

Deno.test("the one file serves an ordinary user with its own PostgreSQL: pages, files, jobs, threads", async () => {
  const server = await vrs.serve(["serve"], here);
  assert.deepEqual((await vrs.run(STAFF, here, PASSWORD)).stderr, "");
  const signedIn = await postTo(server.url + paths.signIn, {
    loginId: LOGIN_ID,
    password: PASSWORD,
  });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(";")[0]!;
  const get = (path: string) => fetch(server.url + path, { headers: { cookie } });

  const page = await (await get(paths.progress)).text();
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  assert.ok(files.length >= 3, page);
  for (const file of files) {
    const answer = await get(file);
    assert.deepEqual([answer.status, (await answer.bytes()).length > 0], [200, true], file);
  }

  const answer = await fetch(server.url + paths.uploads, {
    method: "POST",
    redirect: "manual",
    headers: { ...MULTIPART, origin: server.url, cookie },
    body: multipartBody([MODE, fileOf(toCsv([aRecipient(), aRecipient()]))]),
  });
  await answer.body?.cancel();
  const upload = answer.headers.get("location")!;
  await until(async () => /2件を確認しました/.test(await (await get(upload)).text()));

  const published = await vrs.run(["publish"], here);
  assert.deepEqual([published.code, published.stderr], [0, ""]);
  assert.equal(await server.stop("SIGTERM"), 0);
  await assert.rejects(Deno.stat(`${here.VRS_DATA_DIR}/postgres/data/postmaster.pid`));
});

Deno.test("the one file migrates and serves a PostgreSQL of its own, tried beforehand", async () => {
  await using keys = await aDirectoryWithKeys();
  await using postgres = await aForeignPostgres();
  const keyFile = `${folder}/keys.json`;
  await Deno.copyFile(`${keys.path}/keys.json`, keyFile);
  await Deno.chmod(keyFile, 0o644);
  const there = { ...here, VRS_KEY_FILE: keyFile, VRS_DATA_DIR: `${folder}/none` };
  const asOwner = { ...there, DATABASE_URL: postgres.url };
  const rehearsed = await vrs.run(["migrate", "--dry-run"], asOwner);
  assert.match(rehearsed.stdout, /すべて元に戻しました/, rehearsed.stderr);
  const migrated = await vrs.run(["migrate"], asOwner);
  assert.match(migrated.stdout, /^0001_/, migrated.stderr);
  const server = await vrs.serve(["serve"], { ...there, DATABASE_URL: postgres.serverUrl });
  assert.equal((await fetch(server.url + paths.readiness)).status, 200);
  assert.equal(await server.stop("SIGTERM"), 0);
  await assert.rejects(Deno.stat(there.VRS_DATA_DIR));
});

Deno.test("killed with -9 while it serves, it leaves no process behind", async () => {
  const server = await vrs.serve(["serve"], here);
  const [postmaster] =
    (await Deno.readTextFile(`${here.VRS_DATA_DIR}/postgres/data/postmaster.pid`))
      .split("\n");
  await server.stop("SIGKILL");
  await until(() => Deno.stat(`/proc/${postmaster}`).then(() => false, () => true));
});

Deno.test("a file that was cut off says so and unpacks nothing", async () => {
  const cut = `${folder}/cut`;
  const whole = await Deno.readFile(vrs.path);
  await Deno.writeFile(cut, whole.subarray(0, whole.length - 1_000), { mode: 0o755 });
  const cache = `${folder}/another`;
  const { code, stderr } = await new Deno.Command(cut, {
    args: ["--version"],
    env: { VRS_CACHE: cache },
    clearEnv: true,
  }).output();
  assert.equal(code, 1);
  assert.match(new TextDecoder().decode(stderr), /このファイルは壊れています/);
  assert.deepEqual(Array.from(Deno.readDirSync(cache)), []);
});

Deno.test("the same files make the same bytes, whenever and by whomever they were written", async () => {
  await using place = await aDataDirectory();
  const made = await Promise.all([["a", "b"], ["b", "a"]].map(async (names, index) => {
    const from = `${place.path}/${index}`;
    await Deno.mkdir(`${from}/app`, { recursive: true, mode: index === 0 ? 0o700 : 0o755 });
    for (const name of [...names.map((each) => `app/${each}`), "deno"]) {
      await Deno.writeTextFile(`${from}/${name}`, name, { mode: index === 0 ? 0o600 : 0o644 });
      await Deno.utime(`${from}/${name}`, index, index);
    }
    const to = `${place.path}/made-${index}`;
    await writeSelfExtractingFile({ from, to, level: 9, v8Flags: "--max-semi-space-size=4" });
    return await Deno.readTextFile(to);
  }));
  assert.equal(made[0], made[1]);
  const [one, other] = [await buildAssets(), await buildAssets()];
  assert.deepEqual(one.urls, other.urls, "they are named by their content");
});
