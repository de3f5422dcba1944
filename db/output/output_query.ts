import type { OutputKind } from "../../domain/output/output_kind.ts";

/** The eight columns of one dose, in the order of 予防接種台帳向け出力 (DOMAIN 3.3). */
const DOSE_COLUMNS = [
  ["接種履歴登録日時", "to_char(registered_at at time zone 'Asia/Tokyo', 'YYYYMMDDHH24MISS')"],
  ["接種日", "to_char(vaccinated_on, 'YYYYMMDD')"],
  ["券番号", "ticket_number"],
  ["接種自治体コード", "place_code"],
  ["接種会場名", "venue_name"],
  ["接種医師名", "doctor_name"],
  ["ワクチンメーカー", "vaccine_maker"],
  ["ワクチンロット番号", "lot_number"],
] as const;

/** Doses per row: the specified file has two (1 + 8 × 2 = 17 columns). */
const DOSE_NUMBERS = [1, 2];

/** Column names of the file, for those who want a header row. */
export const OUTPUT_HEADER: readonly string[] = [
  "個別宛名番号",
  ...DOSE_NUMBERS.flatMap((number) => DOSE_COLUMNS.map(([label]) => `${label}（${number}回目）`)),
];

/**
 * The SELECT behind a file, for COPY, which takes no parameters: `municipalityCode` must be a
 * validated code. A dose stored twice for one person counts as first registered.
 */
export function outputQuery(kind: OutputKind, municipalityCode: string): string {
  return kind === "register" ? registerQuery(municipalityCode) : waitingQuery(municipalityCode);
}

/** A row for every person with at least one of the doses. */
function registerQuery(code: string): string {
  return `
    with given as (
      select distinct on (ticket.resident_number_key, dose_number)
        ticket.resident_number_key as owner, dose.*
      from dose join ticket on ticket.municipality_code = dose.municipality_code
        and ticket.ticket_number = dose.ticket_number
      where ${liveDoses(code)} and ticket.resident_number_key is not null
      order by ticket.resident_number_key, dose_number, registered_at
    )
    select recipient.resident_number, ${columnsOf((number) => `dose_${number}.`)}
    from recipient
    ${joins((number) => `dose_${number}.owner = recipient.resident_number_key`)}
    where recipient.municipality_code = '${code}' and ${anyDose("owner")}
    order by recipient.resident_number_key`;
}

/** A row for every ticket with a dose and without a person; 個別宛名番号 stays blank. */
function waitingQuery(code: string): string {
  return `
    with given as (
      select dose.* from dose join ticket on ticket.municipality_code = dose.municipality_code
        and ticket.ticket_number = dose.ticket_number
      where ${liveDoses(code)} and ticket.resident_number_key is null
    )
    select null, ${columnsOf((number) => `dose_${number}.`)}
    from (select distinct ticket_number from given) as waiting
    ${joins((number) => `dose_${number}.ticket_number = waiting.ticket_number`)}
    order by waiting.ticket_number`;
}

function liveDoses(code: string): string {
  return `dose.municipality_code = '${code}' and dose.kind = 'vaccination'
    and dose.withdrawn_at is null and dose.dose_number in (${DOSE_NUMBERS.join(", ")})`;
}

function columnsOf(table: (number: number) => string): string {
  return DOSE_NUMBERS.flatMap((number) =>
    DOSE_COLUMNS.map(([, expression]) =>
      expression.replace(/registered_at|vaccinated_on|^\w+$/, (column) => table(number) + column)
    )
  ).join(",\n      ");
}

function joins(condition: (number: number) => string): string {
  return DOSE_NUMBERS.map((number) =>
    `left join given as dose_${number} on ${condition(number)}
      and dose_${number}.dose_number = ${number}`
  ).join("\n    ");
}

function anyDose(column: string): string {
  return `(${DOSE_NUMBERS.map((number) => `dose_${number}.${column} is not null`).join(" or ")})`;
}
