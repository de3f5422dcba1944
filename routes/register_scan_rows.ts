import { registerSeenDose } from "../db/dose/register_seen_dose.ts";
import type { Act } from "../domain/account/act.ts";
import { AppError } from "../domain/app_error.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { DoseChoices } from "../domain/dose/dose_choices.ts";
import { type DoseEntry, doseEntryForm } from "../domain/dose/dose_entry.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import type { Ticket } from "../domain/ticket/ocr_line.ts";
import type { ScannedRow, TriedRow } from "../views/scan/scanned_row.ts";
import type { Office } from "./app_env.ts";
import { knownTicket } from "./known_ticket.ts";
import { parseForm } from "./parse_form.ts";
import { readGists } from "./read_scan_pages.ts";
import type { ConfirmedRow } from "./scan_request.ts";

export interface ConfirmedStack {
  rows: readonly ConfirmedRow[];
  /** What all rows share, as it was typed. */
  common: Typed;
  choices: DoseChoices;
}

export type StackOutcome =
  | { ok: true; rows: ScannedRow[] }
  /** Something all rows share is wrong: nothing was registered. */
  | { ok: false; problems: FormProblem[] };

/** Registers the rows one by one: one that cannot be does not keep the others back. */
export async function registerScanRows(
  office: Office,
  act: Act,
  { rows, common, choices }: ConfirmedStack,
): Promise<StackOutcome> {
  const judged = rows.map((row) => judgeRow(row, { common, choices, today: japanToday(act.at) }));
  const problems = judged.flatMap(({ common }) => common);
  if (problems.length > 0) return { ok: false, problems: firstOfEach(problems) };
  const done: ScannedRow[] = [];
  for (const row of judged) done.push(await registerRow(office, act, { row, choices }));
  return { ok: true, rows: done };
}

interface JudgedRow {
  row: ConfirmedRow;
  ticket: Ticket;
  /** Undefined when this row's own day or lot is wrong. */
  entry: DoseEntry | undefined;
  own: FormProblem[];
  common: FormProblem[];
}

function judgeRow(
  row: ConfirmedRow,
  { common, choices, today }: { common: Typed; choices: DoseChoices; today: string },
): JudgedRow {
  const ticket = knownTicket(row.line);
  if (!ticket.ok) {
    throw new AppError("unreadable", "接種券の番号が失われました。もう一度読み取ってください。");
  }
  const own = ownTexts(row);
  const schema = doseEntryForm(ticket.value.kind, today, choices.vaccines);
  const form = parseForm(schema, { ...common, ...own });
  const judged = { row, ticket: ticket.value };
  if (form.ok) return { ...judged, entry: form.value, own: [], common: [] };
  const [mine = [], shared = []] = [true, false].map((isOwn) =>
    form.problems.filter(({ field }) => field in own === isOwn)
  );
  return { ...judged, entry: undefined, own: mine, common: shared };
}

/** What was typed of this row instead of the common values. */
function ownTexts({ vaccinatedOn, lotNumber }: ConfirmedRow): Typed {
  return Object.fromEntries(
    Object.entries({ vaccinatedOn, lotNumber }).filter(([, text]) => text.trim() !== ""),
  );
}

function firstOfEach(problems: readonly FormProblem[]): FormProblem[] {
  return [...Map.groupBy(problems, ({ field }) => field).values()].map(([first]) => first!);
}

async function registerRow(
  office: Office,
  act: Act,
  { row: judged, choices: { vaccines } }: { row: JudgedRow; choices: DoseChoices },
): Promise<ScannedRow> {
  const { row, ticket, entry } = judged;
  const tried = { typed: ownTexts(row), problems: judged.own };
  if (!entry) return await shownAgain(office, act, { judged, tried });
  const { clientKey, seenWarnings } = row;
  const outcome = await registerSeenDose(office.database.register, act, {
    registration: { ticket, entry, vaccines, source: "hand", clientKey },
    seen: seenWarnings,
  });
  office.meters.registered(outcome.kind === "unseen" ? "questioned" : outcome.kind);
  switch (outcome.kind) {
    case "registered":
      return { kind: "registered", page: row.page, ticket };
    case "refused":
      tried.problems.push({ field: "", message: outcome.message });
      return await shownAgain(office, act, { judged, tried });
    case "unseen":
      return await shownAgain(office, act, { judged, tried });
  }
}

/** The row as it stands now, with everything that is odd about what was typed. */
async function shownAgain(
  office: Office,
  act: Act,
  { judged: { row, ticket, entry }, tried }: { judged: JudgedRow; tried: TriedRow },
): Promise<ScannedRow> {
  const [gist] = await readGists(office, act, [{ ticket, typed: entry }]);
  return { kind: "ticket", page: row.page, ticket, clientKey: row.clientKey, tried, ...gist! };
}
