import type { PlainDate } from "../date/plain_date.ts";
import type { ExaminedDose, KnownLot } from "../finding/examined_record.ts";
import type { RecipientStatus } from "../recipient/recipient_status.ts";
import type { Ticket } from "../ticket/ocr_line.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";
import type { Vaccine } from "./vaccine.ts";

export interface GivenDose {
  kind: TicketKind;
  doseNumber: number;
  vaccinatedOn: PlainDate;
  /** As the municipality that issued the ticket knows it; null when that does not know it. */
  vaccineCode: string | null;
  vaccineMaker: string | null;
  /** When and where it was registered; undefined when that is nobody's business at this counter. */
  registered?: { at: Date; venueName: string };
}

/** What is known about a ticket the moment it is read. */
export interface TicketCircumstances {
  ticket: Ticket;
  /** Whether the municipality that gives the dose also issued the ticket. */
  isIssuedHere: boolean;
  isRegistered: boolean;
  status: RecipientStatus | null;
  birthDate: PlainDate | null;
  isSuperseded: boolean;
  /** Whether the person's record is locked (確認済み). */
  isConfirmed: boolean;
  given: readonly GivenDose[];
  vaccines: readonly Vaccine[];
  lots: readonly KnownLot[];
  today: PlainDate;
}

/** What staff typed of the dose that is about to be registered. */
export type TypedDose = Pick<ExaminedDose, "vaccinatedOn" | "vaccineCode" | "lotNumber">;
