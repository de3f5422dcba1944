import { formatDateTime } from "../date/plain_date.ts";
import { failure, type Result, success } from "../result.ts";

/** Incomers that one file may list; the largest cities have some hundred a day. */
export const MOST_BATCH_ROWS = 5_000;

/** Rows that a municipality may ask about in 24 hours, all its files together [ours]. */
const MOST_ROWS_A_DAY = 20_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** From when on earlier files count. */
export function countedSince(at: Date): Date {
  return new Date(at.getTime() - DAY_MS);
}

export interface CountedBatch {
  receivedAt: Date;
  rowCount: number;
}

/**
 * Whether a file of `rowCount` rows may still be asked at `at`. `earlier` are the files since
 * `countedSince(at)`, the oldest first; the refusal says when there is room again.
 */
export function withinDailyLimit(
  earlier: readonly CountedBatch[],
  { at, rowCount }: { at: Date; rowCount: number },
): Result<null> {
  let counted = earlier.reduce((sum, batch) => sum + batch.rowCount, 0);
  if (counted + rowCount <= MOST_ROWS_A_DAY) return success(null);
  let freeAt = at;
  for (const batch of earlier) {
    freeAt = new Date(batch.receivedAt.getTime() + DAY_MS);
    counted -= batch.rowCount;
    if (counted + rowCount <= MOST_ROWS_A_DAY) break;
  }
  return failure(
    `まとめて照会できるのは、24時間に${MOST_ROWS_A_DAY.toLocaleString("ja-JP")}人までです。` +
      `このファイルは${formatDateTime(freeAt)}より後に、もう一度登録してください。`,
  );
}
