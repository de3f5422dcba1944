import { sql } from "kysely";
import {
  type DoseColumn,
  doseColumnLabel,
  MOST_DOSES,
  RESIDENT_LABEL,
} from "../../domain/upload/dose_columns.ts";
import { CONFIRMED_ROW, confirmedPeople, hasConfirmed } from "../confirmation/confirmed_people.ts";
import { findMergedRows } from "../duplicate/merged_rows.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Rows of one file that give one ticket to two people: each of them is wrong. */
export async function findTicketsOfTwo(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, ${labelOf("ticketNumber")}, case line when first then last else first end
      || ${"行目では、同じ券番号が別の個別宛名番号の人に付いています。" + CHECK_BOTH}
    from stage join (
      select ticket_number, min(line) as first, max(line) as last from stage
      where ticket_number is not null and resident_number_key is not null
      group by ticket_number having min(resident_number_key) <> max(resident_number_key)
    ) as shared using (ticket_number)
    where resident_number_key is not null`.execute(tx);
}

/** What is wrong with a row that was weighed, in the light of the others and of what is stored. */
export async function findDoseFaults(tx: MunicipalityTransaction, code: string): Promise<void> {
  await findRepeatedDoses(tx);
  await findMissingTickets(tx);
  await findTicketsOfOthers(tx, code);
  await findTicketsOfSeveral(tx);
  await findConfirmed(tx, code);
  await findMergedRows(tx, code, { label: RESIDENT_LABEL, isIdle: sql`false` });
}

const CHECK_BOTH = "券番号か個別宛名番号の誤りがないか確かめてください。";

/** The label of a column with the row's own dose number. */
function labelOf(column: DoseColumn) {
  const labels = Array.from(
    { length: MOST_DOSES },
    (_, index) => doseColumnLabel(column, index + 1),
  );
  return sql`(array[${sql.join(labels)}]::text[])[dose_number]`;
}

async function findRepeatedDoses(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, case when resident_number_key is null then ${labelOf("ticketNumber")}
        else ${RESIDENT_LABEL} end,
      case line when first then last else first end || '行目にも、この人の' || dose_number ||
        '回目の接種があります。どちらが正しいか確かめ、1回の接種は1行だけにしてください。'
    from (
      select wanted.*, min(line) over same as first, max(line) over same as last
      from wanted join repeat using (holder, dose_number)
      window same as (partition by holder, dose_number)
    ) as repeated where first < last`.execute(tx);
}

async function findMissingTickets(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, ${labelOf("ticketNumber")}, case when is_known
        then 'この個別宛名番号の人には有効な接種券がありません。'
        else 'この個別宛名番号は未登録です。' end ||
      '券番号が必要です。接種した接種券の券番号を入力してください。'
    from wanted where dose_number is not null and dose_ticket is null`.execute(tx);
}

async function findTicketsOfOthers(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, ${labelOf("ticketNumber")}, 'この券番号は個別宛名番号「' ||
      coalesce(owner.resident_number, awaiting.resident_number, '') || case
        when owner.resident_number is null then '」の未登録の人のものとして登録されています。'
        else '」の人に登録されています。' end || ${CHECK_BOTH}
    from wanted
    left join recipient as owner on owner.municipality_code = ${code}
      and owner.resident_number_key = wanted.ticket_owner
    left join awaited_recipient as awaiting on awaiting.municipality_code = ${code}
      and awaiting.ticket_number = wanted.ticket_number
    where coalesce(ticket_owner, awaited_owner) <> wanted.resident_number_key`.execute(tx);
}

/** Rows without 個別宛名番号 whose tickets belong to different people. */
async function findTicketsOfSeveral(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    insert into stage_issue (line, column_name, message)
    select line, '', 'この行の券番号は別々の人のものです。1人1行に分け、券番号を確かめてください。'
    from wanted where resident_number_key is null and holder like 'P%'
    group by line having min(holder) <> max(holder)`.execute(tx);
}

/** Rows that would give a dose or a ticket to somebody whose record is locked (確認済み). */
async function findConfirmed(tx: MunicipalityTransaction, code: string): Promise<void> {
  if (!await hasConfirmed(tx, code)) return;
  await sql`
    insert into stage_issue (line, column_name, message)
    select distinct line, ${RESIDENT_LABEL}, ${CONFIRMED_ROW}
    from wanted join ${confirmedPeople(code)} as confirmed
      on wanted.holder = 'P' || confirmed.key
    where claims_ticket or (outcome = 'new' and dose_number is not null)`.execute(tx);
}
