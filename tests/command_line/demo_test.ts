import assert from "node:assert/strict";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../db/demo/demo_accounts.ts";
import { homePath } from "../../views/layout/tabs.ts";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { postTo, signInAt } from "./sign_in_at.ts";
import { aServer, type VrsEnd } from "./vrs_process.ts";

/** Starts the demo, lets `visit` use it, stops it with Ctrl-C. */
async function demo(path: string, visit: (url: string) => Promise<void>): Promise<VrsEnd> {
  const server = await aServer({ VRS_DATA_DIR: path }, ["demo"]);
  try {
    await server.vrs.says(/Ctrl-C/);
    await visit(server.url);
  } finally {
    await server.stop("SIGINT");
  }
  return await server.stop("SIGINT");
}

Deno.test("the demo prints its address, every sign-in and tickets, and keeps what was changed", async () => {
  await using directory = await aDataDirectory();
  const newPassword = "changed in the demo";
  const changed = DEMO_ACCOUNTS[0]!;

  const first = await demo(directory.path, async (url) => {
    for (const { kind, loginId } of DEMO_ACCOUNTS) {
      assert.equal(await signInAt(url, loginId, DEMO_PASSWORD), homePath(kind), loginId);
    }
    await changePassword(url, changed.loginId, newPassword);
  });
  assert.deepEqual([first.code, first.stderr], [0, ""]);
  assert.ok(first.stdout.includes(`パスワードはすべて ${DEMO_PASSWORD}`));
  for (const { loginId, purpose } of DEMO_ACCOUNTS) {
    assert.match(first.stdout, new RegExp(`^  ${loginId} +${purpose}$`, "m"));
  }
  const tickets = ocrLines(first.stdout);
  assert.equal(new Set(tickets).size, 4);

  const second = await demo(directory.path, async (url) => {
    assert.equal(await signInAt(url, changed.loginId, newPassword), paths.progress);
    assert.equal(await signInAt(url, changed.loginId, DEMO_PASSWORD), undefined);
  });
  assert.deepEqual([second.code, second.stderr], [0, ""]);
  assert.deepEqual(ocrLines(second.stdout), tickets, "the same people are there");
});

function ocrLines(output: string): string[] {
  return [...output.matchAll(/^ {2}(\d{18}) /gm)].map(([, line]) => line!);
}

async function changePassword(url: string, loginId: string, next: string): Promise<void> {
  const signedIn = await postTo(url + paths.signIn, { loginId, password: DEMO_PASSWORD });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(";")[0]!;
  const answer = await postTo(url + paths.password, {
    current: DEMO_PASSWORD,
    next,
    again: next,
  }, { cookie });
  assert.equal(answer.headers.get("location"), paths.passwordDone);
}
