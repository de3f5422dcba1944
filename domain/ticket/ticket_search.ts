import { asciiDigits } from "../digits.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../municipality/municipality_master.ts";
import { failure, type Result, success } from "../result.ts";
import { parseOcrLine } from "./ocr_line.ts";
import { TicketNumber } from "./ticket_number.ts";

/** Blanks and hyphens as people put them between groups. */
const SEPARATORS = /[\s\-ー‐−]/g;
const LINE_LENGTH = 18;

/** 照会 by 接種券番号: the ten digits, or the whole OCR line of one's own municipality's ticket. */
export function parseTicketSearch(text: string, ownMunicipality: string): Result<string> {
  const digits = asciiDigits(text).replace(SEPARATORS, "");
  if (digits.length !== LINE_LENGTH) return ticketNumber(digits);
  const ticket = parseOcrLine(digits, (code) => lookupMunicipality(code) !== undefined);
  if (!ticket.ok) return ticket;
  if (ticket.value.municipalityCode === ownMunicipality) return success(ticket.value.ticketNumber);
  const issuer = lookupMunicipality(ticket.value.municipalityCode)!;
  return failure(
    `${
      municipalityDisplayName(issuer)
    }が発行した接種券です。自庁の接種券の番号を入力してください。`,
  );
}

function ticketNumber(digits: string): Result<string> {
  const parsed = TicketNumber.safeParse(digits);
  return parsed.success ? success(parsed.data) : failure(parsed.error.issues[0]!.message);
}
