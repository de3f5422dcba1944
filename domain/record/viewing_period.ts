import { z } from "zod";
import { parseDate } from "../date/parse_date.ts";
import type { PlainDate } from "../date/plain_date.ts";

/** What was typed as one end of the period; blank leaves it open. */
const PeriodEnd = z.string().transform((typed, context): PlainDate | null => {
  if (typed.trim() === "") return null;
  const date = parseDate(typed);
  if (date.ok) return date.value;
  context.addIssue({ code: "custom", message: date.message });
  return z.NEVER;
});

/** The days in Japan, both included, whose looks at a record are listed. */
export const ViewingPeriod = z.object({ from: PeriodEnd, to: PeriodEnd })
  .superRefine(({ from, to }, context) => {
    if (!from || !to || from <= to) return;
    const message = "終了日が開始日より前です。開始日以後の日付を入力してください。";
    context.addIssue({ code: "custom", path: ["to"], message });
  });
export type ViewingPeriod = z.infer<typeof ViewingPeriod>;

export const WHOLE_TIME: ViewingPeriod = { from: null, to: null };
