import { JOB_CHANNEL } from "./enqueue_job.ts";
import { faultOf } from "./fault_of.ts";
import type { JobOffice } from "./job_run.ts";
import { type Listening, listenPatiently } from "./listen.ts";
import { listQueuedJobs, type QueuedJob } from "./queued_jobs.ts";
import { type JobTerms, runJob } from "./run_job.ts";

export interface JobLoopTerms extends Omit<JobTerms, "signal"> {
  /** How many jobs at once. */
  limit: number;
  /** How often to look for jobs nobody told of: those of a process that died. */
  sweepMs?: number;
}

interface RunningJob {
  municipalityCode: string;
  ended: Promise<void>;
}

const SWEEP_MS = 10_000;

/**
 * Runs jobs as they come, until it is stopped. Fair between municipalities: of those that wait, a
 * job of the municipality with the fewest running ones is next, the oldest first.
 */
export class JobLoop {
  #running = new Map<string, RunningJob>();
  /** Tried in vain since something last changed: someone else is at them, or they failed. */
  #passedOver = new Set<string>();
  /** How often something changed. */
  #changes = 0;
  #filling: Promise<void> | undefined;
  #isStale = false;
  #stopping = new AbortController();
  #listening: Listening;
  #sweep: ReturnType<typeof setInterval>;

  constructor(private readonly office: JobOffice, private readonly terms: JobLoopTerms) {
    const wake = () => this.#wake();
    const { address } = office.database;
    this.#listening = listenPatiently(address, JOB_CHANNEL, { hear: wake, begin: wake });
    this.#sweep = setInterval(wake, terms.sweepMs ?? SWEEP_MS);
  }

  /** Rolls running jobs back; they are taken up at the next start, or by another process. */
  async stop(): Promise<void> {
    clearInterval(this.#sweep);
    this.#stopping.abort();
    await this.#filling;
    await Promise.all(Array.from(this.#running.values(), ({ ended }) => ended));
    await this.#listening.stop();
  }

  #wake(): void {
    this.#changes++;
    this.#passedOver.clear();
    this.#look();
  }

  #look(): void {
    if (this.#stopping.signal.aborted) return;
    this.#isStale = true;
    this.#filling ??= this.#fill().catch((error) => this.#complain(error)).finally(() => {
      this.#filling = undefined;
      if (this.#isStale) this.#look();
    });
  }

  async #fill(): Promise<void> {
    while (this.#isStale && !this.#stopping.signal.aborted) {
      this.#isStale = false;
      if (this.#running.size >= this.terms.limit) return;
      const next = this.#choose(await listQueuedJobs(this.office.database.gate));
      if (!next || this.#stopping.signal.aborted) continue;
      this.#start(next);
      this.#isStale = true;
    }
  }

  #choose(queued: readonly QueuedJob[]): QueuedJob | undefined {
    const open = queued.filter(({ id }) => !this.#running.has(id) && !this.#passedOver.has(id));
    return open.toSorted((a, b) => this.#runningIn(a) - this.#runningIn(b))[0];
  }

  #runningIn({ municipalityCode }: QueuedJob): number {
    const running = Array.from(this.#running.values());
    return running.filter((job) => job.municipalityCode === municipalityCode).length;
  }

  #start(job: QueuedJob): void {
    const { municipalityCode, id } = job;
    const changes = this.#changes;
    const terms = { ...this.terms, signal: this.#stopping.signal };
    const ended = runJob(this.office, job, terms).then((outcome) => outcome === "done", (error) => {
      this.#complain(error);
      return false;
    }).then((isDone) => {
      this.#running.delete(id);
      if (isDone) return this.#wake();
      // What it was refused for may be over by now, and nobody would tell of that again.
      if (changes === this.#changes) this.#passedOver.add(id);
      this.#look();
    });
    this.#running.set(id, { municipalityCode, ended });
  }

  #complain(error: unknown): void {
    if (!this.#stopping.signal.aborted) this.terms.log?.({ jobs: "waiting", ...faultOf(error) });
  }
}
