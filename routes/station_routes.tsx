import { Hono } from "hono";
import { choicesOf, wholeMasters } from "../db/dose/dose_masters.ts";
import { readTicket } from "../db/dose/read_ticket.ts";
import { operatorOf } from "../domain/account/actor.ts";
import { japanToday, type PlainDate } from "../domain/date/plain_date.ts";
import { entryTexts, type SessionPreset } from "../domain/dose/session_preset.ts";
import type { TypedDose } from "../domain/dose/ticket_circumstances.ts";
import type { TicketKind } from "../domain/ticket/ticket_kind.ts";
import { ReadingPage } from "../views/station/reading_page.tsx";
import { StartPage } from "../views/station/start_page.tsx";
import { StationFrame } from "../views/station/station_frame.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { atStation, nothingElse } from "./at_station.ts";
import { knownTicket } from "./known_ticket.ts";
import type { StationContext } from "./operator_entry.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import type { StaffedStation } from "./staffed_station.ts";

/** Reading tickets at a station. What is registered is in `station_dose_routes.tsx`. */
export function stationRoutes(staffed: StaffedStation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { station } = staffed;
  const { tab } = station;

  routes.get(station.start, atStation(staffed, nothingElse), (c) => {
    const { preset } = c.var;
    const readerUrls = c.var.office.assets.urls.reader;
    const page = { station, readerUrls, preset, today: japanToday(c.var.at) };
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <StartPage {...page} />
      </StationFrame>
    );
    return respondPage(c, { title: "接種券の読み取り", tab, body, readsTickets: true });
  });

  const masters = (c: StationContext) => wholeMasters(c.var.actor.municipalityCode);

  routes.post(station.readings, atStation(staffed, masters), async (c) => {
    const { office: { database: { register }, configuration, assets }, preset } = c.var;
    const typed = await typedFields(c);
    const today = japanToday(c.var.at);
    const ticket = knownTicket(typed.ocrLine);
    if (!ticket.ok) {
      const problems = [{ field: "ocrLine", message: ticket.message }];
      const page = { station, readerUrls: assets.urls.reader, preset, today, typed, problems };
      const body = (
        <StationFrame station={station} operator={operatorOf(c.var.actor)}>
          <StartPage {...page} />
        </StationFrame>
      );
      const title = "エラー：接種券の読み取り";
      return respondPage(c, { title, tab, body, status: 422, readsTickets: true });
    }
    const reading = await readTicket(register, actOf(c), {
      masters: c.var.also,
      ticket: ticket.value,
      typed: presetDose(preset, { kind: ticket.value.kind, today }),
      disclosure: configuration.VRS_OTHER_MUNICIPALITY_PERSON,
      purpose: "ticket_read",
    });
    const entry = { ...entryTexts(preset, today), clientKey: crypto.randomUUID() };
    const choices = choicesOf(c.var.also);
    const page = { station, preset, reading, choices, today, typed: entry };
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <ReadingPage {...page} />
      </StationFrame>
    );
    return respondPage(c, { title: "読み取り結果の確認", tab, body });
  });

  return routes;
}

/** The dose as the presets have it: what is odd about it is said before anybody types. */
function presetDose(
  preset: SessionPreset | undefined,
  { kind, today }: { kind: TicketKind; today: PlainDate },
): TypedDose {
  const isVaccination = kind === "vaccination";
  return {
    vaccinatedOn: preset?.vaccinatedOn ?? today,
    vaccineCode: (isVaccination && preset?.vaccineCode) || null,
    lotNumber: (isVaccination && preset?.lotNumber) || null,
  };
}
