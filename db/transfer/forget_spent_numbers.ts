import { sql } from "kysely";
import { isNumberSpent } from "../../domain/transfer/spent_number.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { inquiryColumns, inquiryOf } from "./inquiry_rows.ts";

/** Removes the My Numbers that a municipality asked about and can register nobody with any more. */
export function forgetSpentNumbers(
  register: Register,
  municipalityCode: string,
  at: Date,
): Promise<void> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const rows = await inquiryColumns(tx)
      .where("municipality_code", "=", municipalityCode).where(sql<boolean>`carries_number`)
      .where("state", "<>", "waiting")
      // An answer that is still open spends none.
      .where(({ or, eb }) => or([eb("openable_until", "is", null), eb("openable_until", "<=", at)]))
      .execute();
    const spent = rows.map(inquiryOf).filter((inquiry) => isNumberSpent(inquiry, at));
    for (const { id, version } of spent) {
      await tx.updateTable("inquiry").set({ my_number_sealed: null })
        .where("municipality_code", "=", municipalityCode).where("id", "=", id)
        .where("version", "=", version).execute();
    }
  });
}
