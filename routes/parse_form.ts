import type { z } from "zod";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import type { RequestContext } from "./app_env.ts";

export type ParsedForm<Value> =
  | { ok: true; value: Value; typed: Typed }
  | { ok: false; problems: FormProblem[]; typed: Typed };

/** The text fields of the request, as they were typed; files are left out. */
export async function typedFields(c: RequestContext): Promise<Typed> {
  const typed: Typed = {};
  for (const [name, value] of await c.req.formData()) {
    if (typeof value === "string") typed[name] = value;
  }
  return typed;
}

/** Judges what was typed; every refused field keeps its text. A missing field counts as empty. */
export function parseForm<Schema extends z.ZodObject>(
  schema: Schema,
  typed: Typed,
): ParsedForm<z.output<Schema>> {
  const empty = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, ""]));
  const parsed = schema.safeParse({ ...empty, ...typed });
  if (parsed.success) return { ok: true, value: parsed.data, typed };
  return { ok: false, problems: problemsOf(parsed.error), typed };
}

/** The first fault of each field, in the order of the form. */
function problemsOf(error: z.ZodError): FormProblem[] {
  const problems: FormProblem[] = [];
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? "");
    if (!problems.some((problem) => problem.field === field)) problems.push({ field, message });
  }
  return problems;
}
