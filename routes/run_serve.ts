import type { Configuration } from "../domain/configuration.ts";
import { serve } from "./serve.ts";

/** `serve`: the product, logging one JSON object a line. */
export function runServe(configuration: Configuration): Promise<number> {
  const log = (line: Record<string, unknown>) => {
    console.log(JSON.stringify({ at: new Date().toISOString(), ...line }));
  };
  return serve(configuration, {
    schema: "expect_migrated",
    log,
    listening: (url) => log({ listening: url }),
  });
}
