import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { ManagingActor } from "../../domain/account/actor.ts";
import { AppError } from "../../domain/app_error.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { isOpen, type WatchedAnomaly } from "../../domain/transfer/anomaly_review.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { inquiryColumns, inquiryOf } from "../transfer/inquiry_rows.ts";
import { listAnomalies } from "./list_anomalies.ts";

/** Of one anomaly the page shows at most so many cases, the newest. */
const MOST_CASES = 200;

export interface AnomalyWithCases {
  anomaly: WatchedAnomaly;
  /** The newest first. */
  inquiries: Inquiry[];
}

/** One anomaly with its cases; throws not found when it is none (any more). */
export async function findAnomaly(
  register: Register,
  { actor: { municipalityCode: code }, at }: Act,
  id: string,
): Promise<AnomalyWithCases> {
  const anomaly = (await listAnomalies(register, code, at)).find((each) => each.id === id);
  if (!anomaly) throw new AppError("not_found", NO_LONGER);
  if (anomaly.inquiryIds.length === 0) return { anomaly, inquiries: [] };
  const rows = await inMunicipality(register, code, (tx) =>
    inquiryColumns(tx)
      .where("municipality_code", "=", code)
      .where("id", "=", sql<string>`any(${anomaly.inquiryIds}::uuid[])`)
      .orderBy("asked_at", "desc").orderBy("id", "desc").limit(MOST_CASES)
      .execute());
  return { anomaly, inquiries: rows.map(inquiryOf) };
}

const NO_LONGER =
  "この項目はありません。90日より前のものと、当てはまらなくなったものは表示しません。" +
  "不審な照会の一覧から選び直してください。";

/**
 * 確認した. Throws a conflict when another manager was faster. An inquiry that has joined since the
 * page was shown leaves it open.
 */
export async function reviewAnomaly(
  register: Register,
  act: Act<ManagingActor>,
  { id, seenUntil, note }: { id: string; seenUntil: Date; note: string },
): Promise<void> {
  const code = act.actor.municipalityCode;
  const { anomaly } = await findAnomaly(register, act, id);
  const { review } = anomaly;
  if (review && !isOpen({ to: seenUntil, review })) {
    throw new AppError(
      "conflict",
      `この項目は、${
        formatDateTime(review.at)
      }に${review.loginId}が確認しています（${review.note}）。`,
    );
  }
  await inMunicipality(register, code, async (tx) => {
    await tx.insertInto("anomaly_review").values({
      municipality_code: code,
      id: uuid(),
      anomaly_id: id,
      reviewed_at: act.at,
      account_id: act.actor.accountId,
      login_id: act.actor.loginId,
      seen_until: seenUntil < anomaly.to ? seenUntil : anomaly.to,
      note,
    }).execute();
    await recordAct(tx, code, {
      by: act,
      entry: { act: "anomaly_reviewed", detail: { anomaly: id, rule: anomaly.rule } },
    });
  });
}
