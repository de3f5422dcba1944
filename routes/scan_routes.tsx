import { Hono } from "hono";
import { lookupPreset } from "../db/session/session_preset.ts";
import { listDoseChoices } from "../db/vaccine/list_dose_choices.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { presetTexts } from "../domain/dose/session_preset.ts";
import { paths } from "../views/paths.ts";
import { ScanPage } from "../views/scan/scan_page.tsx";
import { ScanRows } from "../views/scan/scan_row.tsx";
import { ScanValues } from "../views/scan/scan_values.tsx";
import { TOWN_HALL_STATION } from "../views/station/station.ts";
import { StationFrame } from "../views/station/station_frame.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { typedFields } from "./parse_form.ts";
import { readScanPages } from "./read_scan_pages.ts";
import { registerScanRows } from "./register_scan_rows.ts";
import { respondPage } from "./respond.tsx";
import { ConfirmedRows, ReadPages, sentList } from "./scan_request.ts";

/** 予診票 read from scans: images or a PDF. The pictures stay in the browser. */
export const scanRoutes = new Hono<AppEnv>();

scanRoutes.get(paths.scans, municipal, async (c) => {
  const { database: { register }, assets: { urls } } = c.var.office;
  const preset = await lookupPreset(register, c.var.actor);
  const choices = await listDoseChoices(register, c.var.actor.municipalityCode);
  const typed = { ...presetTexts(preset), doctorName: preset?.doctorName ?? "" };
  const page = { choices, typed, urls: urls.scans, readerUrl: urls.reader.worker };
  const body = (
    <StationFrame station={TOWN_HALL_STATION}>
      <ScanPage {...page} />
    </StationFrame>
  );
  const { tab } = TOWN_HALL_STATION;
  return respondPage(c, { title: "予診票の読み取り（スキャン）", tab, body, readsTickets: true });
});

/** Answers rows, a piece of the page: `static/scans.ts` puts each where it belongs. */
scanRoutes.post(paths.scanReadings, municipal, async (c) => {
  const pages = sentList(ReadPages, await typedFields(c), "pages");
  const rows = await readScanPages(c.var.office, actOf(c), pages);
  return c.html(<ScanRows rows={rows} today={japanToday(c.var.at)} />);
});

/** Answers the rows as they stand now; 422 and the common values when these are wrong. */
scanRoutes.post(paths.scanDoses, municipal, async (c) => {
  const common = await typedFields(c);
  const rows = sentList(ConfirmedRows, common, "rows");
  const choices = await listDoseChoices(
    c.var.office.database.register,
    c.var.actor.municipalityCode,
  );
  const outcome = await registerScanRows(c.var.office, actOf(c), { rows, common, choices });
  if (outcome.ok) {
    return c.html(<ScanRows rows={outcome.rows} today={japanToday(c.var.at)} />);
  }
  const values = { choices, typed: common, problems: outcome.problems };
  return c.html(<ScanValues {...values} />, 422);
});
