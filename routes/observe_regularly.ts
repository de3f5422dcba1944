import { beat, leave, type ServerProcess } from "../db/server_process/beat.ts";
import { faultOf } from "../db/job/fault_of.ts";
import type { QueuePoint } from "../domain/status/status_report.ts";
import { VERSION } from "../domain/version.ts";
import type { Office } from "./app_env.ts";
import { EventLoopLag } from "./event_loop_lag.ts";
import { NO_SOUNDING, openSounder, pointOf } from "./sounding.ts";

export const TEN_SECONDS_MS = 10_000;
const A_MINUTE_MS = 60_000;
const HISTORY_MS = 3_600_000;

/**
 * Looks at how this server and the database stand, and tells the others that it is there: now, and
 * again every so often until it is stopped. `/metrics` and `/status` show what was seen last.
 */
export function observeRegularly(
  office: Office,
  everyMs = TEN_SECONDS_MS,
): { stop(): Promise<void> } {
  const { database, readiness, meters, now, log } = office;
  const lag = new EventLoopLag();
  let sounder = openSounder(office);
  const look = async () => {
    const at = now();
    const isReachable = await readiness.lookAtDatabase(database) !== "database";
    if (isReachable !== (meters.sounding?.isReachable ?? true)) {
      log({ databaseReachable: isReachable });
    }
    let known = NO_SOUNDING;
    try {
      if (isReachable) {
        known = await sounder.take();
        await beat(database.gate, selfOf(office));
      }
    } catch (error) {
      log({ observation: "not made", ...faultOf(error) });
      await sounder.close(); // its connections may have been the trouble
      sounder = openSounder(office);
    }
    meters.sounding = { ...known, at, isReachable, eventLoopLagMs: lag.take() };
    if (isReachable) meters.history = oneMore(meters.history, pointOf({ ...known, at }));
  };
  let running: Promise<void> | undefined;
  const observe = () => {
    running ??= look().finally(() => running = undefined);
  };
  observe();
  const timer = setInterval(observe, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      lag.stop();
      await leave(database.gate, meters.id).catch(() => {}); // its row gets old instead
      await sounder.close();
    },
  };
}

function selfOf({ meters, readiness, now }: Office): ServerProcess {
  return {
    id: meters.id,
    host: Deno.hostname(),
    pid: Deno.pid,
    version: VERSION,
    started_at: meters.startedAt,
    seen_at: now(),
    standing: readiness.draining ? "draining" : "serving",
    request_count: meters.recent.count,
    error_count: meters.recent.errorCount,
    memory_bytes: Deno.memoryUsage().rss,
  };
}

/** A point a minute: the most that waited in it. */
function oneMore(history: readonly QueuePoint[], point: QueuePoint): QueuePoint[] {
  const from = point.at.getTime() - HISTORY_MS;
  const kept = history.filter(({ at }) => at.getTime() > from);
  const last = kept.at(-1);
  if (!last || minuteOf(last.at) !== minuteOf(point.at)) return [...kept, point];
  const { jobs, notes, changes, audit } = point.counts;
  const counts = {
    jobs: Math.max(jobs, last.counts.jobs),
    notes: Math.max(notes, last.counts.notes),
    changes: Math.max(changes, last.counts.changes),
    audit: Math.max(audit, last.counts.audit),
  };
  return [...kept.slice(0, -1), { at: last.at, counts }];
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / A_MINUTE_MS);
}
