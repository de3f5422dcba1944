import { sql } from "kysely";
import { japanToday } from "../../domain/date/plain_date.ts";
import { foldLot } from "../../domain/dose/lot_number.ts";
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

/** The same for a few records: of the lots, which may be thousands, only those they name. */
export async function loadMastersOf(
  tx: MunicipalityTransaction,
  code: string,
  { holders, at }: { holders: readonly ExaminedHolder[]; at: Date },
): Promise<ExaminationMasters> {
  const named = holders.flatMap(({ record }) =>
    record.doses.flatMap(({ lotNumber }) => lotNumber === null ? [] : foldLot(lotNumber))
  );
  const vaccines = await listVaccines(tx, code);
  // One more lot of each vaccine tells which vaccines have any.
  const { rows: lots } = await sql<KnownLot>`
    select vaccine_code as "vaccineCode", lot_number as "lotNumber", expires_on as "expiresOn"
    from lot where municipality_code = ${code} and lot_number = any(${named}::text[])
    union all
    select vaccine_code, min(lot_number), null from lot
    where municipality_code = ${code} group by vaccine_code`.execute(tx);
  return examinationMasters({ vaccines, lots, today: japanToday(at) });
}
