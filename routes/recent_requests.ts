import {
  addLatency,
  type Latencies,
  latencyOf,
  mergeLatencies,
} from "../domain/status/latencies.ts";
import type { ErrorReport, RouteReport } from "../domain/status/status_report.ts";

/** A request that was answered. */
export interface AnsweredRequest {
  at: Date;
  /** Its ID, which the page of an error shows. */
  request: string;
  method: string;
  /** The pattern. */
  route: string;
  status: number;
  ms: number;
}

interface Tally {
  count: number;
  errorCount: number;
  latencies: Latencies;
}

const A_MINUTE_MS = 60_000;
const MINUTES = 60;
const MOST_ERRORS = 50;

/** What this process answered within the last hour, by route; kept in memory alone. */
export class RecentRequests {
  #minutes = new Map<number, Map<string, Tally>>();
  #errors: ErrorReport[] = [];
  /** Since the process started. */
  count = 0;
  errorCount = 0;

  add({ at, request, method, route, status, ms }: AnsweredRequest): void {
    this.count++;
    const tally = this.#tallyOf(`${method} ${route}`, minuteOf(at));
    tally.count++;
    addLatency(tally.latencies, ms);
    if (status < 500) return;
    this.errorCount++;
    tally.errorCount++;
    this.#errors = [{ at, request, route: `${method} ${route}`, status }, ...this.#errors]
      .slice(0, MOST_ERRORS);
  }

  /** Each route that was asked for, the busiest first. */
  routesAt(now: Date): RouteReport[] {
    this.#forget(minuteOf(now));
    const tallies = new Map<string, Tally[]>();
    for (const minute of this.#minutes.values()) {
      for (const [route, tally] of minute) {
        tallies.set(route, [...tallies.get(route) ?? [], tally]);
      }
    }
    return [...tallies].map(([route, minutes]) => reportOf(route, minutes))
      .sort((one, other) => other.count - one.count || (one.route < other.route ? -1 : 1));
  }

  /** The last ones within the hour, the newest first. */
  errorsAt(now: Date): ErrorReport[] {
    const from = now.getTime() - MINUTES * A_MINUTE_MS;
    return this.#errors.filter(({ at }) => at.getTime() >= from);
  }

  #tallyOf(route: string, minute: number): Tally {
    const routes = this.#minutes.get(minute) ?? this.#begin(minute);
    const tally = routes.get(route) ?? { count: 0, errorCount: 0, latencies: new Map() };
    routes.set(route, tally);
    return tally;
  }

  #begin(minute: number): Map<string, Tally> {
    this.#forget(minute);
    const routes = new Map<string, Tally>();
    this.#minutes.set(minute, routes);
    return routes;
  }

  #forget(now: number): void {
    for (const minute of this.#minutes.keys()) {
      if (minute <= now - MINUTES) this.#minutes.delete(minute);
    }
  }
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / A_MINUTE_MS);
}

function reportOf(route: string, minutes: readonly Tally[]): RouteReport {
  const latencies = mergeLatencies(minutes.map((each) => each.latencies));
  return {
    route,
    count: sumOf(minutes.map(({ count }) => count)),
    errorCount: sumOf(minutes.map(({ errorCount }) => errorCount)),
    p50Ms: latencyOf(latencies, 0.5) ?? 0,
    p95Ms: latencyOf(latencies, 0.95) ?? 0,
  };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
