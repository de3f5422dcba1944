import { type RawBuilder, sql } from "kysely";
import type { RecipientColumn } from "../../domain/upload/recipient_columns.ts";
import { columnLabel } from "../../domain/upload/recipient_columns.ts";
import { missingAtFirst, REQUIRED_AT_FIRST } from "../../domain/upload/recipient_row.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

export interface RowProblem {
  line: number;
  column: string;
  message: string;
}

/** What only shows against the other rows and the stored people, once the stage was weighed. */
export async function stageProblems(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<RowProblem[]> {
  const found = await Promise.all([
    repeated(tx, "residentNumber", sql`resident_number_key`),
    repeated(tx, "ticketNumber", sql`ticket_number`),
    repeated(tx, "myNumber", sql`my_number_index`),
    incompleteNewcomers(tx, municipalityCode),
    ticketsOfOthers(tx, municipalityCode),
    numbersOfOthers(tx, municipalityCode),
  ]);
  return found.flat();
}

async function repeated(
  tx: MunicipalityTransaction,
  column: RecipientColumn,
  value: RawBuilder<unknown>,
): Promise<RowProblem[]> {
  const { rows } = await sql<{ line: number; first: number }>`
    select line, first from (
      select line, min(line) over (partition by ${value}) as first
      from stage where ${value} is not null
    ) as numbered where line <> first`.execute(tx);
  const label = columnLabel(column);
  return rows.map(({ line, first }) => ({
    line,
    column: label,
    message: `${first}行目と同じ${label}です。どちらが正しいか確かめ、1人1行にしてください。`,
  }));
}

async function incompleteNewcomers(
  tx: MunicipalityTransaction,
  code: string,
): Promise<RowProblem[]> {
  const { rows } = await sql<{ line: number } & Record<RecipientColumn, boolean>>`
    select line, my_number_index is null as "myNumber", family_name is null as "familyName",
      family_kana is null as "familyKana", birth_date is null as "birthDate", sex is null as "sex"
    from stage
    where (my_number_index is null or family_name is null or family_kana is null
        or birth_date is null or sex is null)
      and not exists (
        select from recipient
        where municipality_code = ${code} and resident_number_key = stage.resident_number_key
      )`.execute(tx);
  return rows.flatMap((row) =>
    REQUIRED_AT_FIRST.filter((column) => row[column])
      .map((column) => ({ line: row.line, ...missingAtFirst(column) }))
  );
}

async function ticketsOfOthers(tx: MunicipalityTransaction, code: string): Promise<RowProblem[]> {
  const { rows } = await sql<{ line: number; owner: string }>`
    select stage.line, recipient.resident_number as owner
    from stage
    join ticket on ticket.municipality_code = ${code}
      and ticket.ticket_number = stage.ticket_number
      and ticket.resident_number_key <> stage.resident_number_key
    join recipient on recipient.municipality_code = ${code}
      and recipient.resident_number_key = ticket.resident_number_key`.execute(tx);
  return rows.map(({ line, owner }) => ({
    line,
    column: columnLabel("ticketNumber"),
    message: `この券番号は個別宛名番号「${owner}」の人に登録されています。` +
      "券番号か個別宛名番号の誤りがないか確かめてください。",
  }));
}

/** Two people in place would share a number, whichever of their rows and stored values say so. */
async function numbersOfOthers(tx: MunicipalityTransaction, code: string): Promise<RowProblem[]> {
  const { rows } = await sql<{ line: number; owner: string }>`
    with rising as (
      select wanted.line, wanted.resident_number_key as key, wanted.my_number_index as number,
        wanted.names_number
      from wanted
      left join recipient as stored on stored.municipality_code = ${code}
        and stored.resident_number_key = wanted.resident_number_key
      where wanted.status is null and (wanted.my_number_index, wanted.status)
        is distinct from (stored.my_number_index, stored.status)
    )
    select line, other.resident_number as owner
    from rising
    join recipient as other on other.municipality_code = ${code}
      and other.my_number_index = rising.number and other.resident_number_key <> rising.key
      and other.status is null
    where not exists (
      select from wanted where wanted.resident_number_key = other.resident_number_key
    )
    union all
    select rising.line, other.resident_number
    from rising
    join wanted as other on other.my_number_index = rising.number
      and other.resident_number_key <> rising.key and other.status is null
    where not (rising.names_number and other.names_number)`.execute(tx);
  return rows.map(({ line, owner }) => ({
    line,
    column: columnLabel("myNumber"),
    message: `このマイナンバーは個別宛名番号「${owner}」の人に登録されています。` +
      "番号の誤りがないか確かめ、同じ人なら先に古い方を転出またはその他削除にしてください。",
  }));
}
