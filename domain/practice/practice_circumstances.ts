import { daysLater } from "../date/days_later.ts";
import type { PlainDate } from "../date/plain_date.ts";
import type { DoseChoices } from "../dose/dose_choices.ts";
import type { SessionPreset } from "../dose/session_preset.ts";
import type { TicketCircumstances } from "../dose/ticket_circumstances.ts";
import { PRESET_VACCINES } from "../dose/vaccine.ts";
import type { Ticket } from "../ticket/ocr_line.ts";
import type { PracticeTicket } from "./practice_ticket.ts";

/** Vaccines as the manual has them, and lots that nobody made. */
export function practiceChoices(today: PlainDate): DoseChoices {
  const lot = { remark: "", version: 0 };
  return {
    vaccines: PRESET_VACCINES,
    lots: [
      {
        ...lot,
        id: "1",
        vaccineCode: "pfizer",
        lotNumber: "REN001",
        expiresOn: daysLater(today, 90),
      },
      {
        ...lot,
        id: "2",
        vaccineCode: "pfizer",
        lotNumber: "REN002",
        expiresOn: daysLater(today, -1),
      },
      { ...lot, id: "3", vaccineCode: "moderna", lotNumber: "REN003", expiresOn: null },
    ],
  };
}

/** What is practised with, as if the session had set it. */
export const PRACTICE_PRESET: SessionPreset = {
  venueName: "練習会場",
  vaccinatedOn: null,
  vaccineCode: "pfizer",
  vaccineMaker: "ファイザー",
  lotNumber: "REN001",
  doctorName: "練習　医師",
  doctorNames: ["練習　医師"],
};

interface PracticeVisit {
  practised: PracticeTicket;
  /** What its line says. */
  ticket: Ticket;
  municipalityCode: string;
  today: PlainDate;
}

/** What would be known about the ticket if it were real. */
export function practiceCircumstances(visit: PracticeVisit): TicketCircumstances {
  const { practised: { holder, isSuperseded, given }, ticket, municipalityCode, today } = visit;
  return {
    ticket,
    isIssuedHere: ticket.municipalityCode === municipalityCode,
    isRegistered: holder !== undefined,
    status: holder?.status ?? null,
    birthDate: holder?.birthDate ?? null,
    isSuperseded,
    isConfirmed: false,
    given: given.map(({ doseNumber, vaccinatedOn }) => ({
      kind: "vaccination",
      doseNumber,
      vaccinatedOn,
      vaccineCode: "pfizer",
      vaccineMaker: "ファイザー",
    })),
    ...practiceChoices(today),
    today,
  };
}
