import { type RawBuilder, sql } from "kysely";
import { japanToday } from "../../domain/date/plain_date.ts";
import { foldLot } from "../../domain/dose/fold_lot.ts";
import {
  type ExaminationMasters,
  examinationMasters,
  type KnownLot,
} from "../../domain/finding/examined_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { listLots, listVaccines } from "../vaccine/list_vaccines.ts";
import type { ExaminedHolder } from "./examined_holders.ts";

/** What all of a municipality's records are held against at the instant `at`. */
export async function loadMasters(
  tx: MunicipalityTransaction,
  code: string,
  at: Date,
): Promise<ExaminationMasters> {
  const vaccines = await listVaccines(tx, code);
  const lots = await listLots(tx, code);
  return examinationMasters({ vaccines, lots, today: japanToday(at) });
}

/**
 * The lots of these numbers, and one more of each vaccine, which tells which vaccines have any. A
 * single one is asked for by itself, because PostgreSQL would plan anew, each time, what is asked with
 * a list.
 */
export function lotsNamed(code: string, lotNumbers: readonly string[]): RawBuilder<KnownLot> {
  const folded = lotNumbers.map(foldLot);
  const isNamed = folded.length === 1
    ? sql`lot_number = ${folded[0]}`
    : sql`lot_number = any(${folded}::text[])`;
  return sql<KnownLot>`
    select vaccine_code as "vaccineCode", lot_number as "lotNumber", expires_on as "expiresOn"
    from lot where municipality_code = ${code}
      and ${isNamed}
    union all
    select vaccine_code, min(lot_number), null from lot
    where municipality_code = ${code} group by vaccine_code`;
}

/** The numbers of the lots that these records name, as they are stored. */
export function lotsNamedBy(holders: readonly ExaminedHolder[]): string[] {
  return holders.flatMap(({ record }) => record.doses.flatMap(({ lotNumber }) => lotNumber ?? []));
}
