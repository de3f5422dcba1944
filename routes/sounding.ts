import { lookupArchive } from "../db/archive_standing.ts";
import { type ChainSummary, summarizeChains } from "../db/audit/summarize_chains.ts";
import { connect } from "../db/connection.ts";
import {
  measureAudit,
  measureJobs,
  measureTallies,
  type QueueLength,
} from "../db/queue_lengths.ts";
import { openTally } from "../db/tally/tally_connection.ts";
import {
  type ArchiveReport,
  type QueuePoint,
  type QueueReport,
  QUEUES,
} from "../domain/status/status_report.ts";
import type { JobKind } from "../db/job/job_kind.ts";
import type { Office } from "./app_env.ts";

/** How things stood when they were looked at last: a scrape or a page never asks the database. */
export interface Sounding {
  at: Date;
  isReachable: boolean;
  /** Without a database nothing is known of them. */
  queues: readonly QueueReport[];
  jobs: ReadonlyMap<JobKind, number>;
  replicaLagSeconds: number | null;
  archive: ArchiveReport | null;
  /** Of the audit; not looked at every time. */
  chains: ChainSummary | null;
  /** The longest the process did not look up since the sounding before. */
  eventLoopLagMs: number;
}

/** What is asked of the database. */
type Counted = Omit<Sounding, "at" | "isReachable" | "eventLoopLagMs">;

export const NO_SOUNDING: Counted = {
  queues: QUEUES.map((name) => ({ name, count: null, since: null })),
  jobs: new Map(),
  replicaLagSeconds: null,
  archive: null,
  chains: null,
};

export interface Sounder {
  take(): Promise<Counted>;
  close(): Promise<void>;
}

/** There is one chain for each municipality. */
const CHAINS_EVERY_MS = 60_000;

/** Counts what waits, over a connection each as who may see it and nobody's record. */
export function openSounder({ database, meters }: Pick<Office, "database" | "meters">): Sounder {
  const tally = openTally(database.address);
  const seal = connect(database.address, "vrs_seal", 1);
  let chains: { since: number; summary: ChainSummary } | undefined;
  const summaryOf = async () => {
    const since = performance.now();
    if (!chains || since - chains.since > CHAINS_EVERY_MS) {
      chains = { since, summary: await summarizeChains(seal) };
    }
    return chains.summary;
  };
  return {
    take: async () => {
      const jobs = await measureJobs(database.gate);
      const { notes, changes } = await measureTallies(tally);
      const lengths = { jobs: sumOf(jobs), notes, changes, audit: await measureAudit(seal) };
      return {
        queues: QUEUES.map((name) => ({ name, ...lengths[name] })),
        jobs: new Map(jobs.map(({ kind, count }) => [kind, count])),
        chains: await summaryOf(),
        replicaLagSeconds: await meters.replicaLag?.() ?? null,
        archive: await lookupArchive(database.gate) ?? null,
      };
    },
    close: async () => {
      await Promise.all([tally.destroy(), seal.end({ timeout: 1 })]);
    },
  };
}

function sumOf(lengths: readonly QueueLength[]): QueueLength {
  const since = lengths.flatMap((each) => each.since?.getTime() ?? []);
  return {
    count: lengths.reduce((sum, { count }) => sum + count, 0),
    since: since.length > 0 ? new Date(Math.min(...since)) : null,
  };
}

/** Where nothing could be counted nothing is drawn. */
export function pointOf({ at, queues }: Pick<Sounding, "at" | "queues">): QueuePoint {
  const counts = Object.fromEntries(queues.map(({ name, count }) => [name, count ?? 0]));
  return { at, counts: counts as QueuePoint["counts"] };
}
