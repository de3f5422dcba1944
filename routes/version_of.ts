import type { Typed } from "../domain/form_problem.ts";

/** Of the row a form was opened on; one that was meddled with fits no row. */
export function versionOf({ version }: Typed): number {
  const number = Number(version);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
