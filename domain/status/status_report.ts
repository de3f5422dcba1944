/** What the operator sees of this server and the others. Nobody's record is in it. */
export interface StatusReport {
  at: Date;
  version: string;
  self: SelfReport;
  /** Why no request is sent here; null: they are. */
  unreadiness: "draining" | "database" | "schema" | null;
  servers: readonly ServerReport[];
  database: DatabaseReport;
  queues: readonly QueueReport[];
  /** What waited in the last hour, a point a minute; the newest is last. */
  history: readonly QueuePoint[];
  jobs: readonly JobReport[];
  runs: RunsReport;
  routes: readonly RouteReport[];
  slowStatements: readonly SlowReport[];
  errors: readonly ErrorReport[];
}

export interface SelfReport {
  id: string;
  host: string;
  pid: number;
  startedAt: Date;
  memoryBytes: number;
  /** The longest that the process did not look up, of late. */
  eventLoopLagMs: number;
  runningRequests: number;
  /** Pages that follow what changes. */
  followers: number;
  /** Free and in all, where the embedded database lies; null where it is another's. */
  disk: { freeBytes: number; totalBytes: number } | null;
}

export interface ServerReport {
  id: string;
  host: string;
  pid: number;
  version: string;
  startedAt: Date;
  seenAt: Date;
  /** "lost": it has not been heard of for too long. */
  standing: "serving" | "draining" | "lost";
  requestCount: number;
  errorCount: number;
  memoryBytes: number;
}

export interface DatabaseReport {
  isReachable: boolean;
  pools: readonly PoolReport[];
  /** Null without a replica, or when it does not answer. */
  replicaLagSeconds: number | null;
  /** Null where the WAL is not archived, or not by this PostgreSQL. */
  archive: ArchiveReport | null;
  bytes: number | null;
  /** "PostgreSQL 18.0" */
  version: string | null;
}

/** Of the write-ahead log, that a database can be restored from to any moment. */
export interface ArchiveReport {
  /** When a file of it was kept last; null: never. */
  archivedAt: Date | null;
  /** When the last try to keep one failed; null after one that did not. */
  failedAt: Date | null;
}

export interface PoolReport {
  name: string;
  size: number;
  inUse: number;
  waiting: number;
}

export const QUEUES = ["jobs", "notes", "changes", "audit"] as const;
/**
 * jobs: uploads, outputs and the like; notes, changes: what is not yet in the statistics; audit:
 * entries without a seal.
 */
export type QueueName = typeof QUEUES[number];

export interface QueueReport {
  name: QueueName;
  /** Null when it could not be counted. */
  count: number | null;
  /** Since when something waits, where that is known. */
  since: Date | null;
}

export interface QueuePoint {
  at: Date;
  counts: Record<QueueName, number>;
}

export interface JobReport {
  kind: string;
  municipalityCode: string;
  requestedAt: Date;
  /** 0: nobody has begun it. */
  attempts: number;
}

export interface RunsReport {
  publishedAt: Date | null;
  erasedAt: Date | null;
  /** Of the audit's chains: how many there are, their seals, and the last one. */
  audit: { chains: number; seals: number; sealedAt: Date | null } | null;
}

export interface RouteReport {
  /** "POST /venue/doses": the pattern, never an address. */
  route: string;
  count: number;
  errorCount: number;
  p50Ms: number;
  p95Ms: number;
}

export interface SlowReport {
  /** Parameters are only numbers ($1) in it. */
  text: string;
  ms: number;
  at: Date;
  route: string | null;
  request: string | null;
}

export interface ErrorReport {
  at: Date;
  request: string;
  route: string;
  status: number;
}
