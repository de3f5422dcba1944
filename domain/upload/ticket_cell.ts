import { asciiDigits } from "../digits.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../municipality/municipality_master.ts";
import { failure } from "../result.ts";
import { readTicketNumber } from "../ticket/ticket_number.ts";
import { cellFault, type CellReading } from "./cell_problem.ts";

const OCR_LINE = /^\d{2}(\d{6})\d{10}$/;

/**
 * 券番号 of a cell that is not blank. The whole OCR line is refused, and named as a foreign ticket
 * when it shows another municipality than `ownMunicipality` (its code), if that is given.
 */
export function readTicketCell(text: string, ownMunicipality?: string): CellReading<string> {
  const read = readTicketNumber(text);
  if (read.ok) return read;
  const digits = asciiDigits(text).replaceAll(/[\s\-]/g, "");
  if (/^\d{1,9}$/.test(digits)) return cellFault("damaged", read.message);
  const line = OCR_LINE.exec(digits);
  return line ? ocrLineFault(line[1]!, ownMunicipality) : read;
}

function ocrLineFault(issuerCode: string, ownMunicipality?: string): CellReading<string> {
  const issuer = lookupMunicipality(issuerCode);
  if (issuer && ownMunicipality !== undefined && issuerCode !== ownMunicipality) {
    return cellFault(
      "foreign_ticket",
      `${municipalityDisplayName(issuer)}が発行した接種券の18桁の数字です。` +
        "別の自治体のファイルでないか確かめ、自庁の接種券の番号（10桁）にしてください。",
    );
  }
  return failure(
    "接種券の18桁の数字がそのまま入っています。券番号はそのうち最後の10桁だけです。" +
      "最後の10桁だけにしてください。",
  );
}
