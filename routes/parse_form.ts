import type { z } from "zod";
import { AppError } from "../domain/app_error.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { MY_NUMBER_REFUSED, withoutDigits } from "../domain/transfer/without_my_number.ts";
import type { RequestContext } from "./app_env.ts";

export type ParsedForm<Value> =
  | { ok: true; value: Value; typed: Typed }
  | { ok: false; problems: FormProblem[]; typed: Typed };

/** The text fields of the request, as they were typed; files are left out. */
export async function typedFields(c: RequestContext): Promise<Typed> {
  const form = await c.req.formData().catch((error) => {
    throw error instanceof TypeError ? unreadable() : error;
  });
  const typed: Typed = {};
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    // Nobody can type it, and PostgreSQL stores no text that has it.
    if (value.includes("\0")) throw unreadable();
    typed[name] = value;
  }
  return typed;
}

function unreadable(): AppError {
  return new AppError("unreadable", "送信された内容を読み取れません。画面を開き直してください。");
}

/**
 * Judges what was typed; every refused field keeps its text, but for a My Number. A
 * missing field counts as empty.
 */
export function parseForm<Schema extends z.ZodObject>(
  schema: Schema,
  typed: Typed,
): ParsedForm<z.output<Schema>> {
  const empty = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, ""]));
  const parsed = schema.safeParse({ ...empty, ...typed });
  if (parsed.success) return { ok: true, value: parsed.data, typed };
  const { error } = parsed;
  return { ok: false, problems: problemsOf(error), typed: withoutRefusedNumbers(typed, error) };
}

/** A My Number that was refused in a text does not come back in the page. */
function withoutRefusedNumbers(typed: Typed, { issues }: z.ZodError): Typed {
  const refused = issues.filter(({ message }) => message === MY_NUMBER_REFUSED);
  const fields = refused.map(({ path }) => String(path[0]));
  const struck = fields.map((field) => [field, withoutDigits(typed[field] ?? "")]);
  return { ...typed, ...Object.fromEntries(struck) };
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
