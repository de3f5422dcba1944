import { until } from "./writer_process.ts";

/** Process ids around one running embedded server. */
export interface ServerFamily {
  postmaster: number;
  /** The shell that waits for the postmaster, and its child that waits on the pipe. */
  watch: number;
  reader: number;
  /** The postmaster's children: sessions and background workers. */
  workers: number[];
}

export async function findServerFamily(dataDirectory: string): Promise<ServerFamily> {
  const postmaster = Number((await Deno.readTextFile(pidFileOf(dataDirectory))).split("\n")[0]);
  const parents = await parentsByPid();
  const childrenOf = (pid: number) => [...parents].filter(([, of]) => of === pid).map(([it]) => it);
  const watch = parents.get(postmaster);
  if (!watch) throw new Error(`process ${postmaster} is not running`);
  const reader = childrenOf(watch).find((it) => it !== postmaster);
  if (!reader) throw new Error(`process ${watch} has no reader`);
  return { postmaster, watch, reader, workers: childrenOf(postmaster) };
}

export function pidFileOf(dataDirectory: string): string {
  return `${dataDirectory}/postgres/data/postmaster.pid`;
}

export function killAtOnce(...pids: number[]): void {
  for (const pid of pids) Deno.kill(pid, "SIGKILL");
}

/** Resolves when the server and everything that watched over it is gone. */
export async function isGone(family: ServerFamily): Promise<void> {
  const { postmaster, watch, reader, workers } = family;
  await until(async () => {
    const parents = await parentsByPid();
    return ![postmaster, watch, reader, ...workers].some((pid) => parents.has(pid));
  });
}

/** Living processes only: one that ended but was not yet waited for counts as gone. */
export async function parentsByPid(): Promise<Map<number, number>> {
  const parents = new Map<number, number>();
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = await Deno.readTextFile(`/proc/${name}/stat`).catch(() => "");
    const [, state, parent] = status.match(/\) (\S) (\d+) /) ?? [];
    if (state && state !== "Z") parents.set(Number(name), Number(parent));
  }
  return parents;
}
