import { Hono } from "hono";
import { mastersOfLot } from "../db/dose/dose_masters.ts";
import { readTicket } from "../db/dose/read_ticket.ts";
import { todaysRegistration } from "../db/dose/todays_doses.ts";
import { all, ask } from "../db/question.ts";
import { presetInForce } from "../db/session/session_preset.ts";
import { keepAsPreset } from "../db/session/set_preset.ts";
import { listDoseChoices } from "../db/vaccine/list_dose_choices.ts";
import { operatorOf } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { offeredVaccines } from "../domain/dose/vaccine.ts";
import type { Typed } from "../domain/form_problem.ts";
import type { Ticket } from "../domain/ticket/ocr_line.ts";
import { ReadingPage } from "../views/station/reading_page.tsx";
import { RegisteredPage, type RegisteredPageProps } from "../views/station/registered_page.tsx";
import { StationFrame } from "../views/station/station_frame.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { atStation } from "./at_station.ts";
import { idParam } from "./id_param.ts";
import { knownTicket } from "./known_ticket.ts";
import type { StationContext } from "./operator_entry.ts";
import { typedFields } from "./parse_form.ts";
import { registerTypedDose } from "./register_typed_dose.ts";
import { registrationEnd } from "./registration_end.ts";
import { canSwapIn, respondPage } from "./respond.tsx";
import type { StaffedStation } from "./staffed_station.ts";

/** Registering doses at a station. 当日の一覧 is in `todays_dose_routes.tsx`. */
export function stationDoseRoutes(staffed: StaffedStation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { station, source } = staffed;
  const { tab } = station;

  routes.post(station.doses, atStation(staffed, mastersOfTyped), async (c) => {
    const { database: { register }, configuration } = c.var.office;
    const act = actOf(c);
    const typed = await typedFields(c);
    const ticket = returnedTicket(typed);
    const { preset, also: masters } = c.var;
    const offered = { vaccines: offeredVaccines(masters.vaccines) };
    const sent = { ticket, typed, choices: offered, source, masters };
    const outcome = await registerTypedDose(register, act, sent);
    c.var.office.meters.registered(registrationEnd(outcome));
    if (outcome.ok) {
      const { doseId, entry } = outcome;
      if (entry && typed.keepAsPreset === "yes") await keepAsPreset(register, act, entry);
      // Whoever waits at the counter is spared a request where one answer can be both.
      if (canSwapIn(c, { readsTickets: true })) {
        const { actor, at: now } = c.var;
        const told = all({
          registration: todaysRegistration(actor, { doseId, now }),
          preset: presetInForce(actor), // counts this dose too
        });
        const { registration, preset } = await ask(register, actor.municipalityCode, told);
        const { dose, count } = registration;
        if (dose) return respondRegistered(c, { preset, dose, count });
      }
      return c.redirect(station.dose(doseId), 303);
    }
    const { problems, entryWarnings, entry } = outcome;
    const choices = await listDoseChoices(register, c.var.actor.municipalityCode);
    const reading = await readTicket(register, act, {
      ticket,
      typed: entry,
      disclosure: configuration.VRS_OTHER_MUNICIPALITY_PERSON,
      purpose: "ticket_read",
    });
    const today = japanToday(c.var.at);
    const shown = { station, preset, reading, choices, today, typed, problems, entryWarnings };
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <ReadingPage {...shown} />
      </StationFrame>
    );
    const title = problems.length > 0 ? "エラー：読み取り結果の確認" : "注意：接種の内容の確認";
    return respondPage(c, { title, tab, body, status: 422 });
  });

  const registration = (c: StationContext) =>
    todaysRegistration(c.var.actor, { doseId: idParam(c), now: c.var.at });

  const respondRegistered = (
    c: StationContext,
    registered: Pick<RegisteredPageProps, "dose" | "count" | "preset">,
  ) => {
    const readerUrls = c.var.office.assets.urls.reader;
    const page = { station, readerUrls, today: japanToday(c.var.at), ...registered };
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <RegisteredPage {...page} />
      </StationFrame>
    );
    const comesBackAt = station.dose(registered.dose.id);
    return respondPage(c, { title: "登録完了", tab, body, comesBackAt, readsTickets: true });
  };

  routes.get(station.dose(":id"), atStation(staffed, registration), (c) => {
    const { preset, also: { dose, count } } = c.var;
    if (!dose) throw new AppError("not_found", NOT_TODAYS);
    return respondRegistered(c, { preset, dose, count });
  });

  return routes;
}

async function mastersOfTyped(c: StationContext) {
  const { lotNumber } = await typedFields(c);
  return mastersOfLot(c.var.actor.municipalityCode, lotNumber ?? null);
}

const NOT_TODAYS = "この登録は当日の一覧にありません。取り消したか、今日この端末のログインIDで" +
  "登録したものではありません。";

/** The line comes back from a form we wrote; when it is no ticket any more, someone changed it. */
function returnedTicket(typed: Typed): Ticket {
  const ticket = knownTicket(typed.ocrLine);
  if (ticket.ok) return ticket.value;
  throw new AppError("unreadable", "接種券の番号が失われました。もう一度読み取ってください。");
}
