import { statfs } from "node:fs/promises";
import { findDatabaseFacts } from "../db/database_facts.ts";
import { listWaitingJobs } from "../db/job/list_waiting_jobs.ts";
import { findLastRuns } from "../db/last_runs.ts";
import { listServerProcesses, type ServerProcess } from "../db/server_process/beat.ts";
import type { SelfReport, ServerReport, StatusReport } from "../domain/status/status_report.ts";
import { VERSION } from "../domain/version.ts";
import type { Office } from "./app_env.ts";
import { TEN_SECONDS_MS } from "./observe_regularly.ts";
import { NO_SOUNDING } from "./sounding.ts";

/** Three beats that did not come. */
const LOST_AFTER_MS = 3 * TEN_SECONDS_MS;
const MOST_JOBS = 20;
const MOST_ROUTES = 20;
const KEPT_MS = 4_000;

/** What is asked of the database for the page; all of it is missing when that does not answer. */
interface Looked {
  facts: { version: string; bytes: number };
  servers: readonly ServerProcess[];
  runs: { publishedAt: Date | null; erasedAt: Date | null };
  jobs: StatusReport["jobs"];
}

/** Asks the database once in some seconds, however many operators look. */
export class StatusReading {
  #asked: { since: number; answer: Promise<Looked | undefined> } | undefined;

  async reportOf(office: Office): Promise<StatusReport> {
    const { meters, database, readiness, now } = office;
    const at = now();
    const unreadiness = await readiness.lookAt(database);
    const looked = unreadiness === "database" ? undefined : await this.#look(office);
    const sounding = meters.sounding ?? { ...NO_SOUNDING, eventLoopLagMs: 0 };
    return {
      at,
      version: VERSION,
      self: await selfReport(office, sounding.eventLoopLagMs),
      unreadiness: unreadiness ?? null,
      servers: (looked?.servers ?? []).map((server) => serverReport(server, at)),
      database: {
        isReachable: looked !== undefined,
        pools: database.pools.map(({ name, size, inUse, waiting }) => {
          return { name, size, inUse, waiting };
        }),
        replicaLagSeconds: sounding.replicaLagSeconds,
        archive: sounding.archive,
        bytes: looked?.facts.bytes ?? null,
        version: looked?.facts.version ?? null,
      },
      queues: sounding.queues,
      history: meters.history,
      jobs: looked?.jobs ?? [],
      runs: {
        publishedAt: looked?.runs.publishedAt ?? null,
        erasedAt: looked?.runs.erasedAt ?? null,
        audit: sounding.chains,
      },
      routes: meters.recent.routesAt(at).slice(0, MOST_ROUTES),
      slowStatements: meters.slowStatements.listAt(at),
      errors: meters.recent.errorsAt(at),
    };
  }

  #look({ database: { gate } }: Office): Promise<Looked | undefined> {
    const now = performance.now();
    if (this.#asked && now - this.#asked.since < KEPT_MS) return this.#asked.answer;
    const answer = Promise.all([
      findDatabaseFacts(gate),
      listServerProcesses(gate),
      findLastRuns(gate),
      listWaitingJobs(gate, MOST_JOBS),
    ]).then(
      ([facts, servers, runs, jobs]) => ({ facts, servers, runs, jobs }),
      () => undefined,
    );
    this.#asked = { since: now, answer };
    return answer;
  }
}

async function selfReport(
  { meters, newsFeed, configuration }: Office,
  eventLoopLagMs: number,
): Promise<SelfReport> {
  const isEmbedded = configuration.DATABASE_URL === undefined;
  return {
    id: meters.id,
    host: Deno.hostname(),
    pid: Deno.pid,
    startedAt: meters.startedAt,
    memoryBytes: Deno.memoryUsage().rss,
    eventLoopLagMs: Math.round(eventLoopLagMs),
    runningRequests: meters.running,
    followers: newsFeed.size,
    disk: isEmbedded ? await diskOf(configuration.VRS_DATA_DIR) : null,
  };
}

/** Null where the folder is not there. */
async function diskOf(folder: string): Promise<SelfReport["disk"]> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}

function serverReport(server: ServerProcess, now: Date): ServerReport {
  const isLost = now.getTime() - server.seen_at.getTime() > LOST_AFTER_MS;
  return {
    id: server.id,
    host: server.host,
    pid: server.pid,
    version: server.version,
    startedAt: server.started_at,
    seenAt: server.seen_at,
    standing: isLost ? "lost" : server.standing,
    requestCount: server.request_count,
    errorCount: server.error_count,
    memoryBytes: server.memory_bytes,
  };
}
