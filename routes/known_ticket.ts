import { lookupMunicipality } from "../domain/municipality/municipality_master.ts";
import type { Result } from "../domain/result.ts";
import { parseOcrLine, type Ticket } from "../domain/ticket/ocr_line.ts";

/** The ticket an OCR line names, its municipality checked against the master list. */
export function knownTicket(ocrLine: string | undefined): Result<Ticket> {
  return parseOcrLine(ocrLine ?? "", (code) => lookupMunicipality(code) !== undefined);
}
