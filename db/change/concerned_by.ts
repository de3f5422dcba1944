import type { RowVersion } from "../../domain/record/row_step.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Whose records rows belong or belonged to; each list in order and without repetition. */
export interface Concerned {
  residentNumberKeys: string[];
  ticketNumbers: string[];
}

export const NOBODY: Concerned = { residentNumberKeys: [], ticketNumbers: [] };

/** The people and tickets these versions name, and whoever holds these tickets now. */
export async function concernedBy(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  versions: readonly RowVersion[],
): Promise<Concerned> {
  const ticketNumbers = textsOf(versions.map(({ values }) => values.ticket_number));
  const holders = ticketNumbers.length === 0 ? [] : await tx.selectFrom("ticket")
    .select("resident_number_key as key")
    .where("municipality_code", "=", municipalityCode)
    .where("ticket_number", "in", ticketNumbers).execute();
  const named = versions.map(({ values }) => values.resident_number_key);
  const residentNumberKeys = textsOf([...named, ...holders.map(({ key }) => key)]);
  return { residentNumberKeys, ticketNumbers };
}

function textsOf(values: readonly unknown[]): string[] {
  return [...new Set(values)].filter((value) => typeof value === "string").toSorted();
}
