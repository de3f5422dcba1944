import { Hono } from "hono";
import { lookupFormerPreset, lookupPreset } from "../db/session/session_preset.ts";
import { chooseDoctor, setPreset } from "../db/session/set_preset.ts";
import { listDoseChoices } from "../db/vaccine/list_dose_choices.ts";
import { operatorOf } from "../domain/account/actor.ts";
import { japanToday, type PlainDate } from "../domain/date/plain_date.ts";
import type { DoseChoices } from "../domain/dose/dose_choices.ts";
import { lotObjection } from "../domain/dose/lot_objection.ts";
import { type PresetForm, presetForm } from "../domain/dose/preset_form.ts";
import { presetTexts } from "../domain/dose/session_preset.ts";
import { examinationMasters } from "../domain/finding/examined_record.ts";
import type { FormProblem } from "../domain/form_problem.ts";
import { PresetItems } from "../views/station/preset_banner.tsx";
import { PresetPage } from "../views/station/preset_page.tsx";
import { StationFrame } from "../views/station/station_frame.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { isFragmentRequest, respondPage } from "./respond.tsx";
import type { StaffedStation } from "./staffed_station.ts";

/** What a session registers with: 会場名, 接種日, ワクチン, ロットNo., 医師名. */
export function presetRoutes({ station, guard, staff }: StaffedStation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { tab } = station;

  routes.get(station.preset, guard, async (c) => {
    const { register } = c.var.office.database;
    const preset = await lookupPreset(register, c.var.actor);
    const former = preset ? undefined : await lookupFormerPreset(register, actOf(c));
    const choices = await listDoseChoices(register, c.var.actor.municipalityCode);
    const today = japanToday(c.var.at);
    const page = { station, choices, today, former, typed: presetTexts(preset) };
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <PresetPage {...page} />
      </StationFrame>
    );
    return respondPage(c, { title: "登録内容の設定", tab, body });
  });

  routes.post(station.preset, guard, async (c) => {
    const { register } = c.var.office.database;
    const typed = await typedFields(c);
    const choices = await listDoseChoices(register, c.var.actor.municipalityCode);
    const today = japanToday(c.var.at);
    const { vaccines } = choices;
    const form = parseForm(presetForm({ day: station.presetDay, today, vaccines }), typed);
    const judged = form.ok ? judgeLot(form.value, { choices, today }) : form;
    if (form.ok && isAccepted(judged, typed.seenCaution)) {
      await setPreset(register, actOf(c), form.value);
      return c.redirect(station.start, 303);
    }
    const page = { station, choices, today, typed, ...judged };
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <PresetPage {...page} />
      </StationFrame>
    );
    const title = judged.problems.length > 0 ? "エラー：登録内容の設定" : "注意：登録内容の設定";
    return respondPage(c, { title, tab, body, status: 422 });
  });

  routes.post(station.doctor, staff, async (c) => {
    const { register } = c.var.office.database;
    const { doctorName = "" } = await typedFields(c);
    await chooseDoctor(register, actOf(c), doctorName);
    if (!isFragmentRequest(c)) return c.redirect(station.start, 303);
    const preset = await lookupPreset(register, c.var.actor);
    const today = japanToday(c.var.at);
    return c.html(<PresetItems station={station} preset={preset} today={today} />);
  });

  return routes;
}

interface Judged {
  problems: FormProblem[];
  caution?: string;
}

function judgeLot(
  { vaccineCode, lotNumber, vaccinatedOn }: PresetForm,
  { choices, today }: { choices: DoseChoices; today: PlainDate },
): Judged {
  const masters = examinationMasters({ ...choices, today });
  const lot = { vaccineCode, lotNumber, day: vaccinatedOn ?? today };
  const objection = lotObjection(lot, masters);
  if (objection?.level === "caution") return { problems: [], caution: objection.message };
  return { problems: objection ? [{ field: "lotNumber", message: objection.message }] : [] };
}

/** A caution is agreed to as it was worded; for another lot it is another one. */
function isAccepted({ problems, caution }: Judged, seenCaution: string | undefined): boolean {
  return problems.length === 0 && (caution === undefined || caution === seenCaution);
}
