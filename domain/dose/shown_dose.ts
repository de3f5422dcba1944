import type { PlainDate } from "../date/plain_date.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";

/** An earlier dose, as far as the counter may see it. */
export interface ShownDose {
  id: string;
  kind: TicketKind;
  doseNumber: number;
  vaccinatedOn: PlainDate;
  vaccineMaker: string | null;
  /** Of the own municipality's people only. */
  more?: { lotNumber: string | null; placeCode: string };
}
