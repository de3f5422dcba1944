import { formatOcrLine, groupOcrLine, type Ticket } from "../../domain/ticket/ocr_line.ts";
import { ticketKindLabel } from "../../domain/ticket/ticket_kind.ts";
import { placeName } from "../dose/dose_table.tsx";

/** The digits in their groups, to be compared with the paper, and what they say. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  return (
    <section class="ticket" aria-label="接種券">
      <p class="groups groups--read">
        <span class="groups__digits">{groupOcrLine(formatOcrLine(ticket))}</span>
      </p>
      <dl class="ticket__facts">
        <div>
          <dt>自治体</dt>
          <dd>{placeName(ticket.municipalityCode)}</dd>
        </div>
        <div>
          <dt>券種</dt>
          <dd>{ticketKindLabel(ticket.kind)}</dd>
        </div>
        <div>
          <dt>回数</dt>
          <dd>{ticket.doseNumber}回目</dd>
        </div>
      </dl>
    </section>
  );
}
