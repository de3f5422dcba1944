import { sql } from "kysely";
import { confirmedPeople, hasConfirmed, writtenBy } from "../../confirmation/confirmed_people.ts";
import type { Register } from "../../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../../tenant.ts";
import {
  asWritten,
  formerVersions,
  type OneChange,
  replacedVersions,
  type VersionedTable,
} from "./written_rows.ts";

export interface WrittenCounts {
  /** Records that the upload wrote. */
  written: number;
  /** Of these, those that were changed since; an undo keeps them, each with its person. */
  changedSince: number;
}

/** What an undo would do, in numbers. */
export interface UndoPreview {
  people: WrittenCounts;
  tickets: WrittenCounts;
  doses: WrittenCounts;
  /** Tickets that bear a dose registered since; they will wait for their person again. */
  dosedTickets: number;
  /** People with locked records (確認済み) among those it wrote to; the undo leaves them alone. */
  confirmedPeople: number;
}

export function previewUndo(
  register: Register,
  municipalityCode: string,
  uploadId: string,
): Promise<UndoPreview> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const upload = await tx.selectFrom("upload").select("change_id as changeId")
      .where("municipality_code", "=", municipalityCode).where("id", "=", uploadId)
      .executeTakeFirst();
    if (!upload?.changeId) return NOTHING;
    const change = { municipalityCode, changeId: upload.changeId };
    return {
      people: await countWritten(tx, "recipient", change),
      tickets: await countWritten(tx, "ticket", change),
      doses: await countWritten(tx, "dose", change),
      dosedTickets: await countDosedTickets(tx, change),
      confirmedPeople: await countConfirmed(tx, change),
    };
  });
}

const NONE: WrittenCounts = { written: 0, changedSince: 0 };
const NOTHING: UndoPreview = {
  people: NONE,
  tickets: NONE,
  doses: NONE,
  dosedTickets: 0,
  confirmedPeople: 0,
};

async function countWritten(
  tx: MunicipalityTransaction,
  table: VersionedTable,
  change: OneChange,
): Promise<WrittenCounts> {
  const { rows } = await sql<{ untouched: number; standing: number; replaced: number }>`
    select
      (select count(*) from ${sql.table(table)} where municipality_code = ${change.municipalityCode}
        and change_id = ${change.changeId}) as untouched,
      (select count(*) from ${asWritten(table, change)} as standing) as standing,
      (select count(*) from ${replacedVersions(table, change)} as replaced) as replaced`
    .execute(tx);
  const { untouched, standing, replaced } = rows[0]!;
  const written = untouched + replaced;
  return { written, changedSince: written - standing };
}

async function countDosedTickets(
  tx: MunicipalityTransaction,
  change: OneChange,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct ticket.id) as count
    from ${asWritten("ticket", change)} as ticket
    join dose on dose.municipality_code = ${change.municipalityCode}
      and dose.ticket_number = ticket.ticket_number and dose.change_id <> ${change.changeId}
    where ticket.resident_number_key is not null and not exists (
      select from ${formerVersions("ticket", change)} as former where former.id = ticket.id
    )`.execute(tx);
  return rows[0]!.count;
}

async function countConfirmed(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: OneChange,
): Promise<number> {
  if (!await hasConfirmed(tx, municipalityCode)) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${confirmedPeople(municipalityCode)} as confirmed
    where ${writtenBy(municipalityCode, changeId)}`.execute(tx);
  return rows[0]!.count;
}
