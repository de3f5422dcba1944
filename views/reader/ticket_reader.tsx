import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { ReaderUrls } from "../layout/frame.ts";
import { CameraPanel } from "./camera_panel.tsx";
import { TicketForm } from "./ticket_form.tsx";

export interface TicketReaderProps {
  /** Where the 18 digits are posted to, however they were read. */
  action: string;
  urls: ReaderUrls;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/**
 * The camera's view, and the field the digits are typed into when it cannot help. One a page, which
 * is answered with `readsTickets`.
 */
export function TicketReader({ action, urls, typed = {}, problems = [] }: TicketReaderProps) {
  return (
    <div class="reader" data-ticket-reader={urls.worker}>
      <CameraPanel />
      <TicketForm action={action} typed={typed} problems={problems} />
    </div>
  );
}
