import { Hono } from "hono";
import { readTicket } from "../db/dose/read_ticket.ts";
import { lookupPreset, type SessionPreset } from "../db/session/session_preset.ts";
import { listDoseChoices } from "../db/vaccine/list_dose_choices.ts";
import { formatDate, japanToday } from "../domain/date/plain_date.ts";
import { ReadingPage } from "../views/station/reading_page.tsx";
import { StartPage } from "../views/station/start_page.tsx";
import { StationFrame } from "../views/station/station_frame.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { knownTicket } from "./known_ticket.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import type { StaffedStation } from "./staffed_station.ts";

/** Reading tickets at a station. What is registered is in `station_dose_routes.tsx`. */
export function stationRoutes({ station, guard }: StaffedStation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { tab } = station;

  routes.get(station.start, guard, async (c) => {
    const preset = await lookupPreset(c.var.office.database.register, c.var.actor);
    const readerUrls = c.var.office.assets.urls.reader;
    const page = { station, readerUrls, preset, today: japanToday(c.var.at) };
    const body = (
      <StationFrame station={station}>
        <StartPage {...page} />
      </StationFrame>
    );
    return respondPage(c, { title: "接種券の読み取り", tab, body, readsTickets: true });
  });

  routes.post(station.readings, guard, async (c) => {
    const { register } = c.var.office.database;
    const typed = await typedFields(c);
    const preset = await lookupPreset(register, c.var.actor);
    const today = japanToday(c.var.at);
    const ticket = knownTicket(typed.ocrLine);
    if (!ticket.ok) {
      const problems = [{ field: "ocrLine", message: ticket.message }];
      const readerUrls = c.var.office.assets.urls.reader;
      const page = { station, readerUrls, preset, today, typed, problems };
      const body = (
        <StationFrame station={station}>
          <StartPage {...page} />
        </StationFrame>
      );
      const title = "エラー：接種券の読み取り";
      return respondPage(c, { title, tab, body, status: 422, readsTickets: true });
    }
    const reading = await readTicket(register, actOf(c), ticket.value);
    const entry = {
      ...presetTexts(preset),
      vaccinatedOn: formatDate(today),
      clientKey: crypto.randomUUID(),
    };
    const choices = await listDoseChoices(register, c.var.actor.municipalityCode);
    const page = { station, reading, choices, today, typed: entry };
    const body = (
      <StationFrame station={station}>
        <ReadingPage {...page} />
      </StationFrame>
    );
    return respondPage(c, { title: "読み取り結果の確認", tab, body });
  });

  return routes;
}

function presetTexts(preset: SessionPreset | undefined): Record<string, string> {
  const { venueName = "", vaccineCode, lotNumber = "", doctorName = "" } = preset ?? {};
  return { venueName, vaccineCode: vaccineCode ?? "", lotNumber, doctorName };
}
