import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Pages of `wanted` written by one statement: some 100,000 people, a few seconds. */
const SLICE_PAGES = 4_000;

/** Conditions that cut `wanted` into slices in its physical order, so that progress can be told. */
export async function wantedSlices(tx: MunicipalityTransaction): Promise<RawBuilder<unknown>[]> {
  const { rows } = await sql<{ pages: number }>`
    select pg_relation_size('wanted') / current_setting('block_size')::int as pages`.execute(tx);
  const pages = rows[0]!.pages;
  const slices: RawBuilder<unknown>[] = [];
  for (let page = 0; page < pages; page += SLICE_PAGES) {
    slices.push(sql`wanted.ctid >= ${sql.lit(`(${page},0)`)}::tid
      and wanted.ctid < ${sql.lit(`(${page + SLICE_PAGES},0)`)}::tid`);
  }
  return slices;
}
