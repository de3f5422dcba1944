import { parseOcrLine } from "../../domain/ticket/ocr_line.ts";
import { isKnownMunicipality } from "./known_municipality.ts";

const EIGHTEEN_DIGITS = /^\d{18}$/;

/** Whether a ticket can say this: 18 digits in a row that keep every rule of the line. */
export function isTicket(text: string): boolean {
  return EIGHTEEN_DIGITS.test(text) && parseOcrLine(text, isKnownMunicipality).ok;
}
