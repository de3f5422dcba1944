import { sql } from "kysely";
import { addCounts, type ErasureCounts } from "../../domain/retention/retention.ts";
import { type Eraser, erasing, type ErasingTransaction, type ErasureRun } from "./erasing.ts";

const BATCH = 200;

/**
 * Erases lists of incomers whose rows were all asked about, then cases of 転入処理 that both sides
 * have handled: who was asked about, what was found, and every note on it.
 */
export async function eraseCases(eraser: Eraser, run: ErasureRun): Promise<ErasureCounts> {
  const batches = await eraseListed(eraser, run, { list: listBatches, erase: eraseBatches });
  const inquiries = await eraseListed(eraser, run, { list: listCases, erase: eraseInquiries });
  return addCounts(batches, inquiries);
}

interface OneRow {
  code: string;
  id: string;
  /** The other side of a case. */
  other?: string;
}

interface Erasing {
  list(eraser: Eraser, cutoff: Date, after: OneRow | undefined): Promise<OneRow[]>;
  erase(tx: ErasingTransaction, rows: readonly OneRow[]): Promise<Map<string, ErasureCounts>>;
}

async function eraseListed(
  eraser: Eraser,
  run: ErasureRun,
  { list, erase }: Erasing,
): Promise<ErasureCounts> {
  let total: ErasureCounts = {};
  let after: OneRow | undefined;
  for (;;) {
    const rows = await list(eraser, run.cutoffs.cases, after);
    after = rows.at(-1);
    if (!after) return total;
    const work = (tx: ErasingTransaction) => erase(tx, rows);
    total = addCounts(total, await erasing(eraser, run, { kind: "cases", work }));
  }
}

async function listBatches(
  eraser: Eraser,
  cutoff: Date,
  after: OneRow | undefined,
): Promise<OneRow[]> {
  const place = after ? sql`and (municipality_code, id) > (${after.code}, ${after.id})` : sql``;
  const { rows } = await sql<OneRow>`
    select municipality_code as code, id from batch where finished_at < ${cutoff} ${place}
    order by municipality_code, id limit ${BATCH}`.execute(eraser);
  return rows;
}

/** A case of a list waits for the list, which still says what came of its row. */
async function listCases(
  eraser: Eraser,
  cutoff: Date,
  after: OneRow | undefined,
): Promise<OneRow[]> {
  const place = after
    ? sql`and (asking.municipality_code, asking.id) > (${after.code}, ${after.id})`
    : sql``;
  const { rows } = await sql<OneRow>`
    select asking.municipality_code as code, asking.id, asking.other_code as other
    from inquiry as asking
    join inquiry as asked on asked.municipality_code = asking.other_code and asked.id = asking.id
    where asking.side = 'asking' and asking.handled_at < ${cutoff} and asked.handled_at < ${cutoff}
      and not exists (select from batch where batch.municipality_code = asking.municipality_code
        and batch.id = asking.batch_id)
      ${place}
    order by asking.municipality_code, asking.id limit ${BATCH}`.execute(eraser);
  return rows;
}

async function eraseBatches(
  tx: ErasingTransaction,
  batches: readonly OneRow[],
): Promise<Map<string, ErasureCounts>> {
  const counts = new Map<string, ErasureCounts>();
  for (const [code, ofOne] of Map.groupBy(batches, ({ code }) => code)) {
    const ids = ofOne.map(({ id }) => id);
    await sql`delete from batch_row where municipality_code = ${code}
      and batch_id = any(${ids}::uuid[])`.execute(tx);
    await sql`delete from batch where municipality_code = ${code} and id = any(${ids}::uuid[])`
      .execute(tx);
    counts.set(code, { batches: ids.length });
  }
  return counts;
}

async function eraseInquiries(
  tx: ErasingTransaction,
  cases: readonly OneRow[],
): Promise<Map<string, ErasureCounts>> {
  const sides = cases.flatMap(({ code, other, id }) => [{ code, id }, { code: other!, id }]);
  const counts = new Map<string, ErasureCounts>();
  for (const [code, ofOne] of Map.groupBy(sides, ({ code }) => code)) {
    const ids = ofOne.map(({ id }) => id);
    await sql`delete from inquiry_event where municipality_code = ${code}
      and inquiry_id = any(${ids}::uuid[])`.execute(tx);
    await sql`delete from inquiry where municipality_code = ${code} and id = any(${ids}::uuid[])`
      .execute(tx);
    counts.set(code, { inquiries: ids.length });
  }
  return counts;
}
