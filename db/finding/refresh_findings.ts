import { type RawBuilder, sql } from "kysely";
import { japanToday } from "../../domain/date/plain_date.ts";
import { foldLot } from "../../domain/dose/fold_lot.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import { examinationMasters, type KnownLot } from "../../domain/finding/examined_record.ts";
import { duplicatePairsOf } from "../duplicate/duplicate_pairs.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { together } from "../together.ts";
import { ownVaccines, withPresets } from "../vaccine/list_vaccines.ts";
import { lotsNamed, lotsNamedBy } from "./examination_masters.ts";
import {
  type ExaminedHolder,
  examinedPeople,
  examinedTickets,
  personFrom,
  ticketFrom,
} from "./examined_holders.ts";
import { foundRows } from "./found_row.ts";
import { lockFindings, settleFindings } from "./settle_findings.ts";

export interface ExaminedPeople {
  at: Date;
  /** The municipality's, where they are at hand. */
  vaccines?: readonly Vaccine[];
  /** People of whom anything may have changed. */
  residentNumberKeys?: readonly string[];
  /** Tickets, whosever they are, of which doses have changed and nothing else. */
  ticketNumbers?: readonly string[];
  /** Lots their doses are known to name: what is said of these is asked at once. */
  lotNumbers?: readonly string[];
}

/**
 * Examines these people's records again and keeps what is odd about them (要修正・要確認); of a ticket
 * also the person's whose it is. Last in the transaction of the write, after all its rows.
 */
export async function refreshFindings(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { at, vaccines, residentNumberKeys = [], ticketNumbers = [], lotNumbers = [] }: ExaminedPeople,
): Promise<void> {
  await lockFindings(tx, municipalityCode, "shared");
  const keys = keysOf(municipalityCode, { residentNumberKeys, ticketNumbers });
  const subjects = subjectsOf(municipalityCode, { keys, residentNumberKeys, ticketNumbers });
  // Whose number, name or birth date may be another one may have become somebody's double.
  const mayPair = residentNumberKeys.length > 0;
  const scope = mayPair
    ? sql`subject_id = any(${subjects}) or other_id = any(${subjects})`
    : sql`subject_id = any(${subjects}) and other_id is null`;
  const [people, tickets, lots, live, own = []] = await together(tx, [
    examinedPeople(municipalityCode, keys),
    examinedTickets(municipalityCode, ticketNumbers),
    lotsNamed(municipalityCode, lotNumbers),
    anyLive(municipalityCode, scope),
    ...(vaccines ? [] : [ownVaccines(tx, municipalityCode)]),
  ]);
  const holders = [...people.map(personFrom), ...tickets.map(ticketFrom)];
  const known = { lotNumbers, lots };
  const masters = examinationMasters({
    vaccines: vaccines ?? withPresets(own),
    lots: await lotsOfHolders(tx, municipalityCode, { holders, known }),
    today: japanToday(at),
  });
  const found = holders.flatMap((holder) => foundRows(holder, masters));
  if (!mayPair && found.length === 0 && live.length === 0) return;
  await settleFindings(tx, {
    municipalityCode,
    at,
    found: sql`(select * from jsonb_to_recordset(${found}::jsonb) as row (rule text,
      subject_kind text, subject_id uuid, dose_ids uuid[], fingerprint text, explanation text,
      shows_from date, shows_until date))`,
    pairs: mayPair ? duplicatePairsOf(municipalityCode, keys) : undefined,
    scope,
  });
}

type Named = Required<Pick<ExaminedPeople, "residentNumberKeys" | "ticketNumbers">>;

/** Of the people named, and of those whose the named tickets are. */
function keysOf(code: string, { residentNumberKeys, ticketNumbers }: Named): RawBuilder<unknown> {
  return sql`array(
    select unnest(${residentNumberKeys}::text[])
    union
    select resident_number_key from ticket
    where municipality_code = ${code} and ticket_number = any(${ticketNumbers}::text[])
      and resident_number_key is not null)`;
}

/** The ids of all these people, of the tickets named, and of all of the people named. */
function subjectsOf(
  code: string,
  { keys, residentNumberKeys, ticketNumbers }: Named & { keys: RawBuilder<unknown> },
): RawBuilder<unknown> {
  return sql`array(
    select id from recipient
    where municipality_code = ${code} and resident_number_key = any(${keys})
    union all
    select id from ticket
    where municipality_code = ${code} and ticket_number = any(${ticketNumbers}::text[])
    union all
    select id from ticket
    where municipality_code = ${code}
      and resident_number_key = any(${residentNumberKeys}::text[]))`;
}

/** One row when anything in `scope` is not resolved yet. */
function anyLive(code: string, scope: RawBuilder<unknown>): RawBuilder<{ id: string }> {
  return sql`
    select id from finding
    where municipality_code = ${code} and state <> 'resolved' and (${scope}) limit 1`;
}

/** Asks again where a record names a lot that nobody foresaw. */
async function lotsOfHolders(
  tx: MunicipalityTransaction,
  code: string,
  { holders, known }: {
    holders: readonly ExaminedHolder[];
    known: { lotNumbers: readonly string[]; lots: readonly KnownLot[] };
  },
): Promise<readonly KnownLot[]> {
  const foreseen = new Set(known.lotNumbers.map(foldLot));
  const named = lotsNamedBy(holders);
  if (named.every((lotNumber) => foreseen.has(foldLot(lotNumber)))) return known.lots;
  return (await lotsNamed(code, named).execute(tx)).rows;
}
