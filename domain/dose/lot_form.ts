import { z } from "zod";
import { formatDate } from "../date/plain_date.ts";
import { chosenVaccine } from "./chosen_vaccine.ts";
import type { Lot } from "./lot.ts";
import { LotNumber } from "./lot_number.ts";
import type { MasterCells } from "./master_change.ts";
import { optionalDate, optionalText } from "./master_fields.ts";
import { lookupVaccine, type Vaccine } from "./vaccine.ts";

const LONGEST_REMARK = 100;

/** What a lot is besides its vaccine: the fields of the form, and the columns of a pasted line. */
export const LotFields = z.object({
  lotNumber: LotNumber,
  expiresOn: optionalDate("有効期限"),
  remark: optionalText("備考", LONGEST_REMARK),
});

/** A lot as someone enters it. */
export interface NewLot extends z.infer<typeof LotFields> {
  vaccineCode: string;
}

/** The form of one lot of a vaccine of the list. */
export function lotForm(vaccines: readonly Vaccine[]) {
  return z.object({ vaccineCode: chosenVaccine(vaccines), ...LotFields.shape });
}

type LotFacts = Omit<NewLot, "id" | "version">;

/** A lot as its history shows it. */
export function lotCells(lot: LotFacts, vaccines: readonly Vaccine[]): MasterCells {
  return {
    ワクチン: makerOf(lot, vaccines),
    "ロットNo.": lot.lotNumber,
    有効期限: lot.expiresOn && formatDate(lot.expiresOn),
    備考: lot.remark || null,
  };
}

/** "ファイザー EY5420" */
export function lotLabel(
  lot: Pick<Lot, "vaccineCode" | "lotNumber">,
  vaccines: readonly Vaccine[],
): string {
  return `${makerOf(lot, vaccines)} ${lot.lotNumber}`;
}

function makerOf({ vaccineCode }: { vaccineCode: string }, vaccines: readonly Vaccine[]): string {
  return lookupVaccine(vaccines, vaccineCode)?.maker ?? vaccineCode;
}

/** Which of these lots are news to a municipality. */
export interface WeighedLots {
  fresh: NewLot[];
  /** Known already, word for word. */
  knownCount: number;
  /** Known with another date or remark, by position in what was given. */
  clashes: { position: number; known: Lot }[];
}

export function weighLots(lots: readonly NewLot[], known: readonly Lot[]): WeighedLots {
  const byName = new Map(known.map((lot) => [nameOf(lot), lot]));
  const weighed: WeighedLots = { fresh: [], knownCount: 0, clashes: [] };
  lots.forEach((lot, position) => {
    const stored = byName.get(nameOf(lot));
    if (!stored) weighed.fresh.push(lot);
    else if (stored.expiresOn === lot.expiresOn && stored.remark === lot.remark) {
      weighed.knownCount++;
    } else weighed.clashes.push({ position, known: stored });
  });
  return weighed;
}

function nameOf({ vaccineCode, lotNumber }: Pick<Lot, "vaccineCode" | "lotNumber">): string {
  return `${vaccineCode}/${lotNumber}`;
}

/** What is said of a lot that cannot be added because it is there. */
export function lotKnown({ lotNumber, expiresOn }: Pick<Lot, "lotNumber" | "expiresOn">): string {
  const expiry = expiresOn ? `有効期限 ${formatDate(expiresOn)}` : "有効期限なし";
  return `ロット${lotNumber}は登録済みです（${expiry}）。直すときはロットの一覧から開いてください。`;
}
