import type { PlainDate } from "../date/plain_date.ts";
import type { OutputKind } from "./output_kind.ts";

/** Which people a file of データ出力 has. */
export const OUTPUT_SCOPES = ["all", "changed", "period"] as const;
export type OutputScope = typeof OUTPUT_SCOPES[number];

export const OUTPUT_SCOPE_LABELS: Record<OutputScope, string> = {
  all: "全件",
  changed: "前回の出力から変わった人だけ",
  period: "期間を指定",
};

/** Which date of a dose a period means. */
export const PERIOD_BASES = ["vaccinated_on", "registered_at"] as const;
export type PeriodBasis = typeof PERIOD_BASES[number];

export const PERIOD_BASIS_LABELS: Record<PeriodBasis, string> = {
  vaccinated_on: "接種日",
  registered_at: "接種履歴登録日",
};

export const OUTPUT_ENCODINGS = ["utf-8", "utf-8-bom", "shift_jis"] as const;
export type OutputEncoding = typeof OUTPUT_ENCODINGS[number];

export const OUTPUT_ENCODING_LABELS: Record<OutputEncoding, string> = {
  "utf-8": "UTF-8（BOMなし）",
  "utf-8-bom": "UTF-8（BOM付き、Excel用）",
  "shift_jis": "Shift_JIS（CP932）",
};

/** Days in Japan, both included; null leaves that end open, but never both. */
export interface OutputPeriod {
  basis: PeriodBasis;
  from: PlainDate | null;
  to: PlainDate | null;
}

/** What a file of データ出力 is asked to be. */
export interface OutputChoice {
  kind: OutputKind;
  scope: OutputScope;
  /** Of the scope "period", and only of it. */
  period: OutputPeriod | null;
  /** n of the width 1 + 8n, 1–9. */
  doseCount: number;
  encoding: OutputEncoding;
  /** Whether the first row names the columns. */
  header: boolean;
}

/** The file as the specification has it: everyone, two doses, UTF-8 without BOM, no header. */
export function specifiedOutput(kind: OutputKind): OutputChoice {
  const encoding = "utf-8";
  return { kind, scope: "all", period: null, doseCount: 2, encoding, header: false };
}
