import { type RawBuilder, sql } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/**
 * Rows of `wanted` that name a 個別宛名番号 whose record went into another one: the file is to say
 * which number it means now. `isIdle` tells of the rows that would change nothing and may pass.
 */
export async function findMergedRows(
  tx: MunicipalityTransaction,
  code: string,
  { label, isIdle }: { label: string; isIdle: RawBuilder<boolean> },
): Promise<void> {
  if (!await hasMerged(tx, code)) return;
  await sql`
    insert into stage_issue (line, column_name, message)
    select distinct line, ${label},
      'この個別宛名番号の人は、個別宛名番号「' || absorbed.into || '」の人と統合済みです。' ||
      'この行の個別宛名番号を「' || absorbed.into || '」に直してください。' ||
      '別の人のときは、統合を取り消してからもう一度登録してください。'
    from wanted join ${absorbedPeople(code)} as absorbed
      on absorbed.key = wanted.resident_number_key
    where not (${isIdle})`.execute(tx);
}

/**
 * Throws a conflict when an upload has written to somebody who was absorbed after it was weighed.
 * To be asked after the writing: whoever merges from then on finds the written rows locked.
 */
export async function refuseMergedSince(
  tx: MunicipalityTransaction,
  { municipalityCode: code, changeId }: { municipalityCode: string; changeId: string },
): Promise<void> {
  if (!await hasMerged(tx, code)) return;
  const { rows } = await sql`
    select from ${absorbedPeople(code)} as absorbed
    where exists (
      select from recipient where recipient.municipality_code = ${code}
        and recipient.resident_number_key = absorbed.key and recipient.change_id = ${changeId}
    ) or exists (
      select from ticket where ticket.municipality_code = ${code}
        and ticket.resident_number_key = absorbed.key and ticket.change_id = ${changeId}
    ) limit 1`.execute(tx);
  if (rows.length === 0) return;
  throw new AppError(
    "conflict",
    "登録中に、ファイルにある人の記録が別の記録に統合されました。何も登録していません。もう一度確認してください。",
  );
}

/** Where nobody was ever merged, an upload need not look further. */
async function hasMerged(tx: MunicipalityTransaction, code: string): Promise<boolean> {
  const [first] = await tx.selectFrom("merge").select("id")
    .where("municipality_code", "=", code).where("undone_change_id", "is", null).limit(1).execute();
  return first !== undefined;
}

/** `key` of every absorbed person, and `into`, the 個別宛名番号 of the record theirs went to. */
function absorbedPeople(code: string): RawBuilder<unknown> {
  return sql`(
    select person.resident_number_key as key, kept.resident_number as into
    from merge
    join recipient as person on person.municipality_code = ${code}
      and person.id = merge.absorbed_id
    join recipient as kept on kept.municipality_code = ${code} and kept.id = merge.kept_id
    where merge.municipality_code = ${code} and undone_change_id is null
  )`;
}
