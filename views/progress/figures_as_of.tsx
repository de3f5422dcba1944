import type { Child } from "hono/jsx";
import { formatDateTime } from "../../domain/date/plain_date.ts";

/** The figures under the minute they are of: whoever prints the page, or lost the line, sees it. */
export function FiguresAsOf({ at, children }: { at: Date; children: Child }) {
  return (
    <>
      <p class="progress__time">{formatDateTime(at)}現在</p>
      {children}
    </>
  );
}
