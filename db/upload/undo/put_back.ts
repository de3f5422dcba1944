import { sql } from "kysely";
import { AppError } from "../../../domain/app_error.ts";
import type { MunicipalityTransaction } from "../../tenant.ts";
import type { UndoScope } from "./undo_scope.ts";
import { contentOf, type VersionedTable } from "./written_rows.ts";

/** Hears that so many rows were remembered or altered: each row of the `undo_` tables is both. */
type Tell = (rowCount: number) => void;

/**
 * Puts back what the `undo_` tables hold, in the order in which nothing is ever in the way of
 * anything: doses, tickets, people. The version that stood goes to the history first; without
 * that PostgreSQL would let no row go.
 */
export async function putBack(
  tx: MunicipalityTransaction,
  scope: UndoScope,
  tell: Tell,
): Promise<void> {
  // Foreign keys would be looked up by plans made when their tables had another size.
  await sql`discard plans`.execute(tx);
  await takeDosesBack(tx, scope, tell);
  await forgetAwaited(tx, scope);
  await putTicketsBack(tx, scope, tell);
  await putPeopleBack(tx, scope, tell);
}

async function takeDosesBack(
  tx: MunicipalityTransaction,
  scope: UndoScope,
  tell: Tell,
): Promise<void> {
  const expected = await remember(tx, scope, "dose");
  tell(expected);
  tell(whole(expected, await removeAdded(tx, scope, "dose")));
}

/** Whose a waiting ticket is was said by the file that is taken back, or about a ticket that goes. */
async function forgetAwaited(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: UndoScope,
): Promise<void> {
  await sql`
    delete from awaited_recipient
    where municipality_code = ${municipalityCode} and (change_id = ${changeId}
      or ticket_number in (select ticket_number from undo_ticket where next_state is null))`
    .execute(tx);
}

async function putTicketsBack(
  tx: MunicipalityTransaction,
  scope: UndoScope,
  tell: Tell,
): Promise<void> {
  const expected = await remember(tx, scope, "ticket");
  tell(expected);
  let count = await removeAdded(tx, scope, "ticket");
  // A person has one active ticket at every moment, so the ones that come back come last.
  for (const isActiveAgain of [sql`false`, sql`true`]) {
    const { numAffectedRows } = await sql`
      update ticket set resident_number_key = undone.next_key, state = undone.next_state,
        version = ticket.version + 1, change_id = ${scope.undoChangeId}
      from undo_ticket as undone
      where ticket.municipality_code = ${scope.municipalityCode}
        and ticket.ticket_number = undone.ticket_number and ticket.version = undone.version
        and undone.next_state is not null
        and (undone.next_state = 'active' and undone.next_key is not null) = ${isActiveAgain}`
      .execute(tx);
    count += Number(numAffectedRows ?? 0);
  }
  tell(whole(expected, count));
}

async function putPeopleBack(
  tx: MunicipalityTransaction,
  scope: UndoScope,
  tell: Tell,
): Promise<void> {
  const expected = await remember(tx, scope, "recipient");
  tell(expected);
  const { numAffectedRows } = await sql`
    update recipient set ${contentOf("recipient", "former")},
      version = recipient.version + 1, change_id = ${scope.undoChangeId}
    from undo_recipient as undone
    join recipient_history as former on former.municipality_code = ${scope.municipalityCode}
      and former.id = undone.id and former.version = undone.former
    where recipient.municipality_code = ${scope.municipalityCode}
      and recipient.resident_number_key = undone.key and recipient.version = undone.version`
    .execute(tx);
  const changed = Number(numAffectedRows ?? 0);
  tell(whole(expected, changed + await removeAdded(tx, scope, "recipient")));
}

/** Keeps the versions that stand now; answers how many rows there are to alter. */
async function remember(
  tx: MunicipalityTransaction,
  { municipalityCode, undoChangeId }: UndoScope,
  table: VersionedTable,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into ${sql.table(`${table}_history`)}
    select live.*, ${undoChangeId}::uuid
    from ${sql.table(table)} as live join ${sql.table(`undo_${table}`)} as undone
      on live.id = undone.id and live.version = undone.version
    where live.municipality_code = ${municipalityCode}`.execute(tx);
  const { rows } = await sql<{ expected: number }>`
    select count(*) as expected from ${sql.table(`undo_${table}`)}`.execute(tx);
  return whole(rows[0]!.expected, Number(numAffectedRows ?? 0));
}

const ADDED: Record<VersionedTable, string> = {
  recipient: "former",
  ticket: "next_state",
  dose: "former",
};

async function removeAdded(
  tx: MunicipalityTransaction,
  { municipalityCode }: UndoScope,
  table: VersionedTable,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} as live using ${sql.table(`undo_${table}`)} as undone
    where live.municipality_code = ${municipalityCode}
      and live.id = undone.id and live.version = undone.version
      and undone.${sql.ref(ADDED[table])} is null`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Someone may have changed a row between the gathering and the writing. */
function whole(expected: number, written: number): number {
  if (expected === written) return written;
  throw new AppError(
    "conflict",
    "取消中に別の職員が同じ人の記録を変更しました。何も取り消していません。もう一度取り消してください。",
  );
}
