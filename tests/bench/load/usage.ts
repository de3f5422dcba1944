import { setInterval } from "node:timers";
import { ownMs, serverMs, timesOf } from "../statistics/processor_time.ts";
import type { LoadServer } from "./load_server.ts";

/** Processor time in seconds since each of them began. */
export interface ProcessorSeconds {
  server: number;
  database: number;
  generator: number;
}

/** How things stood at one moment of the day. */
export interface Moment extends ProcessorSeconds {
  /** Since the first moment. */
  seconds: number;
  /** Of all servers together. */
  serverMegabytes: number;
  /** Of the postmaster alone: its processes share most of theirs. */
  databaseMegabytes: number;
  registrations: number;
  outstanding: number;
}

export async function processorSeconds(
  { pids, postmaster }: Pick<LoadServer, "pids" | "postmaster">,
): Promise<ProcessorSeconds> {
  let server = 0;
  for (const pid of pids) server += (await timesOf(pid))?.ownMs ?? 0;
  const database = await serverMs(postmaster);
  return { server: server / 1_000, database: database / 1_000, generator: ownMs() / 1_000 };
}

export function spentBetween(before: ProcessorSeconds, after: ProcessorSeconds): ProcessorSeconds {
  return {
    server: after.server - before.server,
    database: after.database - before.database,
    generator: after.generator - before.generator,
  };
}

export interface Watching {
  moments: Moment[];
  stop(): void;
}

/** Writes down every so often how things stand. */
export function watch(
  server: LoadServer,
  { everyMs, counts }: {
    everyMs: number;
    counts(): Pick<Moment, "registrations" | "outstanding">;
  },
): Watching {
  const began = performance.now();
  const moments: Moment[] = [];
  const look = async () => {
    const counted = counts();
    const seconds = (performance.now() - began) / 1_000;
    const spent = await processorSeconds(server);
    const serverMegabytes = sum(await Promise.all(server.pids.map(residentMegabytes)));
    const databaseMegabytes = await residentMegabytes(server.postmaster);
    moments.push({ seconds, ...counted, ...spent, serverMegabytes, databaseMegabytes });
  };
  look();
  const timer = setInterval(look, everyMs);
  return { moments, stop: () => clearInterval(timer) };
}

/** 0 when the process has ended. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "");
  return Number(/VmRSS:\s*(\d+) kB/.exec(status)?.[1] ?? 0) * 1_024 / 1e6;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** For a spreadsheet or a plot: a line a moment, rates since the one before. */
export function momentsCsv(moments: readonly Moment[]): string {
  const head = "seconds,registrations,registrations_per_s,outstanding,server_mb,postmaster_mb," +
    "server_cpu,database_cpu,generator_cpu";
  const lines = moments.slice(1).map((moment, index) => {
    const before = moments[index]!;
    const span = moment.seconds - before.seconds;
    const spent = spentBetween(before, moment);
    return [
      moment.seconds.toFixed(1),
      moment.registrations,
      ((moment.registrations - before.registrations) / span).toFixed(1),
      moment.outstanding,
      moment.serverMegabytes.toFixed(1),
      moment.databaseMegabytes.toFixed(1),
      (spent.server / span).toFixed(3),
      (spent.database / span).toFixed(3),
      (spent.generator / span).toFixed(3),
    ].join(",");
  });
  return [head, ...lines, ""].join("\n");
}
