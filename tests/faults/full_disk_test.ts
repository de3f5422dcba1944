import assert from "node:assert/strict";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { aServer, runVrs } from "../command_line/vrs_process.ts";
import { plainText } from "../routes/html.ts";
import { aDoseForm, type DoseForm, isAcknowledged, PASSWORD, Tablet, URAYASU } from "./a_tablet.ts";

const MEGABYTES = 320;
const FULL = "空き容量が足りないため、登録できませんでした。何も登録していません";
/**
 * What is left on the full disk, and what is said then: at first a table cannot grow; with more room
 * it is the write-ahead log, at which PostgreSQL gives up altogether and has to be started again.
 */
const ROOMS: [bytes: number, said: RegExp][] = [
  [128 * 1024, new RegExp(FULL)],
  [2 << 20, new RegExp(`${FULL}|データベースにつながらない`)],
];

Deno.test({
  name:
    "on a full disk registrations are refused with what to do, and go on when there is room again " +
    "(where one may mount a small disk)",
  ignore: !await mayMount(),
  async fn() {
    await using disk = await aSmallDisk();
    const here = { VRS_DATA_DIR: disk.path };
    await using server = await aServer(here);
    const who = ["--kind", "venue", "--municipality", URAYASU, "--login-id", "hall-01"];
    await runVrs(["account", "add", ...who, "--password-stdin"], here, PASSWORD);
    const tablet = await Tablet.signIn(server.url, "hall-01");
    const acknowledged: DoseForm[] = [];

    for (const [room, said] of ROOMS) {
      await disk.fill(room);
      let refused: DoseForm | undefined;
      while (!refused) {
        const form = aDoseForm();
        const sent = await tablet.register(form);
        if (sent && isAcknowledged(sent)) acknowledged.push(form);
        else {
          assert.equal(sent?.status, 503);
          assert.match(plainText(sent!.text), said);
          refused = form;
        }
      }
      await disk.empty();
      await tablet.registerInTheEnd(refused);
      acknowledged.push(refused);
    }

    const { socketDirectory, superuser } = await startEmbeddedPostgres(disk.path);
    const address = { kind: "socket" as const, socketDirectory, owner: superuser, database: "vrs" };
    const owner = connect(address, "owner", 1);
    const stored = await owner<{ key: string }[]>`select client_key::text as key from dose`;
    const keys = acknowledged.map(({ clientKey }) => clientKey);
    assert.deepEqual(stored.map(({ key }) => key).toSorted(), keys.toSorted());
    await owner.end();
    assert.equal((await runVrs(["tally", "verify"], here)).code, 0);
    const { code, stderr } = await server.stop("SIGTERM");
    assert.deepEqual([code, stderr], [0, ""]);
    console.log(`${acknowledged.length} acknowledged around two full disks, lost 0, doubled 0`);
  },
});

interface SmallDisk extends AsyncDisposable {
  path: string;
  fill(room: number): Promise<void>;
  empty(): Promise<void>;
}

async function aSmallDisk(): Promise<SmallDisk> {
  const path = await Deno.makeTempDir({ prefix: "vrs-small-disk-" });
  const mounted = await run(
    "mount",
    "-t",
    "tmpfs",
    "-o",
    `size=${MEGABYTES}m,mode=755`,
    "tmpfs",
    path,
  );
  assert.ok(mounted, "the disk is mounted");
  const filler = `${path}/filler`;
  return {
    path,
    async fill(room) {
      using file = await Deno.open(filler, { create: true, write: true });
      for (const size of [1 << 20, 1 << 12]) await writeUntilFull(file, new Uint8Array(size));
      await file.truncate((await file.stat()).size - room);
    },
    empty: () => Deno.remove(filler),
    async [Symbol.asyncDispose]() {
      await run("umount", "--lazy", path);
      await Deno.remove(path);
    },
  };
}

async function writeUntilFull(file: Deno.FsFile, piece: Uint8Array): Promise<void> {
  try {
    while (await file.write(piece) > 0);
  } catch {
    // no space is left
  }
}

async function mayMount(): Promise<boolean> {
  if (Deno.uid() !== 0) return false;
  const path = await Deno.makeTempDir();
  const isMounted = await run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path);
  if (isMounted) await run("umount", path);
  await Deno.remove(path);
  return isMounted;
}

async function run(program: string, ...args: string[]): Promise<boolean> {
  try {
    return (await new Deno.Command(program, { args, stderr: "null" }).output()).success;
  } catch {
    return false; // not installed
  }
}
