import { sql } from "kysely";
import type {
  ComparedPair,
  ComparedRecord,
  RowWriting,
} from "../../domain/duplicate/compared_pair.ts";
import type { PersonPair } from "../../domain/duplicate/person_pair.ts";
import { AppError } from "../../domain/app_error.ts";
import { lookupRecord } from "../record/lookup_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Both records as they are now; the caller audits the read. Throws not found. */
export async function findCompared(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { lowerId, higherId }: PersonPair,
): Promise<ComparedPair> {
  return {
    left: await findOne(tx, municipalityCode, lowerId),
    right: await findOne(tx, municipalityCode, higherId),
    myNumbersAgree: await myNumbersAgree(tx, municipalityCode, [lowerId, higherId]),
  };
}

async function findOne(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  id: string,
): Promise<ComparedRecord> {
  const record = await lookupRecord(tx, municipalityCode, { kind: "recipient", id });
  if (!record?.person) {
    throw new AppError("not_found", "比べる記録がありません。一覧から選び直してください。");
  }
  const { person, tickets, doses, withdrawnDoses } = record;
  const writings = await listWritings(tx, municipalityCode, person);
  return { person, tickets, doses, withdrawnDoses, writings };
}

/** Who wrote the person's row, their tickets and their doses, as they stand. */
async function listWritings(
  tx: MunicipalityTransaction,
  code: string,
  { id, residentNumberKey }: { id: string; residentNumberKey: string },
): Promise<Map<string, RowWriting>> {
  const { rows } = await sql<RowWriting & { id: string }>`
    with held as (
      select id, ticket_number, change_id from ticket
      where municipality_code = ${code} and resident_number_key = ${residentNumberKey}
    ), written as (
      select id, change_id from recipient where municipality_code = ${code} and id = ${id}
      union all select id, change_id from held
      union all select dose.id, dose.change_id from held join dose
        on dose.municipality_code = ${code} and dose.ticket_number = held.ticket_number
    )
    select written.id, change.made_at as at,
      case when change.actor_municipality_code = ${code} then change.login_id end as "loginId"
    from written join change on change.municipality_code = ${code}
      and change.id = written.change_id`.execute(tx);
  return new Map(rows.map(({ id, at, loginId }) => [id, { at, loginId }]));
}

async function myNumbersAgree(
  tx: MunicipalityTransaction,
  code: string,
  ids: readonly string[],
): Promise<boolean> {
  const { kinds } = await tx.selectFrom("recipient")
    .select(sql<number>`count(distinct coalesce(my_number_index, ''::bytea))::int`.as("kinds"))
    .where("municipality_code", "=", code).where("id", "in", ids)
    .executeTakeFirstOrThrow();
  return kinds === 1;
}
