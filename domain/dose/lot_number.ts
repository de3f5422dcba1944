import { z } from "zod";
import { spreadsheetDamage } from "../upload/spreadsheet_damage.ts";
import { entryText } from "./entry_text.ts";

/** Length is that of 予防接種台帳向け出力 (DOMAIN 3.3). */
const LONGEST_LOT = 20;

/** The form two spellings of one lot share: half width, capital letters. */
export function foldLot(text: string): string {
  return text.normalize("NFKC").toUpperCase().trim();
}

/** ロットNo. as a person types or pastes it, folded: ㌀ becomes アパート and would no longer fit. */
export const LotNumber = z.string().transform(foldLot)
  .pipe(
    entryText("ロットNo.", LONGEST_LOT).refine(
      (lot) => spreadsheetDamage(lot) === undefined,
      "ロットNo.が表計算ソフトで変わった形（1.23E+11や4月1日など）になっています。" +
        "シールのとおりに入力し直してください。",
    ),
  );
