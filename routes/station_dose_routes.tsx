import { Hono } from "hono";
import { z } from "zod";
import { readTicket, warnOfEntry } from "../db/dose/read_ticket.ts";
import { registerDose } from "../db/dose/register_dose.ts";
import { listTodaysDoses, lookupTodaysDose } from "../db/dose/todays_doses.ts";
import { lookupPreset, rememberPreset } from "../db/session/session_preset.ts";
import { listDoseChoices } from "../db/vaccine/list_dose_choices.ts";
import type { Act } from "../domain/account/act.ts";
import { AppError } from "../domain/app_error.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { DoseChoices } from "../domain/dose/dose_choices.ts";
import { doseEntryForm } from "../domain/dose/dose_entry.ts";
import { type DoseWarning, seenWarnings } from "../domain/dose/dose_warning.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import type { DoseSource } from "../domain/record/person_record.ts";
import type { Ticket } from "../domain/ticket/ocr_line.ts";
import { paths } from "../views/paths.ts";
import { ReadingPage } from "../views/station/reading_page.tsx";
import { RegisteredPage } from "../views/station/registered_page.tsx";
import { StationFrame } from "../views/station/station_frame.tsx";
import { TodaysDosesPage } from "../views/station/todays_doses_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv, Office } from "./app_env.ts";
import { idParam } from "./id_param.ts";
import { knownTicket } from "./known_ticket.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import type { StaffedStation } from "./staffed_station.ts";

/** Registering doses at a station, and 当日の一覧. */
export function stationDoseRoutes({ station, guard, source }: StaffedStation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { tab } = station;

  routes.post(station.doses, guard, async (c) => {
    const typed = await typedFields(c);
    const ticket = returnedTicket(typed);
    const { register } = c.var.office.database;
    const choices = await listDoseChoices(register, c.var.actor.municipalityCode);
    const sent = { ticket, typed, choices, source };
    const outcome = await registerTyped(c.var.office, actOf(c), sent);
    if (outcome.ok) return c.redirect(station.dose(outcome.doseId), 303);
    const { problems, entryWarnings } = outcome;
    const reading = await readTicket(register, actOf(c), ticket);
    const today = japanToday(c.var.at);
    const shown = { station, reading, choices, today, typed, problems, entryWarnings };
    const body = (
      <StationFrame station={station}>
        <ReadingPage {...shown} />
      </StationFrame>
    );
    const title = problems.length > 0 ? "エラー：読み取り結果の確認" : "注意：接種の内容の確認";
    return respondPage(c, { title, tab, body, status: 422 });
  });

  routes.get(station.doses, guard, async (c) => {
    const { register } = c.var.office.database;
    const doses = await listTodaysDoses(register, c.var.actor, c.var.at);
    const page = { station, doses, today: japanToday(c.var.at) };
    const body = (
      <StationFrame station={station}>
        <TodaysDosesPage {...page} />
      </StationFrame>
    );
    const listTab = tab === paths.venue ? paths.venueDoses : tab;
    return respondPage(c, { title: "当日の一覧", tab: listTab, body });
  });

  routes.get(station.dose(":id"), guard, async (c) => {
    const { register } = c.var.office.database;
    const { actor, at } = c.var;
    const { dose, count } = await lookupTodaysDose(register, actor, {
      doseId: idParam(c),
      now: at,
    });
    if (!dose) throw new AppError("not_found", "この登録は当日の一覧にありません。");
    const preset = await lookupPreset(register, actor);
    const readerUrls = c.var.office.assets.urls.reader;
    const page = { station, readerUrls, dose, count, preset, today: japanToday(at) };
    const body = (
      <StationFrame station={station}>
        <RegisteredPage {...page} />
      </StationFrame>
    );
    return respondPage(c, { title: "登録完了", tab, body, readsTickets: true });
  });

  return routes;
}

type Outcome = { ok: true; doseId: string } | {
  ok: false;
  problems: FormProblem[];
  /** What was typed is odd, and nobody has said yet that it is right. */
  entryWarnings: DoseWarning[];
};

interface TypedRegistration {
  ticket: Ticket;
  typed: Typed;
  choices: DoseChoices;
  source: DoseSource;
}

async function registerTyped(
  { database: { register } }: Office,
  act: Act,
  { ticket, typed, choices, source }: TypedRegistration,
): Promise<Outcome> {
  const { vaccines } = choices;
  const form = parseForm(doseEntryForm(ticket.kind, japanToday(act.at), vaccines), typed);
  if (!form.ok) return refused(form.problems);
  const entryWarnings = await warnOfEntry(register, act, { ticket, typed: form.value });
  if (typed.seenWarnings !== seenWarnings(entryWarnings) && entryWarnings.length > 0) {
    return { ok: false, problems: [], entryWarnings };
  }
  const registration = { ticket, entry: form.value, vaccines, source };
  const registered = await registerDose(register, act, {
    ...registration,
    clientKey: clientKeyOf(typed),
  });
  if (!registered.ok) return refused([{ field: "", message: registered.message }]);
  await rememberPreset(register, act.actor, form.value);
  return { ok: true, doseId: registered.value };
}

function refused(problems: FormProblem[]): Outcome {
  return { ok: false, problems, entryWarnings: [] };
}

/** The line comes back from a form we wrote; when it is no ticket any more, someone changed it. */
function returnedTicket(typed: Typed): Ticket {
  const ticket = knownTicket(typed.ocrLine);
  if (ticket.ok) return ticket.value;
  throw new AppError("unreadable", "接種券の番号が失われました。もう一度読み取ってください。");
}

/** Without a usable key the form can still be sent, only a second time counts as another one. */
function clientKeyOf(typed: Typed): string {
  const key = z.uuid().safeParse(typed.clientKey);
  return key.success ? key.data : crypto.randomUUID();
}
