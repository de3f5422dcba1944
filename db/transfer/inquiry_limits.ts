import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import {
  countedSince,
  type LimitedBy,
  type ReachedLimit,
  resumesAfter,
} from "../../domain/transfer/inquiry_limit.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { InquiryLimits } from "./transfer_office.ts";

/** Makes whoever else asks for this municipality wait, so that no two take the last place. */
export async function lockInquiries(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`inquiries:${code}`}, 0))`.execute(tx);
}

/** The limit that lets this account or its municipality ask again the latest, if one is reached. */
export async function lookupReachedLimit(
  tx: MunicipalityTransaction,
  act: Act,
  { perAccount, perMunicipality }: InquiryLimits,
): Promise<ReachedLimit | undefined> {
  const limits = [{ by: "account", limit: perAccount }, {
    by: "municipality",
    limit: perMunicipality,
  }] as const;
  let reached: ReachedLimit | undefined;
  for (const { by, limit } of limits) {
    const oldest = await lookupFilling(tx, act, { by, limit });
    if (oldest === undefined) continue;
    const resumesAt = resumesAfter(oldest);
    if (!reached || resumesAt > reached.resumesAt) reached = { by, limit, resumesAt };
  }
  return reached;
}

/** When the newest `limit` inquiries began, if all of them count; lists of incomers do not. */
async function lookupFilling(
  tx: MunicipalityTransaction,
  { actor, at }: Act,
  { by, limit }: { by: LimitedBy; limit: number },
): Promise<Date | undefined> {
  const row = await tx.selectFrom("inquiry").select("asked_at as askedAt")
    .where("municipality_code", "=", actor.municipalityCode)
    .where("side", "=", "asking").where("batch_id", "is", null)
    .where("asked_at", ">", countedSince(at))
    .$if(by === "account", (query) => query.where("account_id", "=", actor.accountId))
    .orderBy("asked_at", "desc").offset(limit - 1).limit(1)
    .executeTakeFirst();
  return row?.askedAt;
}
