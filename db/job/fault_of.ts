import { AppError } from "../../domain/app_error.ts";

/** What the log may say of an error: the message of a database error may quote the row; its name and place never do. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (error === undefined || error instanceof AppError) return {};
  if (!(error instanceof Error)) return { error: "not an Error" };
  return {
    error: error.name,
    code: "code" in error ? error.code : undefined,
    stack: error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at ")),
  };
}
