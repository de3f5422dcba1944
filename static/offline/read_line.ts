import type { Result } from "../../domain/result.ts";
import { parseOcrLine, type Ticket } from "../../domain/ticket/ocr_line.ts";
import { isKnownMunicipality } from "../reader/known_municipality.ts";
import type { QueuedEntry } from "./queued_entry.ts";

/** The ticket that a line of 18 digits says. */
export function readLine(ocrLine: string): Result<Ticket> {
  return parseOcrLine(ocrLine, isKnownMunicipality);
}

/** The tickets of the queue. */
export function ticketsOf(entries: readonly QueuedEntry[]): Ticket[] {
  return entries.flatMap(({ dose }) => {
    const ticket = readLine(dose.typed.ocrLine ?? "");
    return ticket.ok ? [ticket.value] : [];
  });
}
