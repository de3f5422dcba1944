import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { pidFileOf } from "../db/embedded/server_family.ts";
import { postTo, signInAt } from "./sign_in_at.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const PASSWORD = "correct horse battery";
const { path } = await theDataDirectory();
const here = { VRS_DATA_DIR: path };

/** One for the whole file: a first start takes a second, every later one 50 ms. */
async function theDataDirectory() {
  const directory = await aDataDirectory();
  globalThis.addEventListener("unload", () => Deno.removeSync(directory.path, { recursive: true }));
  return directory;
}

const aVenue = (...options: string[]) => {
  const loginId = crypto.randomUUID().slice(0, 8);
  const place = ["--kind", "venue", "--municipality", "122271"];
  return { loginId, args: ["account", "add", ...place, "--login-id", loginId, ...options] };
};

Deno.test("account add without a password prints a URL that sets one, while the server runs", async () => {
  await using server = await aServer(here);
  const { loginId, args } = aVenue();
  const added = await runVrs(args, { ...here, PORT: new URL(server.url).port });
  assert.deepEqual([added.code, added.stderr], [0, ""]);
  assert.ok(added.stdout.includes(`接種会場「${loginId}」を登録しました。`));
  const [url = ""] = /http:\S+\/setup\/\S+/.exec(added.stdout) ?? [];
  assert.ok(url.startsWith(server.url), url);

  const page = await (await fetch(url)).text();
  assert.ok(page.includes(loginId));
  assert.equal((await postTo(url, { next: PASSWORD, again: PASSWORD })).status, 303);
  assert.equal(await signInAt(server.url, loginId, PASSWORD), paths.venue);
});

Deno.test("the setup URL begins with the public address when there is one", async () => {
  const environment = { ...here, VRS_PUBLIC_URL: "https://vrs.example.lg.jp/" };
  const { stdout } = await runVrs(aVenue().args, environment);
  assert.match(stdout, /\nhttps:\/\/vrs\.example\.lg\.jp\/setup\/[\w-]{43}\n$/);
});

Deno.test("account add with a password on standard input needs no URL and tells it to nobody", async () => {
  await using server = await aServer(here);
  const { loginId, args } = aVenue("--password-stdin");
  const added = await runVrs(args, here, `${PASSWORD}\n`);
  assert.deepEqual([added.code, added.stderr], [0, ""]);
  assert.doesNotMatch(added.stdout, /http|correct horse/);
  assert.equal(await signInAt(server.url, loginId, PASSWORD), paths.venue);
});

Deno.test("a login ID in use, in whatever case, ends with 2 and is named", async () => {
  const { loginId, args } = aVenue();
  assert.equal((await runVrs(args, here)).code, 0);
  const again = await runVrs(args.with(-1, loginId.toUpperCase()), here);
  assert.deepEqual([again.code, again.stdout], [2, ""]);
  assert.match(again.stderr, /は既に使われています/);
});

Deno.test("migrate says when nothing is left to do", async () => {
  await using _server = await aServer(here);
  assert.deepEqual(await runVrs(["migrate"], here), {
    code: 0,
    stdout: "最新です。\n",
    stderr: "",
  });
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test(`${signal} stops server and database in order, and the next start finds the data`, async () => {
    const { loginId, args } = aVenue("--password-stdin");
    const first = await aServer(here);
    await runVrs(args, here, PASSWORD);
    const { code, stderr } = await first.stop(signal);
    assert.deepEqual([code, stderr], [0, ""]);
    await assert.rejects(fetch(first.url + paths.health));
    await assert.rejects(Deno.stat(pidFileOf(path)), Deno.errors.NotFound);

    await using second = await aServer(here);
    assert.equal(await signInAt(second.url, loginId, PASSWORD), paths.venue);
  });
}

Deno.test("whoever stops a server as soon as it says that it listens stops it in order", async () => {
  for (const _time of [1, 2, 3, 4]) {
    const { code, stderr } = await (await aServer(here)).stop("SIGTERM");
    assert.deepEqual([code, stderr], [0, ""]);
  }
});

Deno.test("the port of another program is refused by name, and that program goes on", async () => {
  await using server = await aServer(here);
  const { port } = new URL(server.url);
  const second = await runVrs(["serve"], { ...here, PORT: port });
  assert.equal(second.code, 1);
  assert.match(second.stderr, new RegExp(`^ポート ${port} は使用中です。環境変数 PORT に別の番号`));
  assert.doesNotMatch(second.stderr, /Uncaught|file:\/\//);
  assert.equal(await (await fetch(server.url + paths.health)).text(), "ok");
});

Deno.test("an address this machine does not have is refused by name", async () => {
  const { code, stderr } = await runVrs(["serve"], { ...here, PORT: "0", HOST: "192.0.2.1" });
  assert.equal(code, 1);
  assert.match(stderr, /^アドレス 192\.0\.2\.1 はこの機械にありません。環境変数 HOST/);
});

Deno.test("the server logs one JSON object a line, and no sign-in in it", async () => {
  const server = await aServer(here);
  await signInAt(server.url, "nobody@demo.lg.jp", "a wrong password");
  await server.vrs.says(/"route":"\/sign-in"/);
  const { stdout } = await server.stop("SIGTERM");
  const lines = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  const { route, status } = lines.findLast(({ event }) => event === "request");
  assert.deepEqual([route, status], ["/sign-in", 422]);
  assert.doesNotMatch(stdout, /nobody|wrong/);
});

Deno.test("another key file than the database knows is refused before anything is served", async () => {
  const { code, stdout, stderr } = await runVrs(["serve"], {
    ...here,
    PORT: "0",
    VRS_KEY_FILE: `${path}/other_keys.json`,
  });
  assert.deepEqual([code, stdout], [1, ""]);
  assert.match(stderr, /鍵/);
  assert.doesNotMatch(stderr, /Uncaught/);
});
