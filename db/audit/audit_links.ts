import type { TransactionSql } from "postgres";
import type { SealedRow } from "./audit_chain.ts";
import { AUDIT_TEXT, microseconds } from "./audit_text.ts";

/** A seal and the row it was set on. */
export interface AuditLink extends Omit<SealedRow, "text"> {
  auditId: string;
  hash: Uint8Array;
  /** Of the row; both null when it has gone. */
  at: Date | null;
  text: string | null;
}

/** A seal whose row is there. */
export type WholeLink = AuditLink & SealedRow;

export function hasRow(link: AuditLink): link is WholeLink {
  return link.text !== null;
}

const ROWS_AT_ONCE = 5_000;

/** The seals of a municipality from a position on, in order. */
export async function* auditLinks(
  tx: TransactionSql,
  municipalityCode: string,
  from = 1,
): AsyncGenerator<AuditLink> {
  const pages = tx<AuditLink[]>`
    select s.position, ${tx.unsafe(microseconds("s.sealed_at"))} as "sealedAt",
      s.audit_id as "auditId", s.hash, a.at, ${tx.unsafe(AUDIT_TEXT)} as text
    from audit_seal s
    left join audit a on a.municipality_code = s.municipality_code and a.id = s.audit_id
    where s.municipality_code = ${municipalityCode} and s.position >= ${from}
    order by s.position`.cursor(ROWS_AT_ONCE);
  for await (const page of pages) {
    for (const { at, text, ...link } of page) {
      // The text of no row at all is a list of nulls.
      yield at === null ? { ...link, at, text: null } : { ...link, at, text };
    }
  }
}
