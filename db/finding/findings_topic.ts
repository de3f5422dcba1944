import { sql } from "kysely";
import { NEWS_CHANNEL } from "../job/news_channel.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { sendAhead } from "../together.ts";

/** What `NEWS_CHANNEL` says when what is odd about a municipality's records may be another. */
export function findingsTopic(municipalityCode: string): string {
  return `findings:${municipalityCode}`;
}

/** Wakes every page that counts the municipality's findings, once the transaction is committed. */
export async function notifyFindings(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<void> {
  await sendAhead(tx, sql`select pg_notify(${NEWS_CHANNEL}, ${findingsTopic(municipalityCode)})`);
}
