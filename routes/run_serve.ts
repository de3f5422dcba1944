import type { Configuration } from "../domain/configuration.ts";
import { VERSION } from "../domain/version.ts";
import { logLine } from "./log_line.ts";
import { serve } from "./serve.ts";

/** `serve`: the product, logging one JSON object a line. */
export function runServe(configuration: Configuration): Promise<number> {
  const host = Deno.hostname();
  const log = (line: Record<string, unknown>) => {
    console.log(logLine(line, { at: new Date(), pid: Deno.pid, host }));
  };
  return serve(configuration, {
    schema: "expect_migrated",
    log,
    listening: (url) => log({ listening: url, version: VERSION }),
  });
}
