import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import type { ReaderUrls } from "../layout/frame.ts";
import { TicketReader } from "../reader/ticket_reader.tsx";
import { type Preset, PresetBanner } from "./preset_banner.tsx";
import type { Station } from "./station.ts";

interface StartPageProps {
  station: Station;
  readerUrls: ReaderUrls;
  preset: Preset | undefined;
  today: PlainDate;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 読み取り: the next ticket. */
export function StartPage(props: StartPageProps) {
  const { station, readerUrls, preset, today, typed, problems = [] } = props;
  return (
    <>
      <h1>接種券の読み取り</h1>
      <PresetBanner preset={preset} today={today} />
      <ErrorSummary problems={problems} />
      <TicketReader
        action={station.readings}
        urls={readerUrls}
        typed={typed}
        problems={problems}
      />
    </>
  );
}
