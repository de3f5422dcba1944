import { type RawBuilder, sql } from "kysely";
import { FINDING_RULE_NAMES, FINDING_RULES } from "../../domain/finding/finding_rules.ts";
import { DUPLICATE_EXPLANATION } from "../../domain/finding/rules/person_rules.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { sendAhead } from "../together.ts";
import { notifyFindings } from "./findings_topic.ts";

export interface Examined {
  municipalityCode: string;
  at: Date;
  /** A table expression with the columns of a `FoundRow`. */
  found: RawBuilder<unknown>;
  /** Pairs of people, as `duplicatePairs` makes them; undefined where nobody's were looked for. */
  pairs: RawBuilder<unknown> | undefined;
  /** A condition on `finding`: what it is true of was examined. */
  scope: RawBuilder<unknown>;
}

/**
 * Makes the kept findings those that were found: new ones are added, those that are no more are
 * resolved. One that stands, accepted or not, stays as it is as long as its fingerprint does.
 */
export async function settleFindings(
  tx: MunicipalityTransaction,
  { municipalityCode: code, at, found, pairs, scope }: Examined,
): Promise<void> {
  await sql`
    with told as (
      select distinct on (subject_id, rule, fingerprint) * from (
        select rule, subject_kind, subject_id, dose_ids, null::uuid as other_id,
          md5(fingerprint) as fingerprint, explanation, shows_from, shows_until
        from ${found} as found
        ${pairs ? pairsOf(pairs) : sql``}
      ) as every
    ), live as (
      select * from finding
      where municipality_code = ${code} and state <> 'resolved' and (${scope})
    ), resolved as (
      update finding set state = 'resolved', resolved_at = ${at}
      from live
      where finding.municipality_code = ${code} and finding.id = live.id and not exists (
        select from told where ${isSame("told", "live")}
      )
    ), renewed as (
      update finding set dose_ids = told.dose_ids, explanation = told.explanation,
        shows_from = told.shows_from, shows_until = told.shows_until
      from told join live on ${isSame("told", "live")}
      where finding.municipality_code = ${code} and finding.id = live.id
        and (told.dose_ids, told.explanation, told.shows_from, told.shows_until)
          is distinct from (live.dose_ids, live.explanation, live.shows_from, live.shows_until)
    )
    insert into finding (municipality_code, id, rule, severity, subject_kind, subject_id, dose_ids,
      other_id, fingerprint, explanation, shows_from, shows_until, found_at)
    select ${code}, gen_random_uuid(), told.rule, severity.name, subject_kind, subject_id, dose_ids,
      other_id, fingerprint, explanation, shows_from, shows_until, ${at}
    from told join unnest(${RULES}, ${SEVERITIES}) as severity (rule, name)
      on severity.rule = told.rule
    where not exists (select from live where ${isSame("told", "live")})
    on conflict (municipality_code, subject_id, rule, fingerprint) where state <> 'resolved'
      do nothing`.execute(tx);
  await notifyFindings(tx, code);
}

function pairsOf(pairs: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`union all
    select 'possible_duplicate', 'recipient', lower_id, '{}'::uuid[], higher_id,
      md5(higher_id::text), ${DUPLICATE_EXPLANATION}::text, null, null
    from ${pairs} as pair`;
}

const RULES = sql`${sql.val(FINDING_RULE_NAMES)}::text[]`;
const SEVERITIES = sql`${
  sql.val(FINDING_RULE_NAMES.map((name) => FINDING_RULES[name].severity))
}::text[]`;

function isSame(one: string, other: string): RawBuilder<unknown> {
  const column = (name: string) =>
    sql`${sql.ref(`${one}.${name}`)} = ${sql.ref(`${other}.${name}`)}`;
  return sql.join(["subject_id", "rule", "fingerprint"].map(column), sql` and `);
}

/**
 * Small writes settle beside each other; an examination of many settles alone, so that none of them
 * is overlooked. Held until the transaction ends.
 */
export async function lockFindings(
  tx: MunicipalityTransaction,
  code: string,
  hold: "shared" | "alone",
): Promise<void> {
  const lock = hold === "shared" ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`;
  await sendAhead(tx, sql`select ${lock}(hashtextextended(${`findings:${code}`}, 0))`);
}
