import { z } from "zod";
import { daysLater } from "../date/days_later.ts";
import { compactDate, type PlainDate } from "../date/plain_date.ts";
import { OUTPUT_ENCODING_LABELS } from "../output/output_choice.ts";
import { ViewingPeriod } from "../record/viewing_period.ts";
import {
  STATISTICS_VARIANTS,
  statisticsKind,
  type StatisticsWish,
  statisticsWishes,
} from "./statistics_file.ts";

/** Which days of 接種日 a file has. */
export const STATISTICS_SCOPES = { whole: "全期間", month: "月", period: "期間を指定" } as const;
export type StatisticsScope = keyof typeof STATISTICS_SCOPES;

/** A spreadsheet opens both by double click. */
export const STATISTICS_ENCODINGS = ["utf-8-bom", "shift_jis"] as const;
export type StatisticsEncoding = typeof STATISTICS_ENCODINGS[number];
export const STATISTICS_ENCODING_LABELS: Record<StatisticsEncoding, string> =
  OUTPUT_ENCODING_LABELS;

/** The form of 統計ファイルダウンロード; the button that sends it says which file is wanted. */
export const StatisticsForm = ViewingPeriod.safeExtend({
  scope: z.enum(Object.keys(STATISTICS_SCOPES) as StatisticsScope[], "期間を選んでください。"),
  /** "2021-06" */
  month: z.string().regex(/^(\d{4}-(0[1-9]|1[0-2]))?$/, "月を選び直してください。"),
  encoding: z.enum(STATISTICS_ENCODINGS, "文字コードを選んでください。"),
  wish: z.string().transform((value, context): StatisticsWish => {
    const wish = statisticsWishes().find((one) => wishValue(one) === value);
    if (wish) return wish;
    context.addIssue({ code: "custom", message: "ファイルを選び直してください。" });
    return z.NEVER;
  }),
}).superRefine(({ scope, month, from, to }, context) => {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (scope === "month" && month === "") refuse("month", "月を選んでください。");
  if (scope === "period" && !from && !to) refuse("from", "開始日か終了日を入力してください。");
  if (scope !== "period" && (from || to)) refuse("scope", STRAY_DATES);
});
export type StatisticsForm = z.infer<typeof StatisticsForm>;

const STRAY_DATES = "期間の日付が入力されています。期間で出力するときは「期間を指定」を選び、" +
  "そうでないときは日付を消してください。";

/** What a button of the form sends. */
export function wishValue({ file, variant }: StatisticsWish): string {
  return variant ? `${file}.${variant}` : file;
}

/** "接種回数…（日ごと）" */
export function wishLabel({ file, variant }: StatisticsWish): string {
  const { label } = statisticsKind(file);
  return variant ? `${label}：${STATISTICS_VARIANTS[variant]}` : label;
}

export interface StatisticsPeriod {
  from: PlainDate | null;
  to: PlainDate | null;
}

/** The days a filled-in form means for its file. */
export function statisticsPeriod(
  { scope, month, from, to, wish }: StatisticsForm,
): StatisticsPeriod {
  if (!statisticsKind(wish.file).hasPeriod) return { from: null, to: null };
  return scope === "month" ? daysOfMonth(month) : { from, to };
}

function daysOfMonth(month: string): StatisticsPeriod {
  const from = `${month}-01`;
  const inNext = daysLater(from, MOST_DAYS);
  return { from, to: daysLater(inNext, -Number(inNext.slice(8))) };
}

const MOST_DAYS = 31;

/** The name of a file made on `today`. */
export function statisticsFileName(
  wish: StatisticsWish,
  { from, to }: StatisticsPeriod,
  today: PlainDate,
): string {
  const { variant, file } = wish;
  const days = from || to ? `${from ? compactDate(from) : ""}-${to ? compactDate(to) : ""}` : null;
  const parts = [
    statisticsKind(file).title,
    variant && STATISTICS_VARIANTS[variant],
    days,
    compactDate(today),
  ];
  return `統計_${parts.filter(Boolean).join("_")}.csv`;
}
