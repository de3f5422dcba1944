import { sql } from "kysely";
import { v5 as uuidOf } from "uuid";
import { findAnomalies, type FoundAnomaly } from "../../domain/transfer/anomaly_rules.ts";
import type { Watched, WatchedInquiry, WatchedRefusal } from "../../domain/transfer/anomaly.ts";
import type { AnomalyReview, WatchedAnomaly } from "../../domain/transfer/anomaly_review.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/** What is older is looked for no longer. */
export const WATCHED_DAYS = 90;

const MS_PER_DAY = 86_400_000;
/** Makes ids out of keys that name a colleague or a person by their key: those stand in no address. */
const NAMESPACE = "6f1b7a52-6c0e-4c53-9f0e-3a1d4d1c7c11";

/** What is odd about the inquiries a municipality has made in the last 90 days, the latest first. */
export function listAnomalies(
  register: Register,
  municipalityCode: string,
  at: Date,
): Promise<WatchedAnomaly[]> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const found = findAnomalies(await watched(tx, municipalityCode, at)).map(withId);
    const reviews = await lastReviews(tx, municipalityCode, found.map(({ id }) => id));
    return found.map((anomaly) => ({ ...anomaly, review: reviews.get(anomaly.id) ?? null }));
  });
}

function withId(anomaly: FoundAnomaly) {
  return { ...anomaly, id: uuidOf(anomaly.key, NAMESPACE) };
}

async function watched(tx: MunicipalityTransaction, code: string, at: Date): Promise<Watched> {
  const since = new Date(at.getTime() - WATCHED_DAYS * MS_PER_DAY);
  return {
    inquiries: await listInquiries(tx, code, since),
    refusals: await listRefusals(tx, code, since),
  };
}

function listInquiries(
  tx: MunicipalityTransaction,
  code: string,
  since: Date,
): Promise<WatchedInquiry[]> {
  const isHit = sql<boolean>`finding in ('one', 'several')
    or (answered_at is not null and refusal is null)`;
  return tx.selectFrom("inquiry")
    .select(["id", "asked_at as at", "account_id as accountId", "login_id as loginId"])
    .select("batch_id as batchId")
    .select(sql<string>`coalesce(encode(person_index, 'hex'), id::text)`.as("personKey"))
    .select(isHit.as("isHit"))
    .where("municipality_code", "=", code).where("side", "=", "asking")
    .where("asked_at", ">", since)
    .execute();
}

function listRefusals(
  tx: MunicipalityTransaction,
  code: string,
  since: Date,
): Promise<WatchedRefusal[]> {
  return tx.selectFrom("audit").select(["at", "login_id as loginId"])
    .select(sql<string>`account_id::text`.as("accountId"))
    .where("municipality_code", "=", code).where("at", ">", since)
    // As the partial index has it.
    .where(sql<boolean>`act = 'inquiry_refused'`)
    .execute();
}

async function lastReviews(
  tx: MunicipalityTransaction,
  code: string,
  ids: readonly string[],
): Promise<Map<string, AnomalyReview>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("anomaly_review")
    .select(["anomaly_id", "reviewed_at as at", "login_id as loginId"])
    .select(["seen_until as seenUntil", "note"])
    .where("municipality_code", "=", code)
    .where("anomaly_id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy("reviewed_at").orderBy("id")
    .execute();
  // The last one of each stays.
  return new Map(rows.map(({ anomaly_id, ...review }) => [anomaly_id, review]));
}
