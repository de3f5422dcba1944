import type { SlowStatement, StatementWatch } from "../db/slow_statement.ts";
import type { SlowReport } from "../domain/status/status_report.ts";
import type { Office } from "./app_env.ts";
import { currentRequest } from "./current_request.ts";

const ONE_HOUR_MS = 3_600_000;
const MOST = 10;

/** The slowest statements of the last hour: of each text the slowest time it took. */
export class SlowStatements {
  #worst = new Map<string, SlowReport>();

  add(slow: SlowReport): void {
    const known = this.#worst.get(slow.text);
    const isOver = known && known.at.getTime() < slow.at.getTime() - ONE_HOUR_MS;
    if (!known || isOver || known.ms <= slow.ms) this.#worst.set(slow.text, slow);
    if (this.#worst.size > 10 * MOST) this.#worst = byText(this.listAt(slow.at));
  }

  /** The slowest first. */
  listAt(now: Date): SlowReport[] {
    const from = now.getTime() - ONE_HOUR_MS;
    return [...this.#worst.values()].filter(({ at }) => at.getTime() >= from)
      .sort((one, other) => other.ms - one.ms).slice(0, MOST);
  }
}

function byText(statements: readonly SlowReport[]): Map<string, SlowReport> {
  return new Map(statements.map((each) => [each.text, each]));
}

/** Logs a slow statement with the request that waited for it, where one did. */
export function watchStatements(
  { log, meters, now }: Pick<Office, "log" | "meters" | "now">,
  slowMs: number,
): StatementWatch {
  const tell = ({ text, ms }: SlowStatement) => {
    const request = currentRequest();
    meters.slowStatements.add({
      text,
      ms,
      at: now(),
      route: request?.route ?? null,
      request: request?.id ?? null,
    });
    log({ slowStatement: text, ms, request: request?.id, route: request?.route });
  };
  return { slowMs, tell };
}
