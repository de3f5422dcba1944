import { sql } from "kysely";
import type { Gate } from "../database.ts";
import { NEWS_CHANNEL } from "../job/news_channel.ts";

/** What a notification says: some of this account's sessions are over. Open streams look again. */
export function accountTopic(accountId: string): string {
  return `account:${accountId}`;
}

interface Ending {
  accountId: string;
  /** The session that goes on. */
  except?: string;
}

/**
 * Ends an account's sessions in every process at once, also those that wait for a second factor;
 * inside a transaction, once that is committed. Answers how many were open.
 */
export async function endSessions(gate: Gate, { accountId, except }: Ending): Promise<number> {
  const ended = await gate.deleteFrom("session").where("account_id", "=", accountId)
    .$if(except !== undefined, (query) => query.where("id", "<>", except!))
    .returning("stage").execute();
  await notifyEnded(gate, accountId);
  return ended.filter(({ stage }) => stage === "open").length;
}

/** Wakes the account's open streams, which then see that their session is over. */
export async function notifyEnded(gate: Gate, accountId: string): Promise<void> {
  await sql`select pg_notify(${NEWS_CHANNEL}, ${accountTopic(accountId)})`.execute(gate);
}
