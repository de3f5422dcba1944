import { type RawBuilder, sql } from "kysely";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { AppError } from "../../domain/app_error.ts";

export interface MergeCounts {
  new: number;
  changed: number;
  unchanged: number;
}

/**
 * Works out, for every staged row, what the person would be afterwards (`wanted`), by the rule of
 * the overwrite mode: a blank cell keeps the stored value or blanks it.
 */
export async function weighStage(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  mode: OverwriteMode,
): Promise<MergeCounts> {
  const blank = (stored: RawBuilder<unknown>) => mode === "keep_blank" ? stored : sql`null`;
  const merged = (column: string) =>
    sql`coalesce(stage.${sql.ref(column)}, ${blank(sql`stored.${sql.ref(column)}`)})
      as ${sql.ref(column)}`;
  await sql`
    create temporary table wanted on commit drop as
    select stage.line, stage.resident_number_key, stage.resident_number, stored.version,
      stage.my_number_index is not null as names_number,
      ${sql.join(TEXT_COLUMNS.map(merged))},
      coalesce(stage.family_key, ${blank(sql`stored.family_key`)}, '') as family_key,
      coalesce(stage.given_key, ${blank(sql`stored.given_key`)}, '') as given_key,
      case stage.flag when 'clear' then null
        else coalesce(stage.flag, ${blank(sql`stored.status`)}) end as status,
      coalesce(stage.my_number_index, ${blank(sql`stored.my_number_index`)}) as my_number_index,
      case when stage.my_number_index is not distinct from stored.my_number_index
        then stored.my_number_sealed
        else coalesce(stage.my_number_sealed, ${blank(sql`stored.my_number_sealed`)})
        end as my_number_sealed,
      active.ticket_number as current_ticket,
      coalesce(stage.ticket_number, ${blank(sql`active.ticket_number`)}) as wanted_ticket,
      'new' as outcome, false as person_changes
    from stage
    left join recipient as stored on stored.municipality_code = ${municipalityCode}
      and stored.resident_number_key = stage.resident_number_key
    left join ticket as active on active.municipality_code = ${municipalityCode}
      and active.resident_number_key = stage.resident_number_key
      and active.state = 'active'`.execute(tx);
  await sql`
    update wanted set person_changes = ${PERSON_DIFFERS},
      outcome = case when ${PERSON_DIFFERS} or current_ticket is distinct from wanted_ticket
        then 'changed' else 'unchanged' end
    from recipient as stored
    where stored.municipality_code = ${municipalityCode}
      and stored.resident_number_key = wanted.resident_number_key`.execute(tx);
  await sql`create index on wanted (resident_number_key)`.execute(tx);
  await sql`analyze wanted`.execute(tx);
  return await countOutcomes(tx);
}

const TEXT_COLUMNS = [
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "birth_date",
  "sex",
];

const PERSON_DIFFERS = sql`(stored.family_name, stored.given_name, stored.family_kana,
    stored.given_kana, stored.birth_date, stored.sex, stored.status, stored.my_number_index)
  is distinct from (wanted.family_name, wanted.given_name, wanted.family_kana,
    wanted.given_kana, wanted.birth_date, wanted.sex, wanted.status, wanted.my_number_index)`;

async function countOutcomes(tx: MunicipalityTransaction): Promise<MergeCounts> {
  const { rows } = await sql<MergeCounts>`
    select count(*) filter (where outcome = 'new') as new,
      count(*) filter (where outcome = 'changed') as changed,
      count(*) filter (where outcome = 'unchanged') as unchanged
    from wanted`.execute(tx);
  return rows[0]!;
}

export interface MergeTarget {
  municipalityCode: string;
  changeId: string;
}

/** Writes the people that are new or differ; the version each one had goes to the history. */
export async function mergePeople(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: MergeTarget,
): Promise<void> {
  const stored = sql`recipient.municipality_code = ${municipalityCode}
    and recipient.resident_number_key = wanted.resident_number_key
    and wanted.outcome = 'changed' and wanted.person_changes
    and recipient.version = wanted.version`;
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
  await refuseOvertaken(tx, Number(kept.numAffectedRows ?? 0));
  await sql`
    insert into recipient (municipality_code, resident_number_key, resident_number, family_name,
      given_name, family_kana, given_kana, family_key, given_key, birth_date, sex, status,
      my_number_sealed, my_number_index, change_id)
    select ${municipalityCode}, resident_number_key, resident_number, family_name,
      given_name, family_kana, given_kana, family_key, given_key, birth_date, sex, status,
      my_number_sealed, my_number_index, ${changeId}
    from wanted where outcome = 'new'
    order by resident_number_key`.execute(tx);
}

/** Someone may have edited a person between the weighing and the writing. */
async function refuseOvertaken(tx: MunicipalityTransaction, written: number): Promise<void> {
  const { rows } = await sql<{ expected: number }>`
    select count(*) as expected from wanted
    where outcome = 'changed' and person_changes`.execute(tx);
  if (rows[0]!.expected === written) return;
  throw new AppError(
    "conflict",
    "登録中に別の職員が同じ人の記録を変更しました。何も登録していません。もう一度登録してください。",
  );
}
