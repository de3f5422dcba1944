import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * 変更の履歴 of one record, and the rows one correction wrote, without reading every history. What
 * uploads add is in no index by its change: that would cost a large upload more than it is worth.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, OF_A_RECORD + OF_A_CHANGE);
}

const OF_A_RECORD = `
create index recipient_history_key on recipient_history (municipality_code, resident_number_key);

create index ticket_history_key on ticket_history (municipality_code, resident_number_key);

create index dose_history_ticket on dose_history (municipality_code, ticket_number);

`;

const OF_A_CHANGE = ["recipient", "ticket", "dose"].map((table) => `
create index ${table}_history_replaced on ${table}_history (municipality_code, replaced_by);

`).join("") + `
create index dose_added on dose (municipality_code, change_id)
  where version = 1 and source <> 'upload';

create index dose_history_added on dose_history (municipality_code, change_id)
  where version = 1 and source <> 'upload';
`;
