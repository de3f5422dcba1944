import { type RawBuilder, sql } from "kysely";

/**
 * Whether a file's dose contradicts a stored one. Only filled cells count, and text in full and
 * half width is the same text, as are the dashes and waves that Shift_JIS cannot tell apart.
 */
export function contradicts(file: string, stored: string): RawBuilder<boolean> {
  const plain = ["vaccinated_on", "ticket_number", "place_code"].map((column) => {
    const [given, kept] = [sql.ref(`${file}.${column}`), sql.ref(`${stored}.${column}`)];
    return sql`${given} <> ${kept}`;
  });
  const texts = ["venue_name", "doctor_name", "vaccine_maker", "lot_number"].map((column) => {
    const given = sql.ref(`${file}.${column}`);
    const kept = sql`coalesce(${sql.ref(`${stored}.${column}`)}, '')`;
    // Folding takes longer than all the rest, and is seldom asked for.
    return sql`(${given} <> ${kept} and ${folded(given)} <> ${folded(kept)})`;
  });
  return sql<boolean>`coalesce(${sql.join([...plain, ...texts], sql` or `)}, false)`;
}

/** `foldedText` of domain/upload/dose_comparison.ts in SQL. */
function folded(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`normalize(translate(${text}, '−〜', '－～'), nfkc)`;
}
