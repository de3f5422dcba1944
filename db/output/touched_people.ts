/** The output "changed since" counts from. */
export interface LastOutput {
  id: string;
  madeAt: Date;
  finishedAt: Date;
  rowCount: number;
  /** `pg_snapshot` as text: what its file saw. */
  snapshot: string;
}

interface Selected {
  municipalityCode: string;
  doseCount: number;
}

/**
 * Condition on `change`: an output has not seen it. By the transaction and not by the clock, since a
 * change may begin before an output and be committed after it. A database restored from a dump
 * counts its transactions from the start and may take new ones for seen: there the clock tells.
 */
export function isNewSince({ snapshot, finishedAt }: LastOutput): string {
  if (!/^\d+:\d+:(\d+(,\d+)*)?$/.test(snapshot)) throw new Error("not a pg_snapshot");
  return `(not pg_visible_in_snapshot(change.transaction, '${snapshot}'::pg_snapshot)
      or change.made_at > '${finishedAt.toISOString()}'::timestamptz)`;
}

/**
 * A SELECT of the `owner`s (keys of 個別宛名番号) whose row may differ from what the last output had:
 * a dose of theirs was added, changed, withdrawn or taken back; a ticket with a dose came to them,
 * left them or was replaced by another; their 個別宛名番号 is written in another way. Looks at the rows as
 * they are and at the versions a new change replaced, because an undo puts old versions back.
 */
export function touchedPeople(selected: Selected, since: LastOutput): string {
  const code = selected.municipalityCode;
  return `
    with new_change as materialized (
      select id from change where municipality_code = '${code}' and ${isNewSince(since)}
    ), touched_ticket as (${touchedTickets(selected)})
    select resident_number_key as owner from touched_ticket
    where resident_number_key is not null and ticket_number in (
      select ticket_number from dose where ${isCounted("dose", selected)}
      union all
      select ticket_number from dose_history where ${isCounted("dose_history", selected)}
    )
    union
    select past.resident_number_key from recipient_history as past
      join ticket on ticket.municipality_code = '${code}'
        and ticket.resident_number_key = past.resident_number_key
      join dose on dose.ticket_number = ticket.ticket_number and ${isCounted("dose", selected)}
    where past.municipality_code = '${code}' and ${isNew("past.replaced_by")}
      and not exists (
        select from recipient where recipient.municipality_code = '${code}'
          and recipient.resident_number_key = past.resident_number_key
          and recipient.resident_number = past.resident_number
      )`;
}

function touchedTickets(selected: Selected): string {
  const code = selected.municipalityCode;
  const owned = "select ticket.ticket_number, ticket.resident_number_key";
  const onTicket = (dose: string) =>
    `join ticket on ticket.municipality_code = '${code}'
        and ticket.ticket_number = ${dose}.ticket_number`;
  return `
      ${owned} from ticket
      where ticket.municipality_code = '${code}' and ${isNew("ticket.change_id")}
      union all
      select past.ticket_number, past.resident_number_key from ticket_history as past
      where past.municipality_code = '${code}' and ${isNew("past.replaced_by")}
      union all
      ${owned} from ticket_history as past ${onTicket("past")}
      where past.municipality_code = '${code}' and ${isNew("past.replaced_by")}
      union all
      ${owned} from dose ${onTicket("dose")}
      where ${isCounted("dose", selected)} and ${isNew("dose.change_id")}
      union all
      ${owned} from dose_history as past ${onTicket("past")}
      where ${isCounted("past", selected)} and ${isNew("past.replaced_by")}
      union all
      ${owned} from dose_history as past
        join dose on dose.municipality_code = '${code}' and dose.id = past.id ${onTicket("dose")}
      where past.municipality_code = '${code}' and ${isNew("past.replaced_by")}
        and ${isCounted("dose", selected)}`;
}

function isNew(change: string): string {
  return `${change} in (select id from new_change)`;
}

function isCounted(dose: string, { municipalityCode, doseCount }: Selected): string {
  return `${dose}.municipality_code = '${municipalityCode}' and ${dose}.kind = 'vaccination'
        and ${dose}.dose_number <= ${doseCount}`;
}
