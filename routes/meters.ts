import { Counter, Histogram, Registry } from "prom-client";
import { v7 as uuid } from "uuid";
import type { JobKind } from "../db/job/job_kind.ts";
import type { QueuePoint } from "../domain/status/status_report.ts";
import { type AnsweredRequest, RecentRequests } from "./recent_requests.ts";
import { SlowStatements } from "./slow_statements.ts";
import type { Sounding } from "./sounding.ts";

/**
 * What came of a form that registers a dose; "again": it had been sent before;
 * "questioned": it is asked back whether that is right.
 */
export type RegistrationEnd = "registered" | "again" | "refused" | "questioned";

/** In seconds; closer around what is promised of a page (50 ms) and of a registration (300 ms). */
const LATENCIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600];

/** Everything else a client might make up would be a series of its own. */
const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"]);

/**
 * What this process counts of itself, for `/metrics` and `/status`. Labels are patterns, kinds and
 * states that the program itself names: no person, account, municipality or address is in one.
 */
export class Meters {
  /** Of the process, among all servers. */
  readonly id: string = uuid();
  readonly startedAt = new Date();
  readonly registry = new Registry();
  readonly recent = new RecentRequests();
  readonly slowStatements = new SlowStatements();
  /** Being answered now. */
  running = 0;
  /** How things stood last, and in the hour before; by `observeRegularly`. */
  sounding: Sounding | undefined;
  history: readonly QueuePoint[] = [];
  /** In seconds; undefined when the replica does not answer. Unset without one. */
  replicaLag: (() => Promise<number | undefined>) | undefined;

  readonly #requests = new Histogram({
    name: "vrs_request_duration_seconds",
    help: "Time until an answer began, by route pattern, method and class of status.",
    labelNames: ["route", "method", "status"],
    buckets: LATENCIES,
    registers: [this.registry],
  });
  readonly #refused = new Counter({
    name: "vrs_refused_requests_total",
    help: "Requests that were refused, by status (4xx).",
    labelNames: ["status"],
    registers: [this.registry],
  });
  readonly #registrations = new Counter({
    name: "vrs_registrations_total",
    help: "Forms that register a dose, by what came of them.",
    labelNames: ["outcome"],
    registers: [this.registry],
  });
  readonly #signInFailures = new Counter({
    name: "vrs_sign_in_failures_total",
    help: "Tries to sign in that came to nothing.",
    labelNames: ["by"],
    registers: [this.registry],
  });
  readonly #jobs = new Histogram({
    name: "vrs_job_duration_seconds",
    help: "Jobs this process worked on, by kind and the state it left them in.",
    labelNames: ["kind", "state"],
    buckets: JOB_SECONDS,
    registers: [this.registry],
  });

  begin(): void {
    this.running++;
  }

  end(answered: AnsweredRequest): void {
    this.running--;
    const method = METHODS.has(answered.method) ? answered.method : "other";
    const { route, status, ms } = answered;
    const labels = { route, method, status: `${Math.floor(status / 100)}xx` };
    this.#requests.observe(labels, ms / 1_000);
    if (status >= 400 && status < 500) this.#refused.inc({ status });
    this.recent.add({ ...answered, method });
  }

  registered(outcome: RegistrationEnd): void {
    this.#registrations.inc({ outcome });
  }

  signInFailed(by: "password" | "factor" | "gmis"): void {
    this.#signInFailures.inc({ by });
  }

  jobEnded({ kind, state, ms }: { kind: JobKind; state: string; ms: number }): void {
    this.#jobs.observe({ kind, state }, ms / 1_000);
  }
}
