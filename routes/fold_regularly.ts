import { faultOf } from "../db/job/fault_of.ts";
import { foldWith } from "../db/tally/fold.ts";
import { openTally } from "../db/tally/tally_connection.ts";
import type { Office } from "./app_env.ts";

const A_SECOND_MS = 1_000;
const LONGEST_REST_MS = 10_000;
/** Of the time it takes: so it never costs more than a tenth, however many are registering. */
const REST = 9;

/**
 * Adds to the tallies what has been written: now, and again after each second, or after a longer rest
 * when much was to be done, until it is stopped; what is written after that waits for the next start,
 * or another server. What fails is logged, and tried again the next time.
 */
export function foldRegularly(
  office: Pick<Office, "database" | "log">,
  everyMs = A_SECOND_MS,
): { stop(): Promise<void> } {
  const { database: { address, register }, log } = office;
  let tally = openTally(address);
  let isStopping = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fold = async () => {
    const begin = performance.now();
    await foldWith(register, tally)
      .catch(async (error) => {
        log({ tallies: "not added up", ...faultOf(error) });
        await tally.destroy(); // the connection may have been the trouble
        tally = openTally(address);
      });
    const rest = Math.min(LONGEST_REST_MS, REST * (performance.now() - begin));
    if (!isStopping) timer = setTimeout(() => running = fold(), Math.max(everyMs, rest));
  };
  let running = fold();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await running;
      await tally.destroy();
    },
  };
}
