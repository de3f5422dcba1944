import { formatDateTime } from "../date/plain_date.ts";

/** A tablet's clock may go so much before the server's. */
const AHEAD_MINUTES = 5;

/** After so long a person looks whether the dose has not come in on paper meanwhile. */
const OLDEST_DAYS = 7;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Why a dose that was read at `readAt` cannot go in by itself at `now`; in words that say what to do. */
export function readAtObjection(readAt: Date, now: Date): string | undefined {
  const ageMs = now.getTime() - readAt.getTime();
  if (ageMs < -AHEAD_MINUTES * MINUTE_MS) {
    return `読み取った時刻（${formatDateTime(readAt)}）が、今より後です。端末の時計を確かめ、` +
      "接種日を予診票と見比べてください。";
  }
  if (ageMs <= OLDEST_DAYS * DAY_MS) return undefined;
  return `読み取ってから${OLDEST_DAYS}日を過ぎています（${formatDateTime(readAt)}の読み取り）。` +
    "すでに紙で登録されていないか、予診票で確かめてください。";
}
