import { type RawBuilder, sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import {
  type AuditLine,
  type AuditSearch,
  searchCriteria,
} from "../../domain/audit/audit_search.ts";
import { type AuditAct, recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { listMergesOf } from "../duplicate/merges_of.ts";
import { rowsOfRecord } from "../record/rows_of_record.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/** What is counted no further, and the most that one file holds: the newest. */
export const MOST_AUDIT_LINES = 100_000;

export interface FoundAudit {
  /** The newest first. */
  lines: AuditLine[];
  /** On all pages; at most one more than `MOST_AUDIT_LINES`. */
  total: number;
}

/** A page of 操作の記録 of the own municipality. This look is audited too, and not in its own list. */
export function searchAudit(
  register: Register,
  act: Act,
  { search, ...page }: { search: AuditSearch; limit: number; offset: number },
): Promise<FoundAudit> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const sought = await conditionOf(tx, code, search);
    const lines = await listLines(tx, sought, page);
    const { rows: [counted] } = await sql<{ total: number }>`
      select count(*) as total from (
        select from audit where ${sought} limit ${MOST_AUDIT_LINES + 1}
      ) found`.execute(tx);
    await recordSearch(tx, act, { search, what: "audit_searched", count: lines.length });
    return { lines, total: counted!.total };
  });
}

/** The same as a file: the newest `MOST_AUDIT_LINES`. */
export function takeAudit(
  register: Register,
  act: Act,
  search: AuditSearch,
): Promise<AuditLine[]> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const sought = await conditionOf(tx, code, search);
    const lines = await listLines(tx, sought, { limit: MOST_AUDIT_LINES, offset: 0 });
    await recordSearch(tx, act, { search, what: "audit_taken", count: lines.length });
    return lines;
  });
}

async function recordSearch(
  tx: MunicipalityTransaction,
  by: Act,
  { search, what, count }: { search: AuditSearch; what: AuditAct; count: number },
): Promise<void> {
  const subject = search.person
    ? { subject: { kind: "recipient" as const, id: search.person } }
    : {};
  const entry = { act: what, ...subject, detail: { criteria: searchCriteria(search), count } };
  await recordAct(tx, by.actor.municipalityCode, { by, entry });
}

type Condition = RawBuilder<unknown>;

async function conditionOf(
  tx: MunicipalityTransaction,
  code: string,
  { from, to, loginId, what, address, person }: AuditSearch,
): Promise<Condition> {
  const midnight = (day: string) => sql`(${day}::date::timestamp at time zone 'Asia/Tokyo')`;
  const conditions = [
    sql`municipality_code = ${code}`,
    ...(from ? [sql`at >= ${midnight(from)}`] : []),
    ...(to ? [sql`at < ${midnight(to)} + interval '1 day'`] : []),
    ...(loginId ? [sql`lower(login_id) = lower(${loginId})`] : []),
    ...(what.length > 0 ? [sql`act = any(${[...what]}::text[])`] : []),
    ...(address ? [addressCondition(address)] : []),
    ...(person ? [await personCondition(tx, code, person)] : []),
  ];
  return sql.join(conditions, sql` and `);
}

/** "192.0.2." and "2001:db8:" are beginnings; "192.0.2.1" is not 192.0.2.10 too. */
function addressCondition(address: string): Condition {
  return /[.:]$/.test(address)
    ? sql`starts_with(address, ${address.toLowerCase()})`
    : sql`address = ${address.toLowerCase()}`;
}

/** The person, their tickets and doses; a record that was merged into this one was the same person's. */
async function personCondition(
  tx: MunicipalityTransaction,
  code: string,
  person: string,
): Promise<Condition> {
  const { absorbed } = await listMergesOf(tx, code, person);
  const ids: string[] = [];
  for (const id of [person, ...absorbed.map(({ otherId }) => otherId)]) {
    const rows = await rowsOfRecord(tx, code, { kind: "recipient", id });
    ids.push(...Object.values(rows).flat());
  }
  return sql`subject_kind in ('recipient', 'ticket', 'dose') and subject_id = any(${ids}::uuid[])`;
}

interface LineRow extends Omit<AuditLine, "subject"> {
  subjectKind: string | null;
  subjectId: string | null;
}

async function listLines(
  tx: MunicipalityTransaction,
  sought: Condition,
  { limit, offset }: { limit: number; offset: number },
): Promise<AuditLine[]> {
  const { rows } = await sql<LineRow>`
    select id, at, login_id as "loginId", actor_municipality_code as "officeCode", act,
      detail ->> 'list' as list,
      case when jsonb_typeof(detail -> 'criteria') = 'array'
        then array(select jsonb_array_elements_text(detail -> 'criteria'))
        else '{}' end as criteria,
      (
        select name from station_operator o where o.municipality_code = audit.municipality_code
          and o.id = (detail ->> 'operator')::uuid
      ) as "operatorName",
      (detail ->> 'read_at')::timestamptz as "readAt",
      subject_kind as "subjectKind", subject_id as "subjectId", address,
      request_id as "requestId"
    from audit where ${sought} order by at desc, id desc limit ${limit} offset ${offset}`
    .execute(tx);
  return rows.map(({ subjectKind: kind, subjectId: id, ...line }) => {
    return { ...line, subject: kind && id ? { kind, id } : null };
  });
}
