import type { GivenDose, TicketCircumstances } from "../../../domain/dose/ticket_circumstances.ts";
import { lookupVaccine, PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import type { Ticket } from "../../../domain/ticket/ocr_line.ts";

/** A first vaccination ticket of 千代田区, some of it changed. */
export function aTicket(change: Partial<Ticket> = {}): Ticket {
  return {
    kind: "vaccination",
    doseNumber: 1,
    municipalityCode: "131016",
    ticketNumber: "0000000123",
    ...change,
  };
}

/** Pfizer's first dose on 1 June 2021, some of it changed. */
export function aDose(change: Partial<GivenDose> = {}): GivenDose {
  const { vaccineCode = "pfizer" } = change;
  return {
    kind: "vaccination",
    doseNumber: 1,
    vaccinatedOn: "2021-06-01",
    vaccineCode,
    vaccineMaker: lookupVaccine(PRESET_VACCINES, vaccineCode ?? "")?.maker ?? null,
    ...change,
  };
}

/** A registered resident who comes for the first dose on 1 July 2021: nothing is odd. */
export function someCircumstances(change: Partial<TicketCircumstances> = {}): TicketCircumstances {
  return {
    ticket: aTicket(),
    isIssuedHere: true,
    isRegistered: true,
    status: null,
    birthDate: "1956-04-12",
    isSuperseded: false,
    isConfirmed: false,
    given: [],
    vaccines: PRESET_VACCINES,
    lots: [],
    today: "2021-07-01",
    ...change,
  };
}
