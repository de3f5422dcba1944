import { sql } from "kysely";
import { NEWS_CHANNEL } from "../job/news_channel.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** What a notification says: whose unread messages have changed, not how. */
export function messagesTopic(municipalityCode: string): string {
  return `messages:${municipalityCode}`;
}

/** Wakes every open page of a municipality once the transaction is committed. */
export async function notifyMessages(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<void> {
  await sql`select pg_notify(${NEWS_CHANNEL}, ${messagesTopic(municipalityCode)})`.execute(tx);
}
