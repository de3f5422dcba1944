import { faultOf } from "../db/job/fault_of.ts";
import { configuredRetention } from "../db/retention/configured_retention.ts";
import { eraseRecords } from "../db/retention/erase_records.ts";
import { lastDue } from "../domain/retention/retention.ts";
import type { Office } from "./app_env.ts";

const TEN_MINUTES_MS = 600_000;
const SERVER = "サーバー（毎日の消去）";

/**
 * Erases what is past its retention once a day, at the configured hour or, when no server ran then,
 * as soon as one does. Of several processes one does it. What fails is logged, and tried again.
 */
export function eraseNightly(
  office: Pick<Office, "database" | "configuration" | "sealers" | "now" | "log">,
  everyMs = TEN_MINUTES_MS,
): { stop(): Promise<void> } {
  const { database: { address }, configuration, sealers: { keys }, now, log } = office;
  const retention = configuredRetention(configuration);
  let running: Promise<void> | undefined;
  let done: Date | undefined;
  const ending = new AbortController();
  const erase = async () => {
    const at = now();
    const unlessSince = lastDue(at, configuration.VRS_ERASURE_HOUR);
    if (done && done >= unlessSince) return;
    const erasure = { at, retention, keys, byWhom: SERVER, mode: "erase", unlessSince } as const;
    const erased = await eraseRecords(address, { ...erasure, signal: ending.signal });
    if (!erased) return;
    done = at;
    log({ erased });
  };
  const attempt = () => {
    running ??= erase().catch((error) => {
      if (!ending.signal.aborted) log({ erasure: "not done", ...faultOf(error) });
    }).finally(() => running = undefined);
  };
  attempt();
  const timer = setInterval(attempt, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      ending.abort();
      await running;
    },
  };
}
