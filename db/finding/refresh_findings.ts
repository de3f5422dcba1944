import { type RawBuilder, sql } from "kysely";
import { duplicatePairsOf } from "../duplicate/duplicate_pairs.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { loadMastersOf } from "./examination_masters.ts";
import { listExaminedPeople, listExaminedTickets } from "./examined_holders.ts";
import { foundRows } from "./found_row.ts";
import { lockFindings, settleFindings } from "./settle_findings.ts";

export interface ExaminedPeople {
  at: Date;
  /** People of whom anything may have changed. */
  residentNumberKeys?: readonly string[];
  /** Tickets, whosever they are, of which doses have changed and nothing else. */
  ticketNumbers?: readonly string[];
}

/**
 * Examines these people's records again and keeps what is odd about them (要修正・要確認); of a ticket
 * also the person's whose it is. Last in the transaction of the write, after all its rows.
 */
export async function refreshFindings(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { at, residentNumberKeys = [], ticketNumbers = [] }: ExaminedPeople,
): Promise<void> {
  await lockFindings(tx, municipalityCode, "shared");
  const named = { residentNumberKeys, ticketNumbers };
  const tickets = await listTouchedTickets(tx, municipalityCode, named);
  const keys = [
    ...new Set([...residentNumberKeys, ...tickets.flatMap(({ owner }) => owner ?? [])]),
  ];
  const waiting = tickets.flatMap(({ ticketNumber, owner }) => owner === null ? ticketNumber : []);
  const holders = [
    ...await listExaminedPeople(tx, municipalityCode, keys),
    ...await listExaminedTickets(tx, municipalityCode, waiting),
  ];
  const masters = await loadMastersOf(tx, municipalityCode, { holders, at });
  const found = holders.flatMap((holder) => foundRows(holder, masters));
  const subjects = sql`array(
    select id from recipient
    where municipality_code = ${municipalityCode} and resident_number_key = any(${keys}::text[])
    union all select unnest(${tickets.map(({ id }) => id)}::uuid[]))`;
  // Whose number, name or birth date may be another one may have become somebody's double.
  const mayPair = residentNumberKeys.length > 0;
  const scope = mayPair
    ? sql`subject_id = any(${subjects}) or other_id = any(${subjects})`
    : sql`subject_id = any(${subjects}) and other_id is null`;
  if (!mayPair && found.length === 0 && !await isAnyLive(tx, municipalityCode, scope)) return;
  await settleFindings(tx, {
    municipalityCode,
    at,
    found: sql`(select * from jsonb_to_recordset(${found}::jsonb) as row (rule text,
      subject_kind text, subject_id uuid, dose_ids uuid[], fingerprint text, explanation text,
      shows_from date, shows_until date))`,
    pairs: mayPair ? duplicatePairsOf(municipalityCode, sql`${keys}::text[]`) : undefined,
    scope,
  });
}

/** The tickets named, and all of the people named. */
async function listTouchedTickets(
  tx: MunicipalityTransaction,
  code: string,
  { residentNumberKeys, ticketNumbers }: Required<Omit<ExaminedPeople, "at">>,
) {
  const { rows } = await sql<{ id: string; ticketNumber: string; owner: string | null }>`
    select id, ticket_number as "ticketNumber", resident_number_key as owner from ticket
    where municipality_code = ${code} and ticket_number = any(${ticketNumbers}::text[])
    union
    select id, ticket_number, resident_number_key from ticket
    where municipality_code = ${code}
      and resident_number_key = any(${residentNumberKeys}::text[])`.execute(tx);
  return rows;
}

async function isAnyLive(
  tx: MunicipalityTransaction,
  code: string,
  scope: RawBuilder<unknown>,
): Promise<boolean> {
  const { rows } = await sql`
    select from finding
    where municipality_code = ${code} and state <> 'resolved' and (${scope}) limit 1`.execute(tx);
  return rows.length > 0;
}
