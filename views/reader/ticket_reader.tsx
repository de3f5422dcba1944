import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { ReaderUrls } from "../layout/frame.ts";
import { TicketForm } from "./ticket_form.tsx";

export interface TicketReaderProps {
  /** Where the 18 digits are posted to, however they were read. */
  action: string;
  urls: ReaderUrls;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** The camera's view, and the field the digits are typed into when it cannot help. */
export function TicketReader({ action, typed = {}, problems = [] }: TicketReaderProps) {
  return <TicketForm action={action} typed={typed} problems={problems} />;
}
