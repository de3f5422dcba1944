import { type RawBuilder, sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Whether anybody's record is locked at all; where nobody's is, an upload need not look further. */
export async function hasConfirmed(tx: MunicipalityTransaction, code: string): Promise<boolean> {
  const [first] = await tx.selectFrom("confirmation").select("id")
    .where("municipality_code", "=", code).where("released_at", "is", null).limit(1).execute();
  return first !== undefined;
}

/** The locked people: `key` (of the recipient), and `since`, e.g. 2021年7月1日にa@b.lg.jp. */
export function confirmedPeople(code: string): RawBuilder<unknown> {
  return sql`(
    select recipient.resident_number_key as key,
      to_char(confirmed_at at time zone 'Asia/Tokyo', 'FMYYYY"年"FMMM"月"FMDD"日"') ||
        'に' || login_id as since
    from confirmation
    join recipient on recipient.municipality_code = ${code}
      and recipient.id = confirmation.recipient_id
    where confirmation.municipality_code = ${code} and released_at is null
  )`;
}

/** What a row of a file is told that would change the record of `confirmed`. */
export const CONFIRMED_ROW = sql`'この人の記録は' || confirmed.since ||
  'が紙の書類と照合して「確認済み」にしているため、変更できません。この行を除いて登録するか、' ||
  '照会結果の画面で確認済みを解除してからファイルをもう一度登録してください。'`;

/** Whether the change has written the row, a ticket or a dose of `confirmed`, as it stands now. */
export function writtenBy(code: string, changeId: string): RawBuilder<boolean> {
  const ticket = sql`ticket.municipality_code = ${code}
    and ticket.resident_number_key = confirmed.key`;
  return sql<boolean>`(
    exists (
      select from recipient where recipient.municipality_code = ${code}
        and recipient.resident_number_key = confirmed.key and recipient.change_id = ${changeId}
    ) or exists (
      select from ticket where ${ticket} and ticket.change_id = ${changeId}
    ) or exists (
      select from ticket join dose on dose.municipality_code = ${code}
        and dose.ticket_number = ticket.ticket_number
      where ${ticket} and dose.change_id = ${changeId}
    )
  )`;
}
