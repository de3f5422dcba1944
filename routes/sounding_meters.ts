import { Gauge, type Registry } from "prom-client";
import { JOB_KINDS } from "../db/job/job_kind.ts";
import { VERSION } from "../domain/version.ts";
import type { Office } from "./app_env.ts";

type Setting = (gauge: Gauge, office: Office) => void;

interface OfficeGauge {
  name: string;
  help: string;
  labelNames?: string[];
  set: Setting;
}

/** Set at each scrape from what is known anyway: none of them asks anybody. */
const GAUGES: readonly OfficeGauge[] = [
  {
    name: "vrs_info",
    help: "1; which version this is.",
    labelNames: ["version", "deno"],
    set: (gauge) => gauge.set({ version: VERSION, deno: Deno.version.deno }, 1),
  },
  {
    name: "vrs_draining",
    help: "1 while the process is about to stop.",
    set: (gauge, { readiness }) => gauge.set(Number(readiness.draining)),
  },
  {
    name: "vrs_running_requests",
    help: "Requests that are being answered.",
    set: (gauge, { meters }) => gauge.set(meters.running),
  },
  {
    name: "vrs_database_reachable",
    help: "1 when the database answered at the last look.",
    set: (gauge, { meters }) => {
      if (meters.sounding) gauge.set(Number(meters.sounding.isReachable));
    },
  },
  {
    name: "vrs_replica_lag_seconds",
    help: "How far the replica is behind.",
    set: (gauge, { meters }) => {
      const lag = meters.sounding?.replicaLagSeconds;
      if (typeof lag === "number") gauge.set(lag);
    },
  },
  {
    name: "vrs_archive_failing",
    help: "1 while PostgreSQL cannot archive its write-ahead log; absent where it archives none.",
    set: (gauge, { meters }) => {
      const archive = meters.sounding?.archive;
      if (archive) gauge.set(Number(archive.failedAt !== null));
    },
  },
  {
    name: "vrs_queue_length",
    help: "What waits (at most 100000 are counted): jobs; notes and changes for the statistics; " +
      "audit entries without a seal.",
    labelNames: ["queue"],
    set: (gauge, { meters }) => {
      for (const { name, count } of meters.sounding?.queues ?? []) {
        if (count !== null) gauge.set({ queue: name }, count);
      }
    },
  },
  {
    name: "vrs_queue_age_seconds",
    help: "How long the oldest of what waits has waited; 0 when nothing does.",
    labelNames: ["queue"],
    set: (gauge, { meters, now }) => {
      for (const { name, count, since } of meters.sounding?.queues ?? []) {
        if (since) gauge.set({ queue: name }, (now().getTime() - since.getTime()) / 1_000);
        else if (count === 0) gauge.set({ queue: name }, 0);
      }
    },
  },
  {
    name: "vrs_queued_jobs",
    help: "Jobs that wait or are worked on, of every municipality and process.",
    labelNames: ["kind"],
    set: (gauge, { meters }) => {
      if (!meters.sounding?.isReachable) return;
      for (const kind of JOB_KINDS) gauge.set({ kind }, meters.sounding.jobs.get(kind) ?? 0);
    },
  },
  {
    name: "vrs_followers",
    help: "Pages that follow what changes (server-sent events).",
    set: (gauge, { newsFeed }) => gauge.set(newsFeed.size),
  },
  {
    name: "vrs_pool_connections",
    help: "Connections to the database: how many there may be, are taken, and are waited for.",
    labelNames: ["pool", "state"],
    set: (gauge, { database: { pools } }) => {
      for (const { name: pool, size, inUse, waiting } of pools) {
        gauge.set({ pool, state: "size" }, size);
        gauge.set({ pool, state: "in_use" }, inUse);
        gauge.set({ pool, state: "waiting" }, waiting);
      }
    },
  },
  {
    name: "vrs_pool_waited_seconds",
    help: "What requests have waited for a connection, together.",
    labelNames: ["pool"],
    set: (gauge, { database: { pools } }) => {
      for (const { name: pool, waitedMs } of pools) gauge.set({ pool }, waitedMs / 1_000);
    },
  },
  {
    name: "vrs_event_loop_lag_seconds",
    help: "The longest of late that the process did not look up.",
    set: (gauge, { meters }) => {
      if (meters.sounding) gauge.set(meters.sounding.eventLoopLagMs / 1_000);
    },
  },
  {
    name: "vrs_memory_bytes",
    help: "Memory of this process: resident, and the heap that is used.",
    labelNames: ["kind"],
    set: (gauge) => {
      const { rss, heapUsed } = Deno.memoryUsage();
      gauge.set({ kind: "resident" }, rss);
      gauge.set({ kind: "heap" }, heapUsed);
    },
  },
];

const added = new WeakSet<Registry>();

/** The text of `/metrics`. */
export async function metricsOf(office: Office): Promise<string> {
  const { registry } = office.meters;
  if (!added.has(registry)) addGauges(office, registry);
  added.add(registry);
  return await registry.metrics();
}

function addGauges(office: Office, registry: Registry): void {
  for (const { set, ...gauge } of GAUGES) {
    new Gauge({
      ...gauge,
      registers: [registry],
      collect() {
        this.reset();
        if (!gauge.labelNames) this.remove(); // what is not known is neither 0 nor as it was
        set(this, office);
      },
    });
  }
}
