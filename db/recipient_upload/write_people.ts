import { sql } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { WriteContext } from "../upload/upload_content.ts";
import { wantedSlices } from "./wanted_slices.ts";

/** Writes the people that are new or differ; the version each one had goes to the history. */
export async function writePeople(
  tx: MunicipalityTransaction,
  context: WriteContext,
): Promise<void> {
  await changePeople(tx, context);
  let rowCount = 0;
  for (const slice of await wantedSlices(tx)) {
    const { numAffectedRows } = await sql`
      insert into recipient (municipality_code, resident_number_key, resident_number, family_name,
        given_name, family_kana, given_kana, family_key, given_key, birth_date, sex, status,
        my_number_sealed, my_number_index, change_id)
      select ${context.municipalityCode}, resident_number_key, resident_number, family_name,
        given_name, family_kana, given_kana, family_key, given_key, birth_date, sex, status,
        my_number_sealed, my_number_index, ${context.changeId}
      from wanted where outcome = 'new' and ${slice}`.execute(tx);
    context.written(rowCount += Number(numAffectedRows ?? 0));
  }
}

async function changePeople(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: WriteContext,
): Promise<void> {
  const { rows: [expected] } = await sql<{ people: number }>`
    select count(*) as people from wanted where person_changes`.execute(tx);
  if (expected!.people === 0) return;
  const stored = sql`recipient.municipality_code = ${municipalityCode}
    and recipient.resident_number_key = wanted.resident_number_key
    and wanted.person_changes and recipient.version = wanted.version`;
  const kept = await sql`
    insert into recipient_history
    select recipient.*, ${changeId}::uuid from recipient join wanted on ${stored}`.execute(tx);
  await sql`
    update recipient set family_name = wanted.family_name, given_name = wanted.given_name,
      family_kana = wanted.family_kana, given_kana = wanted.given_kana,
      family_key = wanted.family_key, given_key = wanted.given_key,
      birth_date = wanted.birth_date, sex = wanted.sex, status = wanted.status,
      my_number_sealed = wanted.my_number_sealed, my_number_index = wanted.my_number_index,
      version = recipient.version + 1, change_id = ${changeId}
    from wanted where ${stored}`.execute(tx);
  // Someone may have edited a person between the weighing and the writing.
  if (expected!.people !== Number(kept.numAffectedRows ?? 0)) throw overtaken();
}

function overtaken(): AppError {
  return new AppError(
    "conflict",
    "登録中に別の職員が同じ人の記録を変更しました。何も登録していません。もう一度確認してください。",
  );
}
