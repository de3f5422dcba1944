import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { type Preset, PresetBanner } from "./preset_banner.tsx";
import { TicketForm } from "./ticket_form.tsx";

interface VenuePageProps {
  preset: Preset | undefined;
  today: PlainDate;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 読み取り: the next ticket. */
export function VenuePage({ preset, today, typed = {}, problems = [] }: VenuePageProps) {
  return (
    <>
      <h1>接種券の読み取り</h1>
      <PresetBanner preset={preset} today={today} />
      <ErrorSummary problems={problems} />
      <TicketForm typed={typed} problems={problems} />
    </>
  );
}
