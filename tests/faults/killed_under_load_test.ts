import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { paths } from "../../views/paths.ts";
import { aServer, runVrs } from "../command_line/vrs_process.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { killAtOnce, parentsByPid, pidFileOf } from "../db/embedded/server_family.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aDoseForm, type DoseForm, PASSWORD, Tablet, URAYASU } from "./a_tablet.ts";

const TABLETS = 8;
/** Of each kind; more for a drill. */
const KILLS = Number(Deno.env.get("VRS_TEST_KILLS") ?? 2);
const LOGIN = { venue: "hall-01", municipal: "yakuba@urayasu.lg.jp" };

Deno.test("whatever is killed at whatever moment, what was acknowledged is there once and nothing twice", async () => {
  await using directory = await aDataDirectory();
  const [port] = freePort();
  const here = { VRS_DATA_DIR: directory.path, PORT: String(port) };
  const server = new KeptServer(here);
  await using _ = server;
  await server.isUp();
  for (const kind of ["venue", "municipal"] as const) {
    const who = ["--kind", kind, "--municipality", URAYASU, "--login-id", LOGIN[kind]];
    const { code, stderr } = await runVrs(
      ["account", "add", ...who, "--password-stdin"],
      here,
      PASSWORD,
    );
    assert.equal(code, 0, stderr);
  }
  const url = `http://127.0.0.1:${port}`;
  const tablets: Tablet[] = [];
  while (tablets.length < TABLETS) tablets.push(await Tablet.signIn(url, LOGIN.venue));
  const clerk = await Tablet.signIn(url, LOGIN.municipal);

  const acknowledged: DoseForm[] = [];
  let resent = 0;
  let isOver = false;
  const working = tablets.map(async (tablet) => {
    while (!isOver) {
      const form = aDoseForm();
      resent += await tablet.registerInTheEnd(form) - 1;
      acknowledged.push(form);
    }
  });
  const asking = (async () => {
    for (; !isOver; await delay(500)) await clerk.send(paths.findings, {}); // a job each time
  })();

  const kills = [
    server.kill,
    () => killPostmaster(directory.path),
    () => killBackend(directory.path),
  ];
  for (let round = 0; round < KILLS; round++) {
    for (const kill of kills) {
      await delay(Math.random() * 1_000);
      await kill();
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + TABLETS, 60);
    }
  }
  isOver = true;
  await Promise.all([...working, asking]);

  const { socketDirectory, superuser } = await startEmbeddedPostgres(directory.path);
  const address = { kind: "socket" as const, socketDirectory, owner: superuser, database: "vrs" };
  const owner = connect(address, "owner", 2);
  await until(async () => (await owner`select from job where state = 'queued'`).length === 0, 60);
  const stored = await owner<{ key: string }[]>`select client_key::text as key from dose`;
  const keys = acknowledged.map(({ clientKey }) => clientKey);
  assert.deepEqual(stored.map(({ key }) => key).toSorted(), keys.toSorted());
  const [{ tickets }] = await owner<[{ tickets: number }]>`
    select count(distinct ticket_number)::int as tickets from dose`;
  const [{ audited }] = await owner<[{ audited: number }]>`
    select count(*)::int as audited from audit where act = 'dose_registered'`;
  assert.deepEqual([tickets, audited], [keys.length, keys.length]);
  await owner.end();

  for (const command of ["tally", "audit"]) {
    const { code, stdout, stderr } = await runVrs([command, "verify"], here);
    assert.equal(code, 0, stdout + stderr);
  }
  const { code, stderr } = await server.stop();
  assert.deepEqual([code, stderr], [0, ""]);
  console.log(
    `${
      kills.length * KILLS
    } kills, ${keys.length} acknowledged, ${resent} sent again, lost 0, doubled 0`,
  );
});

/** A server that somebody starts again whenever it ends, as systemd does. */
class KeptServer implements AsyncDisposable {
  #server: ReturnType<typeof aServer>;
  #isStopping = false;

  constructor(private readonly environment: Record<string, string>) {
    this.#server = aServer(environment);
    this.#server.then((server) => this.#keep(server));
  }

  async isUp(): Promise<void> {
    await this.#server;
  }

  kill = async (): Promise<void> => {
    (await this.#server).vrs.kill("SIGKILL");
    await (await this.#server).vrs.ends();
  };

  async stop() {
    this.#isStopping = true;
    return (await this.#server).stop("SIGTERM");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #keep(server: Awaited<ReturnType<typeof aServer>>): Promise<void> {
    const { stderr } = await server.vrs.ends();
    if (this.#isStopping) return;
    assert.equal(stderr, "", "a killed server says nothing, and no other one ends");
    this.#server = aServer(this.environment);
    await this.#keep(await this.#server);
  }
}

async function killPostmaster(dataDirectory: string): Promise<void> {
  const pid = await postmasterOf(dataDirectory);
  if (pid) killAtOnce(pid);
}

/** One that answers requests: the postmaster then ends all others and recovers. */
async function killBackend(dataDirectory: string): Promise<void> {
  const postmaster = await postmasterOf(dataDirectory);
  for (const [pid, parent] of await parentsByPid()) {
    if (parent !== postmaster) continue;
    const title = await Deno.readTextFile(`/proc/${pid}/cmdline`).catch(() => "");
    if (/vrs_app/.test(title)) return killAtOnce(pid);
  }
}

async function postmasterOf(dataDirectory: string): Promise<number | undefined> {
  const file = await Deno.readTextFile(pidFileOf(dataDirectory)).catch(() => "");
  return Number(file.split("\n")[0]) || undefined;
}

/** Such as nobody listens on just now: the server has it again after each start. */
function freePort(): [number] {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return [port];
}
