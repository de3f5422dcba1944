import { type RawBuilder, sql } from "kysely";
import { columnLabel, type RecipientColumn } from "../../domain/upload/recipient_columns.ts";
import { missingAtFirst, REQUIRED_AT_FIRST } from "../../domain/upload/recipient_row.ts";
import { CONFIRMED_ROW, confirmedPeople, hasConfirmed } from "../confirmation/confirmed_people.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Rows of one file that contradict each other: all of them are wrong, not only the later ones. */
export async function findRepeated(tx: MunicipalityTransaction): Promise<void> {
  await repeated(tx, "residentNumber", sql`resident_number_key`);
  await repeated(tx, "ticketNumber", sql`ticket_number`);
  // Somebody who leaves may hand their number to the row that takes their place.
  await repeated(
    tx,
    "myNumber",
    sql`case when flag is null or flag = 'clear'
    then my_number_index end`,
  );
}

async function repeated(
  tx: MunicipalityTransaction,
  column: RecipientColumn,
  value: RawBuilder<unknown>,
): Promise<void> {
  const label = columnLabel(column);
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, ${label}, case line when first then last else first end
      || ${`行目と同じ${label}です。どちらが正しいか確かめ、1人1行にしてください。`}
    from stage join (
      select ${value} as value, min(line) as first, max(line) as last
      from stage where ${value} is not null group by 1 having count(*) > 1
    ) as twice on twice.value = ${value}`.execute(tx);
}

/** What is wrong with a row that was weighed, in the light of the stored people and tickets. */
export async function findAgainstStored(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<void> {
  const missing = REQUIRED_AT_FIRST.map((column) => {
    const { column: label, message } = missingAtFirst(column);
    return sql`(${sql.ref(STORED_AS[column]!)} is null, ${label}::text, ${message}::text)`;
  });
  // Asked first, because hardly any row lacks something.
  const anyMissing = sql`(${
    sql.join(
      REQUIRED_AT_FIRST.map((column) => sql`${sql.ref(STORED_AS[column]!)} is null`),
      sql` or `,
    )
  })`;
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, label, message from wanted
    cross join lateral (values ${sql.join(missing)}) as required (is_missing, label, message)
    where outcome = 'new' and ${anyMissing} and is_missing`.execute(tx);
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, ${columnLabel("ticketNumber")},
      'この券番号は個別宛名番号「' || owner.resident_number || '」の人に登録されています。' ||
      '券番号か個別宛名番号の誤りがないか確かめてください。'
    from wanted join recipient as owner on owner.municipality_code = ${municipalityCode}
      and owner.resident_number_key = wanted.ticket_owner
    where ticket_owner <> wanted.resident_number_key`.execute(tx);
}

/** Rows that would change somebody whose record is locked (確認済み), or give them a ticket. */
export async function findConfirmed(tx: MunicipalityTransaction, code: string): Promise<void> {
  if (!await hasConfirmed(tx, code)) return;
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, ${columnLabel("residentNumber")}, ${CONFIRMED_ROW}
    from wanted join ${confirmedPeople(code)} as confirmed
      on confirmed.key = wanted.resident_number_key
    where outcome = 'changed'`.execute(tx);
}

const STORED_AS: Partial<Record<RecipientColumn, string>> = {
  myNumber: "my_number_index",
  familyName: "family_name",
  familyKana: "family_kana",
  birthDate: "birth_date",
  sex: "sex",
};

/** Two people in place would share a My Number, whichever of their rows and stored values say so. */
export async function findNumbersOfOthers(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<void> {
  await sql`
    insert into stage_issue (line, column_name, message)
    with rising as materialized (
      select line, resident_number_key, my_number_index, names_number
      from wanted where status is null and my_number_index is not null and number_rises
    )
    select distinct on (line) line, ${columnLabel("myNumber")},
      'このマイナンバーは個別宛名番号「' || owner || '」の人に登録されています。' ||
      '番号の誤りがないか確かめ、同じ人なら先に古い方を転出またはその他削除にしてください。'
    from (
      select rising.line, other.resident_number as owner
      from rising join recipient as other on other.municipality_code = ${municipalityCode}
        and other.my_number_index = rising.my_number_index
        and other.resident_number_key <> rising.resident_number_key and other.status is null
      where not exists (
        select from wanted where wanted.resident_number_key = other.resident_number_key
      )
      union all
      select rising.line, other.resident_number
      from rising join wanted as other on other.my_number_index = rising.my_number_index
        and other.resident_number_key <> rising.resident_number_key and other.status is null
        and not other.names_number
      union all
      select rising.line, other.resident_number
      from rising join wanted as other on other.my_number_index = rising.my_number_index
        and other.resident_number_key <> rising.resident_number_key and other.status is null
      where not rising.names_number
    ) as found
    order by line, owner`.execute(tx);
}
