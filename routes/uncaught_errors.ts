import { databaseTrouble } from "../db/database_gone.ts";
import { faultOf } from "../db/job/fault_of.ts";

type Log = (line: Record<string, unknown>) => void;

/**
 * What nobody caught is logged without its message, which may quote a row. That the database went away
 * ends nothing: whoever needs it learns of it themselves. After any other one nobody knows in what
 * state the process is: it ends with 1, to be started again.
 */
export function watchUncaughtErrors(log: Log): { unwatch(): void } {
  const judge = (error: unknown) => {
    if (databaseTrouble(error)) return log({ uncaught: "database", ...faultOf(error) });
    log({ uncaught: "the server ends", ...faultOf(error) });
    Deno.exit(1);
  };
  const ofEvent = (event: ErrorEvent) => {
    event.preventDefault();
    judge(event.error);
  };
  const ofPromise = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    judge(event.reason);
  };
  addEventListener("error", ofEvent);
  addEventListener("unhandledrejection", ofPromise);
  return {
    unwatch: () => {
      removeEventListener("error", ofEvent);
      removeEventListener("unhandledrejection", ofPromise);
    },
  };
}
