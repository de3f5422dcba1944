import { type RawBuilder, sql } from "kysely";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import { columnLabel } from "../../domain/upload/recipient_columns.ts";
import { findMergedRows } from "../duplicate/merged_rows.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { takeOut } from "../upload/stage_issue.ts";
import type { WeighContext, Weighed } from "../upload/upload_content.ts";
import {
  findAgainstStored,
  findConfirmed,
  findNumbersOfOthers,
  findRepeated,
} from "./recipient_faults.ts";
import { recipientWarnings } from "./recipient_warnings.ts";

/** Finds what is wrong with staged people, and works out what the rest would do (`wanted`). */
export async function weighRecipients(
  tx: MunicipalityTransaction,
  { municipalityCode, mode }: WeighContext,
): Promise<Weighed> {
  await sql`analyze stage`.execute(tx);
  await findRepeated(tx);
  await takeOut(tx, "stage");
  await createWanted(tx, municipalityCode, mode);
  await findAgainstStored(tx, municipalityCode);
  await findConfirmed(tx, municipalityCode);
  const isIdle = sql<boolean>`outcome = 'unchanged'`;
  await findMergedRows(tx, municipalityCode, { label: columnLabel("residentNumber"), isIdle });
  await takeOut(tx, "wanted");
  do await findNumbersOfOthers(tx, municipalityCode); while (
    // Without a row that was taken out, another one may now meet a stored person.
    await takeOut(tx, "wanted") > 0
  );
  const { fingerprint, ...counts } = await countOutcomes(tx);
  const warnings = await recipientWarnings(tx, municipalityCode);
  return { counts: { ...counts, conflict: 0 }, fingerprint, warnings };
}

/**
 * What every staged person would be afterwards, by the rule of the overwrite mode: a blank cell
 * keeps the stored value or blanks it. In key order, so that writing goes along the indexes.
 */
async function createWanted(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  mode: OverwriteMode,
): Promise<void> {
  const blank = (stored: RawBuilder<unknown>) => mode === "keep_blank" ? stored : sql`null`;
  const merged = (column: string) =>
    sql`coalesce(stage.${sql.ref(column)}, ${blank(sql`stored.${sql.ref(column)}`)})
      as ${sql.ref(column)}`;
  const differ = (columns: readonly string[]) =>
    sql`(stored.version is not null and (${sql.join(columns.map(of("stored")))})
      is distinct from (${sql.join(columns.map(of("next")))}))`;
  const emptied = [
    ...MERGED.map((column) =>
      sql`(stored.${sql.ref(column)} is not null and next.${sql.ref(column)} is null)`
    ),
    // The code 9 takes a departure back on purpose; only a blank cell empties it.
    sql`(stored.status is not null and next.status is null and stage.flag is null)`,
    sql`(active.ticket_number is not null and next.wanted_ticket is null)`,
  ];
  await sql`
    create temporary table wanted on commit drop as
    select judged.*, case when version is null then 'new'
        when person_changes or current_ticket is distinct from wanted_ticket then 'changed'
        else 'unchanged' end as outcome
    from (
      select stage.line, stage.resident_number_key, stage.resident_number, stored.version,
        stage.my_number_index is not null as names_number, next.*,
        active.ticket_number as current_ticket, named.resident_number_key as ticket_owner,
        named.ticket_number is not null as ticket_known,
        ${differ(COMPARED)} as person_changes, ${differ(NAMES)} as name_changes,
        ${differ(["birth_date"])} as birth_date_changes,
        next.status is not null and next.status is distinct from stored.status as departs,
        (next.my_number_index, next.status)
          is distinct from (stored.my_number_index, stored.status) as number_rises,
        ${
    mode === "keep_blank" ? sql`false` : sql`stored.version is not null
          and (${sql.join(emptied, sql` or `)})`
  } as blanks
      from stage
      left join recipient as stored on stored.municipality_code = ${municipalityCode}
        and stored.resident_number_key = stage.resident_number_key
      left join ticket as active on active.municipality_code = ${municipalityCode}
        and active.resident_number_key = stage.resident_number_key and active.state = 'active'
      left join ticket as named on named.municipality_code = ${municipalityCode}
        and named.ticket_number = stage.ticket_number
      cross join lateral (
        select ${sql.join(MERGED.map(merged))},
          coalesce(stage.family_key, ${blank(sql`stored.family_key`)}, '') as family_key,
          coalesce(stage.given_key, ${blank(sql`stored.given_key`)}, '') as given_key,
          case stage.flag when 'clear' then null
            else coalesce(stage.flag, ${blank(sql`stored.status`)}) end as status,
          case when stage.my_number_index is not distinct from stored.my_number_index
            then stored.my_number_sealed
            else coalesce(stage.my_number_sealed, ${blank(sql`stored.my_number_sealed`)})
            end as my_number_sealed,
          coalesce(stage.ticket_number, ${blank(sql`active.ticket_number`)}) as wanted_ticket
      ) as next
    ) as judged
    order by resident_number_key`.execute(tx);
  await sql`analyze wanted`.execute(tx);
}

const NAMES = ["family_name", "given_name", "family_kana", "given_kana"];
const MERGED = [...NAMES, "birth_date", "sex", "my_number_index"];
const COMPARED = [...MERGED, "status"];

function of(table: string) {
  return (column: string) => sql.ref(`${table}.${column}`);
}

async function countOutcomes(tx: MunicipalityTransaction) {
  const { rows } = await sql<
    { new: number; changed: number; unchanged: number; blanked: number; fingerprint: string }
  >`
    select count(*) filter (where outcome = 'new') as new,
      count(*) filter (where outcome = 'changed') as changed,
      count(*) filter (where outcome = 'unchanged') as unchanged,
      count(*) filter (where blanks) as blanked,
      coalesce(sum(hashtextextended(concat_ws(':', outcome, version, current_ticket,
        resident_number_key), line)), 0)::text as fingerprint
    from wanted`.execute(tx);
  return rows[0]!;
}
