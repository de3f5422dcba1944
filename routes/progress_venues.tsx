import { z } from "zod";
import { readDays, readVenueDays } from "../db/statistics/read_progress.ts";
import { readVenues } from "../db/statistics/read_venues.ts";
import { daysLater } from "../domain/date/days_later.ts";
import { parseDate } from "../domain/date/parse_date.ts";
import { compactDate, type PlainDate } from "../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { ViewingPeriod } from "../domain/record/viewing_period.ts";
import type { DayFigure } from "../domain/tally/figures.ts";
import { doseNumbersOf } from "../domain/tally/statistics_coverage.ts";
import { dosesByDay, dosesByVenue, latestDays } from "../domain/tally/statistics_day.ts";
import { pageOf } from "../domain/tally/statistics_page.ts";
import { vsysSheet } from "../domain/tally/statistics_venue.ts";
import { DayForm, PeriodForm } from "../views/progress/period_form.tsx";
import type { ProgressQuery } from "../views/progress/progress_sections.ts";
import { VenuesPart } from "../views/progress/venues_part.tsx";
import { VsysPart } from "../views/progress/vsys_part.tsx";
import { pageNumber } from "./page_number.ts";
import { parseForm } from "./parse_form.ts";
import type { AskedFigures, ShownFigures } from "./progress_figures.tsx";

/** What is shown at first: the last days that have doses. */
const FIRST_SHOWN_DAYS = 14;

/** Venues a chart tells apart, besides all others. */
const LARGEST = 5;

/** Of the lists, by the name of their page in the address. */
const LENGTHS = { days: FIRST_SHOWN_DAYS, venues: 20, page: 50 };

/** 会場と日, of the period in the address. */
export async function readVenuesPart(asked: AskedFigures): Promise<ShownFigures> {
  const { reader, code, query } = asked;
  const all = await readDays(reader, code);
  const typed = "from" in query || "to" in query ? textsOf(query) : lastDays(all);
  const form = parseForm(ViewingPeriod, typed);
  const formOf = (problems: readonly FormProblem[]) => (
    <PeriodForm typed={{ ...typed, updates: query.updates ?? "" }} problems={problems} />
  );
  if (!form.ok) return { problems: form.problems, form: formOf(form.problems) };
  const figures = await readVenues(reader, code, {
    period: { from: form.value.from ?? undefined, to: form.value.to ?? undefined },
    venues: paging("venues", query),
    venueDays: paging("page", query),
    largestCount: LARGEST,
  });
  const doseNumbers = doseNumbersOf(all);
  const days = dosesByDay(figures.days, doseNumbers);
  const part = (
    <VenuesPart
      period={form.value}
      doseNumbers={doseNumbers}
      days={days}
      dayRows={pageOf(days.toReversed(), paging("days", query))}
      venues={figures.venues}
      venueDays={figures.venueDays}
      largest={figures.largest}
      daysByVenue={dosesByVenue(days, figures.largest, figures.largestDays)}
      ownCode={code}
      query={query}
    />
  );
  return { form: formOf([]), part };
}

function paging(name: keyof typeof LENGTHS, query: ProgressQuery) {
  return { page: pageNumber(query[name]), length: LENGTHS[name] };
}

function textsOf({ from = "", to = "" }: ProgressQuery): Typed {
  return { from, to };
}

function lastDays(all: readonly DayFigure[]): Typed {
  const days = latestDays(all, FIRST_SHOWN_DAYS).map(compactDate);
  return { from: days[0] ?? "", to: days.at(-1) ?? "" };
}

const DayChoice = z.object({
  day: z.string().transform((typed, context): PlainDate | null => {
    if (typed.trim() === "") return null;
    const date = parseDate(typed);
    if (date.ok) return date.value;
    context.addIssue({ code: "custom", message: date.message });
    return z.NEVER;
  }),
});

/** V-SYS集計, of the day in the address or of the last one that has doses. */
export async function readVsysPart(asked: AskedFigures): Promise<ShownFigures> {
  const { reader, code, query } = asked;
  const form = parseForm(DayChoice, { day: query.day ?? "" });
  if (!form.ok) {
    const { typed, problems } = form;
    return { problems, form: <DayForm typed={{ ...typed, ...query }} problems={problems} /> };
  }
  const day = form.value.day ?? latestDays(await readDays(reader, code), 1)[0] ?? asked.today;
  const figures = await readVenueDays(reader, code, { from: day, to: day });
  const part = (
    <VsysPart
      day={day}
      dayBefore={daysLater(day, -1)}
      dayAfter={daysLater(day, 1)}
      sheet={vsysSheet(figures)}
      ownCode={code}
      query={query}
    />
  );
  const typed = { day: compactDate(day), updates: query.updates ?? "" };
  return { form: <DayForm typed={typed} problems={[]} />, part };
}
