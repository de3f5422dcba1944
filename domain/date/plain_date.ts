import { z } from "zod";

/**
 * A calendar day without time or zone, "YYYY-MM-DD"; strings of this shape sort as dates. Pure, so
 * that what runs in a browser can leave zod out.
 */
export const PlainDate = /* @__PURE__ */ z.iso.date({
  error: "日付は「2021-06-01」の形で、実在する日を入力してください。",
});
export type PlainDate = z.infer<typeof PlainDate>;

const MS_PER_DAY = 86_400_000;
/** Fixed offset: Japan has had no summer time since 1951, long before any instant stored here. */
const JAPAN_OFFSET_MS = 9 * 3_600_000;

/** The calendar day it is in Japan at the instant `now`, wherever the server stands. */
export function japanToday(now: Date): PlainDate {
  return japanClock(now).slice(0, 10);
}

/** "2021年6月1日" */
export function formatDate(date: PlainDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** "20210601", as the files write it. */
export function compactDate(date: PlainDate): string {
  return date.replaceAll("-", "");
}

/**
 * Full years lived on `date`, counted up on the birthday; someone born on 29 February turns a year
 * older on 1 March of a common year. Negative when `date` is before the birth.
 */
export function ageOn(birthDate: PlainDate, date: PlainDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const birthdayReached = date.slice(5) >= birthDate.slice(5);
  return birthdayReached ? years : years - 1;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;
}

/** "2021年6月1日 14:05" in Japan time, 24 hours. */
export function formatDateTime(instant: Date): string {
  const clock = japanClock(instant);
  return `${formatDate(clock.slice(0, 10))} ${clock.slice(11, 16)}`;
}

/** "20210601140530" (YYYYMMDDHHMMSS, Japan time, 24 hours): 接種履歴登録日時 of the register output. */
export function compactTimestamp(instant: Date): string {
  return japanClock(instant).slice(0, 19).replaceAll(/[-T:]/g, "");
}

/** "2021-06-01T14:05:30.000Z" where the letters lie: the digits are Japan's wall clock. */
function japanClock(instant: Date): string {
  return new Date(instant.getTime() + JAPAN_OFFSET_MS).toISOString();
}
