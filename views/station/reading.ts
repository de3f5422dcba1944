import type { DoseWarning } from "../../domain/dose/dose_warning.ts";
import type { ShownDose } from "../../domain/dose/shown_dose.ts";
import type { ShownPerson } from "../../domain/recipient/shown_person.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";

/** What a ticket means, as far as the counter may see it. */
export interface Reading {
  ticket: Ticket;
  /** Undefined while the issuing municipality has not registered the person. */
  person: ShownPerson | undefined;
  doses: readonly ShownDose[];
  /** The gravest first. */
  warnings: readonly DoseWarning[];
}
