import { Hono } from "hono";
import { readTicket } from "../db/dose/read_ticket.ts";
import { lookupPreset, type SessionPreset } from "../db/session/session_preset.ts";
import { listDoseChoices } from "../db/vaccine/list_dose_choices.ts";
import { formatDate, japanToday } from "../domain/date/plain_date.ts";
import { paths } from "../views/paths.ts";
import { ReadingPage } from "../views/venue/reading_page.tsx";
import { VenuePage } from "../views/venue/venue_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { venue } from "./guard.ts";
import { knownTicket } from "./known_ticket.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 接種会場メニュー: reading tickets. What is registered is in `venue_dose_routes.tsx`. */
export const venueRoutes = new Hono<AppEnv>();

const tab = paths.venue;

venueRoutes.get(paths.venue, venue, async (c) => {
  const preset = await lookupPreset(c.var.office.database.register, c.var.actor);
  const body = <VenuePage preset={preset} today={japanToday(c.var.at)} />;
  return respondPage(c, { title: "接種券の読み取り", tab, body });
});

venueRoutes.post(paths.venueReadings, venue, async (c) => {
  const { register } = c.var.office.database;
  const typed = await typedFields(c);
  const preset = await lookupPreset(register, c.var.actor);
  const today = japanToday(c.var.at);
  const ticket = knownTicket(typed.ocrLine);
  if (!ticket.ok) {
    const problems = [{ field: "ocrLine", message: ticket.message }];
    const body = <VenuePage preset={preset} today={today} typed={typed} problems={problems} />;
    return respondPage(c, { title: "エラー：接種券の読み取り", tab, body, status: 422 });
  }
  const reading = await readTicket(register, actOf(c), ticket.value);
  const entry = {
    ...presetTexts(preset),
    vaccinatedOn: formatDate(today),
    clientKey: crypto.randomUUID(),
  };
  const choices = await listDoseChoices(register, c.var.actor.municipalityCode);
  const body = <ReadingPage reading={reading} choices={choices} today={today} typed={entry} />;
  return respondPage(c, { title: "読み取り結果の確認", tab, body });
});

function presetTexts(preset: SessionPreset | undefined): Record<string, string> {
  const { venueName = "", vaccineCode, lotNumber = "", doctorName = "" } = preset ?? {};
  return { venueName, vaccineCode: vaccineCode ?? "", lotNumber, doctorName };
}
