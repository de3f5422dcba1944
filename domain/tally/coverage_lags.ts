import { shareCell, type Sheet } from "./coverage_sheet.ts";
import type { LagClass } from "./statistics_lag.ts";

/** How many doses were registered how late, and how many by then. */
export function lagSheet(classes: readonly LagClass[]): Sheet {
  const whole = classes.reduce((sum, { count }) => sum + count, 0);
  let soFar = 0;
  return {
    caption: "接種から登録までの日数",
    columns: ["登録した日", "接種の回数", "割合", "割合の累計"],
    rows: classes.map(({ label, count }) => {
      soFar += count;
      return [label, { count }, shareCell(count, whole), shareCell(soFar, whole)];
    }),
  };
}
