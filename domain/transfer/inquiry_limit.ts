import { formatDateTime } from "../date/plain_date.ts";

const MS_PER_MINUTE = 60_000;
/** Inquiries of the last hour count. */
const MS_COUNTED = 60 * MS_PER_MINUTE;

/** Whose inquiries were too many. */
export type LimitedBy = "account" | "municipality";

export interface ReachedLimit {
  by: LimitedBy;
  /** Inquiries in an hour. */
  limit: number;
  /** When the next one may be made. */
  resumesAt: Date;
}

/** From when on inquiries count at that moment. */
export function countedSince(at: Date): Date {
  return new Date(at.getTime() - MS_COUNTED);
}

/** When the oldest inquiry that fills the limit, made at `oldest`, no longer counts. */
export function resumesAfter(oldest: Date): Date {
  return new Date(oldest.getTime() + MS_COUNTED);
}

const WHOSE: Record<LimitedBy, string> = { account: "あなたの", municipality: "この自治体の" };

/** What is said to who has to wait; the minute is rounded up, so that it is true. */
export function limitMessage({ by, limit, resumesAt }: ReachedLimit): string {
  const minute = Math.ceil(resumesAt.getTime() / MS_PER_MINUTE) * MS_PER_MINUTE;
  return `${WHOSE[by]}照会が、1時間に${limit}件の上限に達しました。照会していません。${
    formatDateTime(new Date(minute))
  }から照会できます。大勢の転入者は「まとめて照会」で照会してください。`;
}
