import { lacksLeadingZero, readMyNumber } from "../recipient/my_number.ts";
import { readResidentNumber } from "../recipient/resident_number.ts";
import { success } from "../result.ts";
import { cellFault, type CellReading } from "./cell_problem.ts";
import { spreadsheetDamage } from "./spreadsheet_damage.ts";

/** 個別宛名番号 without outer blanks, else as loaded. Mixed text is right, a damaged number not. */
export function readResidentNumberCell(text: string): CellReading<string> {
  const read = readResidentNumber(text);
  if (!read.ok || /^\d+$/.test(text)) return read;
  const damage = spreadsheetDamage(text);
  return damage ? cellFault("damaged", damage) : success(read.value.trim());
}

/** マイナンバー of a cell that is not blank; no message repeats it. */
export function readMyNumberCell(text: string): CellReading<string> {
  const read = readMyNumber(text);
  if (read.ok || !lacksLeadingZero(text)) return read;
  return cellFault("damaged", read.message);
}
