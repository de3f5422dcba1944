import process from "node:process";
import type { Sql } from "postgres";

/** Of Linux, on which the embedded server runs. */
const TICKS_PER_SECOND = 100;

/**
 * ms of processor time that `work` took: this process' and the database server's, those of its
 * processes that ended meanwhile included. The server's come in steps of 10 ms each.
 */
export async function processorMs(owner: Sql, work: () => Promise<unknown>): Promise<number> {
  const [{ pid }] = await owner<[{ pid: number }]>`select pg_backend_pid() as pid`;
  const postmaster = (await timesOf(pid))!.parent;
  const before = await serverMs(postmaster) + ownMs();
  await work();
  return await serverMs(postmaster) + ownMs() - before;
}

/** Of this process. */
export function ownMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Of a PostgreSQL server and all its processes, by its postmaster's id. */
export async function serverMs(postmaster: number): Promise<number> {
  let ms = 0;
  for (const { name } of Deno.readDirSync("/proc")) {
    const times = /^\d+$/.test(name) ? await timesOf(Number(name)) : undefined;
    if (times?.parent === postmaster) ms += times.ownMs;
    if (Number(name) === postmaster) ms += times!.ownMs + times!.endedChildrenMs;
  }
  return ms;
}

export interface ProcessTimes {
  parent: number;
  ownMs: number;
  endedChildrenMs: number;
}

/** Undefined when it has ended. In ms. Fields: proc_pid_stat(5); its name, in brackets, may hold blanks. */
export async function timesOf(pid: number): Promise<ProcessTimes | undefined> {
  const stat = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => undefined);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ").map(Number);
  const ms = (first: number) => (fields[first]! + fields[first + 1]!) * 1_000 / TICKS_PER_SECOND;
  return { parent: fields[1]!, ownMs: ms(11), endedChildrenMs: ms(13) };
}
