import type { Act } from "../../domain/account/act.ts";
import { type DoseWarning, doseWarnings } from "../../domain/dose/dose_warning.ts";
import type { TypedDose } from "../../domain/dose/ticket_circumstances.ts";
import {
  disclosedPerson,
  type PersonDisclosure,
  type ShownPerson,
  wholePerson,
} from "../../domain/recipient/shown_person.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { recordActs } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { mastersOf } from "./dose_masters.ts";
import { standingOf } from "./ticket_standing.ts";

export interface WantedTicket {
  ticket: Ticket;
  /** What is about to be registered; without it, a dose given today. */
  typed?: TypedDose;
}

/** What a ticket among many means: less than the counter is told of a single one. */
export interface TicketGist {
  /** Undefined while the issuing municipality has not registered the person. */
  person: ShownPerson | undefined;
  /** The gravest first. */
  warnings: DoseWarning[];
}

/**
 * Reads the tickets of a stack, one transaction a municipality, and answers in their order. Each
 * read stands in the audit of the municipality that issued the ticket, as `readTicket`'s does.
 */
export async function readTickets(
  register: Register,
  act: Act,
  { wanted, disclosure }: { wanted: readonly WantedTicket[]; disclosure: PersonDisclosure },
): Promise<TicketGist[]> {
  const masters = await mastersOf(register, act.actor.municipalityCode);
  const gists = new Map<WantedTicket, TicketGist>();
  const byIssuer = Map.groupBy(wanted, ({ ticket }) => ticket.municipalityCode);
  for (const [code, issued] of byIssuer) {
    await inMunicipality(register, code, async (tx) => {
      const read: (string | undefined)[] = [];
      for (const one of issued) {
        const { id, holder, circumstances } = await standingOf(tx, act, one.ticket);
        const known = { ...circumstances, ...masters };
        const person = holder &&
          (known.isIssuedHere ? wholePerson(holder) : disclosedPerson(holder, disclosure));
        gists.set(one, { person, warnings: doseWarnings(known, one.typed) });
        read.push(id);
      }
      const entries = read.map((id) => ({
        act: "ticket_read" as const,
        subject: id === undefined ? undefined : { kind: "ticket" as const, id },
      }));
      await recordActs(tx, code, { by: act, entries });
    });
  }
  return wanted.map((one) => gists.get(one)!);
}
