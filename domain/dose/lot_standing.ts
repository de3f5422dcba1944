import type { PlainDate } from "../date/plain_date.ts";
import type { ExaminationMasters } from "../finding/examined_record.ts";
import { foldLot } from "./fold_lot.ts";

/** How a lot stands in the municipality's lot master, seen beside the vaccine it is said to be of. */
export type LotStanding =
  | { kind: "known"; expiresOn: PlainDate | null }
  | { kind: "of_other"; maker: string; otherMakers: readonly string[] }
  | { kind: "unknown"; maker: string };

export interface NamedLot {
  vaccineCode: string | null;
  lotNumber: string | null;
}

/** Undefined where the master says nothing: no lots at all, or none of that vaccine. */
export function lotStanding(
  { vaccineCode, lotNumber }: NamedLot,
  { vaccines, lots, vaccinesWithLots }: ExaminationMasters,
): LotStanding | undefined {
  if (vaccineCode === null || lotNumber === null || lots.size === 0) return undefined;
  const makerOf = (code: string) => vaccines.get(code)?.maker ?? code;
  const named = lots.get(foldLot(lotNumber)) ?? [];
  const own = named.find((lot) => lot.vaccineCode === vaccineCode);
  if (own) return { kind: "known", expiresOn: own.expiresOn };
  const maker = makerOf(vaccineCode);
  if (named.length > 0) {
    const others = new Set(named.map((lot) => makerOf(lot.vaccineCode)));
    return { kind: "of_other", maker, otherMakers: Array.from(others).toSorted() };
  }
  return vaccinesWithLots.has(vaccineCode) ? { kind: "unknown", maker } : undefined;
}
