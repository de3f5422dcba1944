import { type RawBuilder, sql } from "kysely";
import { v7 as uuid } from "uuid";
import { addCounts, type ErasureCounts } from "../../domain/retention/retention.ts";
import type { ErasedDoseTable } from "../schema/erasure_tables.ts";
import type { ErasingTransaction } from "./erasing.ts";

/** Who left, and is past retention. */
export interface Leaver {
  code: string;
  id: string;
  /** Folded 個別宛名番号. */
  key: string;
}

/** Somebody came back, or something of theirs was changed, between the look and the deletion. */
export class Overtaken extends Error {}

/**
 * Deletes people of one municipality and whatever is theirs; their doses stay as numbers. Throws
 * `Overtaken` when one of them is no longer to go, PostgreSQL's 23503 when something is theirs that
 * has to stay.
 */
export async function eraseLeavers(
  tx: ErasingTransaction,
  leavers: readonly Leaver[],
  erasureId: string,
): Promise<ErasureCounts> {
  const { code } = leavers[0]!;
  const people = leavers.map(({ id }) => id);
  const tickets = await tx.selectFrom("ticket").select(["id", "ticket_number as number"])
    .where("municipality_code", "=", code)
    .where("resident_number_key", "in", leavers.map(({ key }) => key)).execute();
  const numbers = tickets.map(({ number }) => number);
  const doses = numbers.length === 0 ? [] : await tx.selectFrom("dose").select("id")
    .where("municipality_code", "=", code).where("ticket_number", "in", numbers).execute();
  await countDoses(tx, { code, people, erasureId });
  const ids = { people, numbers, tickets: idsOf(tickets), doses: idsOf(doses) };
  let counts: ErasureCounts = { people: people.length };
  for (const { name, table, which } of belongings(ids)) {
    counts = addCounts(counts, { [name]: await erase(tx, { code, table, which }) });
  }
  const gone = await erase(tx, { code, table: "recipient", which: among("id", people) });
  if (gone !== people.length) throw new Overtaken();
  return counts;
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

interface Ids {
  people: string[];
  tickets: string[];
  numbers: string[];
  doses: string[];
}

/** In the order in which they can go, and what of the count each is. */
function belongings({ people, tickets, numbers, doses }: Ids) {
  const oneOf = (first: string, second: string) =>
    sql<boolean>`(${among(first, people)} or ${among(second, people)})`;
  const subjects = among("subject_id", [...people, ...tickets]);
  return [
    { name: "marks", table: "dose_conflict", which: among("dose_id", doses) },
    { name: "versions", table: "dose_history", which: among("id", doses) },
    { name: "doses", table: "dose", which: among("id", doses) },
    {
      name: "marks",
      table: "awaited_recipient",
      which: sql<boolean>`ticket_number = any(${numbers}::text[])`,
    },
    { name: "versions", table: "ticket_history", which: among("id", tickets) },
    {
      name: "marks",
      table: "finding",
      which: sql<boolean>`(${subjects} or ${among("other_id", people)})`,
    },
    { name: "tickets", table: "ticket", which: among("id", tickets) },
    { name: "marks", table: "confirmation", which: among("recipient_id", people) },
    { name: "marks", table: "protection", which: among("recipient_id", people) },
    { name: "marks", table: "merge", which: oneOf("kept_id", "absorbed_id") },
    { name: "marks", table: "distinct_pair", which: oneOf("lower_id", "higher_id") },
    { name: "marks", table: "correction_draft", which: subjects },
    { name: "versions", table: "recipient_history", which: among("id", people) },
  ];
}

function among(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`;
}

async function erase(
  tx: ErasingTransaction,
  { code, table, which }: { code: string; table: string; which: RawBuilder<boolean> },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where municipality_code = ${code} and ${which}`.execute(tx);
  return Number(numAffectedRows);
}

/** What statistics count of the doses that go: never fewer than there were, and nobody's. */
async function countDoses(
  tx: ErasingTransaction,
  { code, people, erasureId }: { code: string; people: readonly string[]; erasureId: string },
): Promise<void> {
  const { rows: alike } = await sql<AlikeDoses>`
    select dose.kind, dose_number, vaccinated_on, vaccine_maker, place_code, venue_name, sex,
      (registered_at at time zone 'Asia/Tokyo')::date as registered_on,
      case when birth_date is not null then
        greatest(0, extract(year from age(vaccinated_on, birth_date))::integer / 5 * 5)
      end as age_from,
      count(*)::integer as dose_count
    from recipient
    join ticket on ticket.municipality_code = recipient.municipality_code
      and ticket.resident_number_key = recipient.resident_number_key
    join dose on dose.municipality_code = ticket.municipality_code
      and dose.ticket_number = ticket.ticket_number
    where recipient.municipality_code = ${code} and recipient.id = any(${people}::uuid[])
      and withdrawn_at is null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(tx);
  if (alike.length === 0) return;
  const rows = alike.map((doses) => ({
    ...doses,
    municipality_code: code,
    id: uuid(),
    erasure_id: erasureId,
  }));
  await tx.insertInto("erased_dose").values(rows).execute();
}

type AlikeDoses = Omit<ErasedDoseTable, "municipality_code" | "id" | "erasure_id">;
