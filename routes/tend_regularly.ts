import { faultOf } from "../db/job/fault_of.ts";
import { tendInquiries } from "../db/transfer/tend_inquiries.ts";
import type { Office } from "./app_env.ts";

const TEN_MINUTES_MS = 600_000;

/**
 * Reminds of inquiries that wait, and drops the My Numbers of those that are over: now, and again
 * every so often until it is stopped. What fails is logged, and tried again the next time.
 */
export function tendRegularly(
  office: Pick<Office, "database" | "configuration" | "now" | "log">,
  everyMs = TEN_MINUTES_MS,
): { stop(): Promise<void> } {
  const { database, configuration, now, log } = office;
  let running: Promise<void> | undefined;
  const tend = () => {
    running ??= tendInquiries(database, {
      at: now(),
      reminderDays: configuration.VRS_REMINDER_DAYS,
    }).then(() => {}, (error) => log({ inquiries: "not tended", ...faultOf(error) }))
      .finally(() => running = undefined);
  };
  tend();
  const timer = setInterval(tend, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
