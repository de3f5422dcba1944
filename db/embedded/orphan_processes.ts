import { setTimeout as delay } from "node:timers/promises";
import type { ServerAccount } from "./server_account.ts";

/**
 * Prints the ids of PostgreSQL processes that work in the directory `$1`. The working directory
 * tells ours from any other PostgreSQL and from a foreign process that got a dead server's id.
 */
const listProcesses = `
for process in /proc/[0-9]*; do
  [ "$process/cwd" -ef "$1" ] && read -r name < "$process/comm" && [ "$name" = postgres ] &&
    echo "\${process#/proc/}"
done 2>/dev/null; true`;

/**
 * Ends a server whose own parent was killed with `kill -9`, and clears away the pid file of a dead
 * one (PostgreSQL refuses to start when that pid now belongs to any process of the same account).
 * Only for the holder of the lock. Throws when it has not ended after 60 seconds.
 */
export async function endOrphans(cluster: string, account: ServerAccount): Promise<void> {
  const pidFile = `${cluster}/postmaster.pid`;
  const postmaster = await readPostmasterPid(pidFile);
  if (postmaster === undefined) return; // it was stopped in order, or never started
  let orphans = await listOrphans(cluster, account);
  signalToEnd(orphans, postmaster);
  const deadline = performance.now() + 60_000;
  while (orphans.length > 0) {
    if (performance.now() > deadline) {
      throw new Error(
        `以前のデータベースのプロセスが終わりません。終了させてから、もう一度起動してください: kill ${
          orphans.join(" ")
        }`,
      );
    }
    await delay(20);
    orphans = await listOrphans(cluster, account);
  }
  await Deno.remove(pidFile).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error; // the server removed it itself
  });
}

function signalToEnd(orphans: number[], postmaster: number): void {
  if (orphans.includes(postmaster)) return signal(postmaster, "SIGINT"); // fast shutdown
  // the postmaster is dead already: its sessions hold the shared memory until they are gone too
  for (const pid of orphans) signal(pid, "SIGQUIT");
}

function signal(pid: number, name: Deno.Signal): void {
  try {
    Deno.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error; // gone in the meantime: as wanted
  }
}

/** Looks as the server's account: in a container even root may not see other users' processes. */
async function listOrphans(cluster: string, account: ServerAccount): Promise<number[]> {
  const { stdout } = await new Deno.Command("/bin/sh", {
    ...account.identity,
    args: ["-c", listProcesses, "sh", cluster],
    cwd: "/",
  }).output();
  return new TextDecoder().decode(stdout).split("\n").filter(Boolean).map(Number);
}

async function readPostmasterPid(pidFile: string): Promise<number | undefined> {
  try {
    return Number((await Deno.readTextFile(pidFile)).split("\n")[0]);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
