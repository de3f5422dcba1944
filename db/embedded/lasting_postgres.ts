import { setTimeout as delay } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded_postgres.ts";

export interface LastingPostgres extends EmbeddedPostgres {
  /** Has each death, and each start that failed, told as a line for the log. */
  tellDeaths(tell: (line: Record<string, unknown>) => void): void;
}

const FIRST_REST_MS = 250;
const LONGEST_REST_MS = 10_000;
/** Who lived so long did not die of its start. */
const HEALTHY_MS = 60_000;
/** A disk that was full may be emptied by then; else somebody has to look. */
const PATIENCE_MS = 600_000;

/**
 * An embedded server that is started again when it dies, at the same place: whoever uses it loses its
 * connections and finds it again. `exited` resolves when it was stopped, or cannot be kept alive for
 * ten minutes. One that another process started is that one's to start again.
 */
export async function startLastingPostgres(
  dataDirectory: string,
  options: Parameters<typeof startEmbeddedPostgres>[1] = {},
): Promise<LastingPostgres> {
  const stopping = Promise.withResolvers<void>();
  let isStopping = false;
  let tell = (_line: Record<string, unknown>) => {};
  let running = await startEmbeddedPostgres(dataDirectory, options);
  let restarting: Promise<void> | undefined;
  const { socketDirectory, superuser } = running;

  const startAgain = async (rest: number) => {
    await Promise.race([delay(rest, undefined, { ref: false }), stopping.promise]);
    if (isStopping) return;
    await startEmbeddedPostgres(dataDirectory, options).then((started) => running = started, () => {
      tell({ database: "not started" });
    });
  };

  const keepRunning = async () => {
    let rest = FIRST_REST_MS;
    let healthyAt = performance.now();
    let startedAt = healthyAt;
    for (;;) {
      await running.exited;
      if (isStopping) return;
      const now = performance.now();
      if (now - startedAt > HEALTHY_MS) {
        healthyAt = now;
        rest = FIRST_REST_MS;
      }
      if (now - healthyAt > PATIENCE_MS) return;
      tell({ database: "died", startsInMs: rest });
      restarting = startAgain(rest);
      startedAt = now;
      await restarting;
      rest = Math.min(2 * rest, LONGEST_REST_MS);
    }
  };

  const exited = keepRunning();
  const stop = async () => {
    isStopping = true;
    stopping.resolve();
    await restarting;
    await running.stop();
  };
  return { socketDirectory, superuser, stop, exited, tellDeaths: (to) => void (tell = to) };
}
