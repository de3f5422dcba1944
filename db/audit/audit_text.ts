/** The rows of `audit` as `a`, each as one text in which no two different rows are alike. */
export const AUDIT_TEXT = `jsonb_build_array(
  a.municipality_code, a.id, ${microseconds("a.at")}, a.act, a.account_id, a.login_id,
  a.actor_municipality_code, a.subject_kind, a.subject_id, a.detail, a.address, a.request_id
)::text`;

/** A `timestamptz` as a number that no time zone and no date style changes. */
export function microseconds(column: string): string {
  return `(extract(epoch from ${column}) * 1000000)::bigint`;
}
