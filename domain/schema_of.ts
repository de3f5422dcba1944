import { z } from "zod";
import type { Result } from "./result.ts";

/** The zod schema of a rule for text, so that a form field and a file's cell share the rule. */
export function schemaOf<Value>(rule: (text: string) => Result<Value>) {
  return z.string().transform((text, context) => {
    const read = rule(text);
    if (read.ok) return read.value;
    context.addIssue({ code: "custom", message: read.message });
    return z.NEVER;
  });
}
