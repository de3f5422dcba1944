import { type RawBuilder, sql } from "kysely";
import { joinAwaitedTickets } from "../dose_upload/join_awaited_tickets.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { WriteContext } from "../upload/upload_content.ts";
import { wantedSlices } from "./wanted_slices.ts";

/**
 * Gives people the tickets their rows name. The ticket they had is superseded and stays theirs, so
 * its doses stay too; a ticket that waited for its person (登録待ち) finds them here.
 */
export async function writeTickets(
  tx: MunicipalityTransaction,
  context: WriteContext,
): Promise<void> {
  // This connection may have planned the foreign key's look-up when there were few people, and
  // would read them all for every ticket; nothing else tells it that they have just been added.
  await sql`discard plans`.execute(tx);
  await supersedeFormerTickets(tx, context);
  const overtaken = await addNewTickets(tx, context);
  // Last, so that a ticket a venue made while we were adding is found waiting.
  await joinKnownTickets(tx, context, overtaken);
  await joinAwaitedTickets(tx, context);
}

async function supersedeFormerTickets(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: WriteContext,
): Promise<void> {
  const former = sql`ticket.municipality_code = ${municipalityCode}
    and ticket.ticket_number = wanted.current_ticket and ticket.state = 'active'
    and wanted.wanted_ticket is distinct from wanted.current_ticket`;
  await sql`
    insert into ticket_history
    select ticket.*, ${changeId}::uuid from ticket join wanted on ${former}`.execute(tx);
  await sql`
    update ticket set state = 'superseded', version = ticket.version + 1, change_id = ${changeId}
    from wanted where ${former}`.execute(tx);
}

/** Answers whether a venue was faster with one of them. */
async function addNewTickets(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId, written }: WriteContext,
): Promise<"overtaken" | "alone"> {
  const added = sql`wanted_ticket is not null and not ticket_known
    and wanted_ticket is distinct from current_ticket`;
  let rowCount = 0;
  for (const slice of await wantedSlices(tx)) {
    const insertion = sql`
      insert into ticket (municipality_code, ticket_number, resident_number_key, state, change_id)
      select ${municipalityCode}, wanted_ticket, resident_number_key, 'active', ${changeId}
      from wanted where ${added} and ${slice}`;
    written(rowCount += await insertUnlessKnown(tx, insertion));
  }
  const { rows } = await sql<{ expected: number }>`
    select count(*) as expected from wanted where ${added}`.execute(tx);
  return rows[0]!.expected === rowCount ? "alone" : "overtaken";
}

const UNIQUE_VIOLATION = "23505";

/** Looking for a conflict at every row takes a fifth longer, and hardly ever is there one. */
async function insertUnlessKnown(
  tx: MunicipalityTransaction,
  insertion: RawBuilder<unknown>,
): Promise<number> {
  await sql`savepoint tickets`.execute(tx);
  try {
    const { numAffectedRows } = await insertion.execute(tx);
    await sql`release savepoint tickets`.execute(tx);
    return Number(numAffectedRows ?? 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION)) {
      throw error;
    }
    await sql`rollback to savepoint tickets`.execute(tx);
    const { numAffectedRows } = await sql`${insertion}
      on conflict (municipality_code, ticket_number) do nothing`.execute(tx);
    return Number(numAffectedRows ?? 0);
  }
}

async function joinKnownTickets(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: WriteContext,
  added: "overtaken" | "alone",
): Promise<void> {
  const known = sql`ticket.municipality_code = ${municipalityCode}
    and ticket.ticket_number = wanted.wanted_ticket
    and wanted.wanted_ticket is distinct from wanted.current_ticket
    and ${added === "overtaken" ? sql`true` : sql`wanted.ticket_known`}
    and (ticket.resident_number_key is null or ticket.state = 'superseded')`;
  await sql`
    insert into ticket_history
    select ticket.*, ${changeId}::uuid from ticket join wanted on ${known}`.execute(tx);
  await sql`
    update ticket set resident_number_key = wanted.resident_number_key, state = 'active',
      version = ticket.version + 1, change_id = ${changeId}
    from wanted where ${known}`.execute(tx);
}
