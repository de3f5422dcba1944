import { Hono } from "hono";
import { readTicket } from "../db/dose/read_ticket.ts";
import { lookupPreset } from "../db/session/session_preset.ts";
import { operatorOf } from "../domain/account/actor.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { paths } from "../views/paths.ts";
import { PrecheckedPage, PrecheckPage } from "../views/station/precheck_page.tsx";
import { StationFrame } from "../views/station/station_frame.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { knownTicket } from "./known_ticket.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { AT_THE_VENUE } from "./staffed_station.ts";

/** 接種前確認: what a ticket means and what is due, before the jab; registers nothing. */
export const precheckRoutes = new Hono<AppEnv>();

const { station, guard } = AT_THE_VENUE;
const tab = paths.precheck;

precheckRoutes.get(paths.precheck, guard, (c) => {
  const readerUrls = c.var.office.assets.urls.reader;
  const body = (
    <StationFrame station={station} operator={operatorOf(c.var.actor)}>
      <PrecheckPage readerUrls={readerUrls} />
    </StationFrame>
  );
  return respondPage(c, { title: "接種前確認", tab, body, readsTickets: true });
});

precheckRoutes.post(paths.precheckReadings, guard, async (c) => {
  const { database: { register }, configuration, assets } = c.var.office;
  const readerUrls = assets.urls.reader;
  const typed = await typedFields(c);
  const ticket = knownTicket(typed.ocrLine);
  if (!ticket.ok) {
    const problems = [{ field: "ocrLine", message: ticket.message }];
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <PrecheckPage readerUrls={readerUrls} typed={typed} problems={problems} />
      </StationFrame>
    );
    const title = "エラー：接種前確認";
    return respondPage(c, { title, tab, body, status: 422, readsTickets: true });
  }
  const today = japanToday(c.var.at);
  const preset = await lookupPreset(register, c.var.actor);
  const reading = await readTicket(register, actOf(c), {
    ticket: ticket.value,
    // The vaccine of the day, if it is set: 接種前 is the time to notice that it is another one.
    typed: { vaccinatedOn: today, vaccineCode: preset?.vaccineCode ?? null, lotNumber: null },
    disclosure: configuration.VRS_OTHER_MUNICIPALITY_PERSON,
    purpose: "ticket_prechecked",
  });
  const body = (
    <StationFrame station={station} operator={operatorOf(c.var.actor)}>
      <PrecheckedPage readerUrls={readerUrls} reading={reading} today={today} />
    </StationFrame>
  );
  return respondPage(c, { title: "接種前確認の結果", tab, body, readsTickets: true });
});
