import { faultOf } from "../db/job/fault_of.ts";
import { isPublishedSince } from "../db/publication/list_publications.ts";
import { PublicationFailure, publishBeside } from "../db/publication/publish_beside.ts";
import { OperatorError } from "../domain/operator_error.ts";
import { lastDue } from "../domain/retention/retention.ts";
import type { Office } from "./app_env.ts";

const TEN_MINUTES_MS = 600_000;
/** Whoever has to mend a tally has had the time by then; each try counts every record. */
const ONE_HOUR_MS = 3_600_000;
const SERVER = "サーバー（毎日の公表）";

/**
 * Publishes the open data once a day, at the configured hour or, when no server ran then, as soon as
 * one does. Of several processes one does it. Where a tally is not what the register says nothing is
 * published: the log says where, and an hour later it is tried again.
 */
export function publishNightly(
  office: Pick<Office, "database" | "configuration" | "now" | "log">,
  everyMs = TEN_MINUTES_MS,
): { stop(): Promise<void> } {
  const { database: { address, gate }, configuration, now, log } = office;
  let running: Promise<void> | undefined;
  let done: Date | undefined;
  let refused: Date | undefined;
  const ending = new AbortController();
  const publish = async () => {
    const at = now();
    const unlessSince = lastDue(at, configuration.VRS_PUBLISH_HOUR);
    if (done && done >= unlessSince) return;
    if (await isPublishedSince(gate, unlessSince)) return void (done = at);
    if (refused && at.getTime() - refused.getTime() < ONE_HOUR_MS) return;
    const order = { at, byWhom: SERVER, note: "", mode: "publish", unlessSince } as const;
    const published = await publishBeside(address, order, ending.signal);
    if (!published) return;
    done = at;
    log({ published });
  };
  const attempt = () => {
    running ??= publish().catch((error) => {
      if (ending.signal.aborted) return;
      if (error instanceof OperatorError) refused = now();
      log({ publication: "not done", ...reasonOf(error) });
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

function reasonOf(error: unknown): Record<string, unknown> {
  if (error instanceof OperatorError) return { reason: error.message };
  return error instanceof PublicationFailure ? error.fault : faultOf(error);
}
