import { compactTimestamp, japanToday } from "../date/plain_date.ts";

const OPENS = "0700";
const CLOSES = "2000";
const SATURDAY_AND_SUNDAY = [6, 0];

/**
 * [ours] Whether a town hall may be at work: Monday to Friday, from 7:00 until before 20:00 in Japan.
 * Public holidays are not known here and count as working days.
 */
export function isOfficeHour(at: Date): boolean {
  const weekday = new Date(japanToday(at)).getUTCDay();
  const clock = compactTimestamp(at).slice(8, 12);
  return !SATURDAY_AND_SUNDAY.includes(weekday) && clock >= OPENS && clock < CLOSES;
}
