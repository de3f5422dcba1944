import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { OutputChoice, OutputPeriod } from "../../domain/output/output_choice.ts";
import { DOSE_FILE_COLUMNS, type DoseColumn } from "../../domain/upload/dose_columns.ts";
import { type LastOutput, touchedPeople } from "./touched_people.ts";

/**
 * The SELECT behind a file, for COPY, which takes no parameters: all that goes into it are the
 * validated `municipalityCode`, words and numbers of the choice, calendar days, and what PostgreSQL
 * itself said of the last output.
 */
export interface OutputSelection extends Pick<OutputChoice, "kind" | "period" | "doseCount"> {
  municipalityCode: string;
  /** Only people of whom something may have changed since then. */
  since?: LastOutput;
}

/** A dose stored twice for one person counts as first registered. */
export function outputQuery(selection: OutputSelection): string {
  if (selection.kind === "waiting") return waitingQuery(selection);
  return selection.since ? changedQuery(selection, selection.since) : registerQuery(selection);
}

/** A row for every person with at least one of the doses, of whom one lies in the period. */
function registerQuery(selection: OutputSelection): string {
  const code = selection.municipalityCode;
  return `
    select ${withoutFormula("recipient.resident_number")}, ${doseCells(selection)}
    from recipient ${joinDoses(selection, firstDose, "recipient.resident_number_key")}
    where recipient.municipality_code = '${code}' and ${isWanted(selection)}
    order by recipient.resident_number_key`;
}

/**
 * A row for every person something was touched of; blank where they have no dose any more. Someone
 * who left the register altogether has the number they last had.
 */
function changedQuery(selection: OutputSelection, since: LastOutput): string {
  const code = selection.municipalityCode;
  const isTouched = "and ticket.resident_number_key in (select owner from touched)";
  const dose = (chosen: OutputSelection, number: number) => firstDose(chosen, number, isTouched);
  const number = `coalesce(recipient.resident_number, (
      select past.resident_number from recipient_history as past
      where past.municipality_code = '${code}' and past.resident_number_key = touched.owner
      order by past.version desc limit 1))`;
  return `
    with touched as materialized (${touchedPeople(selection, since)})
    select ${withoutFormula(number)}, ${doseCells(selection)}
    from touched left join recipient on recipient.municipality_code = '${code}'
      and recipient.resident_number_key = touched.owner
    ${joinDoses(selection, dose, "touched.owner")}
    order by touched.owner`;
}

/** A row for every ticket with a dose and without a person; 個別宛名番号 stays blank. */
function waitingQuery(selection: OutputSelection): string {
  const waiting = (_: OutputSelection, number: number) => `
      select ticket.ticket_number as owner, ${DOSE_FIELDS} ${fromLiveDoses(selection, number)}
        and ticket.resident_number_key is null`;
  return `
    select null, ${doseCells(selection)}
    from ticket ${joinDoses(selection, waiting, "ticket.ticket_number")}
    where ticket.municipality_code = '${selection.municipalityCode}'
      and ticket.resident_number_key is null and ${isWanted(selection)}
    order by ticket.ticket_number`;
}

const DOSE_FIELDS = `dose.registered_at, dose.vaccinated_on, dose.ticket_number, dose.place_code,
        dose.venue_name, dose.doctor_name, dose.vaccine_maker, dose.lot_number`;

/** One sort for each number, of only its doses: faster than all numbers at once, then pivoted. */
function firstDose(selection: OutputSelection, number: number, condition = ""): string {
  return `
      select distinct on (ticket.resident_number_key) ticket.resident_number_key as owner,
        ${DOSE_FIELDS} ${fromLiveDoses(selection, number)}
        and ticket.resident_number_key is not null ${condition}
      order by ticket.resident_number_key, dose.registered_at`;
}

function fromLiveDoses({ municipalityCode: code }: OutputSelection, number: number): string {
  return `
      from dose join ticket on ticket.municipality_code = '${code}'
        and ticket.ticket_number = dose.ticket_number
      where dose.municipality_code = '${code}' and dose.kind = 'vaccination'
        and dose.withdrawn_at is null and dose.dose_number = ${number}`;
}

type DoseSource = (selection: OutputSelection, number: number) => string;

function joinDoses(selection: OutputSelection, source: DoseSource, owner: string): string {
  return doseNumbers(selection).map((number) =>
    `left join (${source(selection, number)}) as dose_${number} on dose_${number}.owner = ${owner}`
  ).join("\n    ");
}

/** Whether any of the doses is there and, given a period, lies in it. */
function isWanted(selection: OutputSelection): string {
  const condition = (number: number) =>
    selection.period ? liesIn(selection.period, number) : `dose_${number}.owner is not null`;
  return `(${doseNumbers(selection).map(condition).join(" or ")})`;
}

function liesIn({ basis, from, to }: OutputPeriod, number: number): string {
  const { day, nextDay } = PERIOD_ENDS[basis];
  const ends = [
    from && `dose_${number}.${basis} >= ${day(from)}`,
    to && `dose_${number}.${basis} < ${nextDay(to)}`,
  ];
  return `(${ends.filter(Boolean).join(" and ")})`;
}

/** Days begin at midnight in Japan. */
const PERIOD_ENDS = {
  vaccinated_on: {
    day: (day: PlainDate) => `date '${day}'`,
    nextDay: (day: PlainDate) => `date '${day}' + 1`,
  },
  registered_at: {
    day: (day: PlainDate) => `timestamptz '${day} 00:00:00+09'`,
    nextDay: (day: PlainDate) => `timestamptz '${day} 00:00:00+09' + interval '24 hours'`,
  },
};

function doseCells(selection: OutputSelection): string {
  return doseNumbers(selection).flatMap((number) =>
    DOSE_FILE_COLUMNS.map(({ key }) => CELLS[key](`dose_${number}`))
  ).join(",\n      ");
}

function doseNumbers({ doseCount }: OutputSelection): number[] {
  return Array.from({ length: doseCount }, (_, index) => index + 1);
}

const CELLS: Record<DoseColumn, (dose: string) => string> = {
  // An offset instead of the zone's name halves its time; Japan has no summer time.
  registeredAt: (dose) =>
    `to_char(${dose}.registered_at at time zone interval '9 hours', 'YYYYMMDDHH24MISS')`,
  vaccinatedOn: (dose) => `to_char(${dose}.vaccinated_on, 'YYYYMMDD')`,
  ticketNumber: (dose) => `${dose}.ticket_number`,
  placeCode: (dose) => `${dose}.place_code`,
  venueName: (dose) => withoutFormula(`${dose}.venue_name`),
  doctorName: (dose) => withoutFormula(`${dose}.doctor_name`),
  vaccineMaker: (dose) => withoutFormula(`${dose}.vaccine_maker`),
  lotNumber: (dose) => withoutFormula(`${dose}.lot_number`),
};

/**
 * As `withoutFormula` of domain/formula_sign.ts. The signs lie before "A" or among the full
 * width forms, so that a comparison spares nearly every cell the search.
 */
function withoutFormula(text: string): string {
  return `case when (${text} collate "C" < 'A' or ${text} collate "C" >= '！')
        and left(${text}, 1) in ('=', '+', '-', '@', E'\\t', E'\\r', E'\\n', '＝', '＋', '－', '＠')
        then '''' || ${text} else ${text} end`;
}
