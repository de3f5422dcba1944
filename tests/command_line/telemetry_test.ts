import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aCollector } from "./a_collector.ts";
import { postTo } from "./sign_in_at.ts";
import { aServer, type Environment, runVrs } from "./vrs_process.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const HEADERS = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
const SECRETS = {
  token: "Tk-a-setup-token-of-43-letters-0123456789-ab",
  loginId: "mizukagami-towako@demo.lg.jp",
  password: "a very secret password",
  record: crypto.randomUUID(),
};

Deno.test("a trace names routes, requests, transactions and jobs, goes on from the caller's, and gives nothing away", async () => {
  await using directory = await aDataDirectory();
  const here = { VRS_DATA_DIR: directory.path };
  await using collector = aCollector();
  const server = await aServer({ ...here, ...collector.environment });
  await visit(`${server.url}${paths.setup(SECRETS.token)}`);
  await visit(`${server.url}${paths.recipient(SECRETS.record)}?name=${SECRETS.loginId}`);
  await asksForAnOutput(here, server.url);
  await server.vrs.says(/"kind":"make_output"/);
  const { stdout } = await server.stop("SIGTERM");

  const traces = collector.textOf("/v1/traces");
  for (const route of ["GET /setup/:token", "GET /recipients/:id", "POST /sign-in"]) {
    assert.ok(traces.includes(route), route);
  }
  assert.ok(traces.includes("transaction"));
  assert.ok(traces.includes("job make_output"), "of the jobs' thread, too");
  assert.ok(traces.includes(bytesOf(TRACE)), "the caller's trace goes on");
  const lines = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  const signIn = lines.find(({ route }) => route === paths.signIn);
  assert.equal(signIn.trace, TRACE);
  assert.ok(traces.includes(signIn.request), "the log's request is found in the trace");

  for (const [name, secret] of Object.entries(SECRETS)) {
    for (const path of ["/v1/traces", "/v1/logs", "/v1/metrics"]) {
      assert.ok(collector.textOf(path) !== "", path);
      assert.ok(!collector.textOf(path).includes(secret), `${name} in ${path}`);
    }
    assert.ok(!stdout.includes(secret), `${name} in the log`);
  }
});

/** Somebody of a town hall who signs in first. */
async function asksForAnOutput(here: Environment, url: string): Promise<void> {
  const { loginId, password } = SECRETS;
  const place = ["--kind", "municipal", "--municipality", "122271"];
  const who = ["--login-id", loginId, "--password-stdin"];
  await runVrs(["account", "add", ...place, ...who], here, password);
  const signedIn = await postTo(url + paths.signIn, { loginId, password }, HEADERS);
  const cookie = signedIn.headers.getSetCookie()[0]!.split(";")[0]!;
  const fields = { kind: "waiting", doseCount: "2", encoding: "utf-8", header: "" };
  const asked = await postTo(url + paths.outputs, fields, { ...HEADERS, cookie });
  assert.equal(asked.status, 303);
}

async function visit(url: string): Promise<void> {
  const answer = await fetch(url, { headers: HEADERS, redirect: "manual" });
  await answer.body?.cancel();
}

/** Protobuf holds an ID as its bytes. */
function bytesOf(hex: string): string {
  const bytes = hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  return new TextDecoder("latin1").decode(new Uint8Array(bytes));
}
