import assert from "node:assert/strict";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const { path } = await aDataDirectory();
globalThis.addEventListener("unload", () => Deno.removeSync(path, { recursive: true }));
const here = { VRS_DATA_DIR: path };

const add = (kind: string, ...options: string[]) => {
  const name = crypto.randomUUID().slice(0, 8);
  const loginId = kind === "municipal" ? `${name}@city.lg.jp` : name;
  const place = ["--kind", kind, "--municipality", "122271", "--login-id", loginId];
  return runVrs(
    ["account", "add", ...place, "--password-stdin", ...options],
    here,
    "correct horse battery",
  );
};

Deno.test("a municipality's 管理者 is added with --role manager", async () => {
  await using _server = await aServer(here);
  const { code, stdout, stderr } = await add("municipal", "--role", "manager");
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(stdout, /自治体職員（管理者）「\S+@city\.lg\.jp」を登録しました。/);
});

Deno.test("whoever has no role to have is refused one, and a role that is none is refused", async () => {
  for (
    const [kind, role, why] of [
      ["venue", "manager", /--kind municipal/],
      ["venue", "general", /--kind municipal/],
      ["municipal", "chief", /Allowed choices are general, manager/],
    ] as const
  ) {
    const { code, stderr } = await add(kind, "--role", role);
    assert.equal(code, 2, `${kind} ${role}`);
    assert.match(stderr, why);
  }
});

Deno.test("account role makes staff that are there 管理者, and nobody who is not", async () => {
  await using _server = await aServer(here);
  const { stdout: added } = await add("municipal");
  const [loginId = ""] = /[\w-]+@city\.lg\.jp/.exec(added) ?? [];
  const role = (name: string, id = loginId) =>
    runVrs(["account", "role", "--login-id", id, "--role", name], here);
  const made = await role("manager");
  assert.deepEqual([made.code, made.stderr], [0, ""]);
  assert.match(made.stdout, /の役割を管理者にしました/);
  const unknown = await role("manager", "nobody@city.lg.jp");
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /自治体職員はいません/);
});

Deno.test("account setup prints a setup URL for an account that is there, and for no other", async () => {
  await using _server = await aServer(here);
  const { stdout: added } = await add("venue");
  const [, loginId = ""] = /「(.+?)」/.exec(added) ?? [];
  const setup = (id: string) => runVrs(["account", "setup", "--login-id", id], here);
  const { code, stdout } = await setup(loginId);
  assert.equal(code, 0);
  assert.match(stdout, /http:\S+\/setup\/[\w-]{43}\n$/);
  const unknown = await setup("nobody");
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /このログインIDはないか、停止しています/);
});
