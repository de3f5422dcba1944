import { formatDate } from "../../domain/date/plain_date.ts";
import {
  OUTPUT_SCOPE_LABELS,
  type OutputChoice,
  type OutputPeriod,
  PERIOD_BASIS_LABELS,
} from "../../domain/output/output_choice.ts";

/** An output as the screens show it. What is null is not known until it is done. */
export interface OutputRow extends OutputChoice {
  id: string;
  state: "waiting" | "done" | "failed";
  madeAt: Date;
  loginId: string;
  fileName: string | null;
  rowCount: number | null;
  byteCount: number | null;
  sha256: Uint8Array | null;
  lossCount: number | null;
  failure: string | null;
  takenAt: Date | null;
  takenBy: string | null;
  baseMadeAt: Date | null;
}

/** Who is in the file: 「全件」「期間：接種日が2021年6月1日から2021年6月30日まで」. */
export function scopeText({ kind, scope, period }: OutputChoice): string {
  if (kind === "waiting") return "登録待ちのすべて";
  return period ? `期間：${periodText(period)}` : OUTPUT_SCOPE_LABELS[scope];
}

function periodText({ basis, from, to }: OutputPeriod): string {
  const start = from ? `${formatDate(from)}から` : "";
  const end = to ? `${formatDate(to)}まで` : "";
  return `${PERIOD_BASIS_LABELS[basis]}が${start}${end}`;
}

/** "1,234件", or – where it is not known. */
export function rowsText(count: number | null): string {
  return count === null ? "–" : `${count.toLocaleString("ja-JP")}件`;
}
