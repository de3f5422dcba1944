import assert from "node:assert/strict";
import { connect } from "../../db/connection.ts";
import { until } from "../db/embedded/writer_process.ts";
import { paths } from "../../views/paths.ts";
import { aDirectoryWithKeys, aForeignPostgres } from "./a_foreign_postgres.ts";
import { Crowd } from "./a_crowd.ts";
import { aFront } from "./a_front.ts";
import { runNginx, theReadmesSite } from "./an_nginx.ts";
import { isInstalled } from "./readme_example.ts";
import { postTo } from "./sign_in_at.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const CLIENTS = 20;
const ACCOUNT = { loginId: "hall-01", password: "correct horse battery" };

const HAS_NGINX = isInstalled("nginx");
const FRONTS = HAS_NGINX ? "a proxy and nginx" : "a proxy (nginx is not installed)";

Deno.test(`three servers restarted one after the other drop and double no request of 20 clients behind ${FRONTS}`, async () => {
  await using stack = new AsyncDisposableStack();
  const town = stack.use(await aTown());
  const fronts: { url: string; said?(): string[] }[] = [stack.use(await aFront(town.ports))];
  if (HAS_NGINX) fronts.push(stack.use(await theReadmesNginx(town.ports)));
  const signedIn = await postTo(fronts[0]!.url + paths.signIn, ACCOUNT);
  const cookie = signedIn.headers.getSetCookie()[0]!.split(";")[0]!;
  const crowds = fronts.map(({ url }) => new Crowd(url, cookie, CLIENTS / fronts.length));
  for (const which of town.ports.keys()) {
    const counts = crowds.map((crowd) => crowd.registeredCount);
    await town.restart(which);
    await until(
      () => crowds.every((crowd, index) => crowd.registeredCount > counts[index]! + CLIENTS),
      120,
    );
  }
  const reports = await Promise.all(crowds.map((crowd) => crowd.stop()));
  const failed = reports.flatMap((report) => report.failed);
  const said = fronts.flatMap((front) => front.said?.() ?? []).slice(0, 20).join("\n");
  const why = `${failed.slice(0, 9).join(", ")}\n${town.complaints()}\n${said}`;
  assert.equal(failed.length, 0, why);
  const registered = reports.flatMap((report) => report.registered);
  assert.deepEqual((await town.storedKeys()).toSorted(), registered.toSorted());
  const lookedUp = reports.reduce((sum, report) => sum + report.lookedUp, 0);
  console.log(`${registered.length} registered and ${lookedUp} looked up during three restarts`);
});

/** nginx with the configuration of the README, over plain HTTP. */
async function theReadmesNginx(servers: readonly number[]) {
  const [port] = freePorts(1) as [number];
  const nginx = await runNginx(await theReadmesSite(port, servers));
  const url = `http://127.0.0.1:${port}`;
  await until(() => fetch(url + paths.health).then((it) => it.text(), () => false).then(Boolean));
  const stop = async () => {
    nginx.stop();
    const { code, stderr } = await nginx.ended;
    assert.equal(code, 0, stderr);
  };
  /** What it says of servers; that each of them is let be once is as it should be. */
  const said = () => nginx.said().split("\n").filter((line) => /upstream/.test(line));
  return { url, said, [Symbol.asyncDispose]: stop };
}

/** Three servers on one PostgreSQL, and an account of a venue. */
async function aTown() {
  const stack = new AsyncDisposableStack();
  const directory = stack.use(await aDirectoryWithKeys());
  const postgres = stack.use(await aForeignPostgres());
  const asOwner = { DATABASE_URL: postgres.url, VRS_DATA_DIR: directory.path };
  const migrated = await runVrs(["migrate"], asOwner);
  assert.equal(migrated.code, 0, migrated.stderr);
  const here = { ...asOwner, DATABASE_URL: postgres.serverUrl, VRS_DRAIN_SECONDS: "2" };
  const venue = ["--kind", "venue", "--municipality", "122271", "--login-id", ACCOUNT.loginId];
  await runVrs(["account", "add", ...venue, "--password-stdin"], here, ACCOUNT.password);
  const ports = freePorts(3);
  const start = (port: number) => aServer({ ...here, PORT: String(port) });
  const servers = await Promise.all(ports.map(start));
  const owner = stack.adopt(connect(postgres.address, "owner", 1), (owner) => owner.end());
  const logs: string[] = [];
  const stop = async (which: number) => {
    const { code, stdout, stderr } = await servers[which]!.stop("SIGTERM");
    logs.push(stdout);
    assert.deepEqual([code, stderr], [0, ""]);
  };
  return {
    ports,
    async restart(which: number): Promise<void> {
      await stop(which);
      servers[which] = await start(ports[which]!);
    },
    async storedKeys(): Promise<string[]> {
      const rows = await owner<{ key: string }[]>`select client_key::text as key from dose`;
      return rows.map(({ key }) => key);
    },
    /** What the logs of those that have ended say of errors. */
    complaints: () =>
      logs.join("\n").split("\n").filter((line) => /"error"/.test(line)).slice(0, 20).join("\n"),
    async [Symbol.asyncDispose]() {
      await Promise.all(ports.map((_, which) => stop(which)));
      await stack.disposeAsync();
    },
  };
}

/** Such as nobody listens on just now. */
function freePorts(count: number): number[] {
  const any = { hostname: "127.0.0.1", port: 0 };
  const listeners = Array.from({ length: count }, () => Deno.listen(any));
  for (const listener of listeners) listener.close();
  return listeners.map(({ addr }) => addr.port);
}
