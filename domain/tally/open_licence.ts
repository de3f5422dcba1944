import { formatDate, type PlainDate } from "../date/plain_date.ts";

/**
 * As the open data of the real service [known]: the government's standard terms, which say that
 * whoever keeps to this Creative Commons licence keeps to them.
 */
export const OPEN_LICENCE = {
  title: "政府標準利用規約（第2.0版）",
  name: "CC-BY-4.0",
  equal: "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
  url: "https://creativecommons.org/licenses/by/4.0/deed.ja",
} as const;

/** How somebody who uses the files names them. */
export function citationOf(day: PlainDate): string {
  return `出典：ワクチン接種記録システム（VRS）オープンデータ（${formatDate(day)}公表）`;
}

export interface FormatChange {
  day: PlainDate;
  text: string;
}

/** What changed in the files since there are any, newest first; nothing about their figures. */
export const FORMAT_CHANGES: readonly FormatChange[] = [
  { day: "2026-11-22", text: "公表を始めました。" },
];
