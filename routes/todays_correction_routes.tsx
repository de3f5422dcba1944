import { Hono } from "hono";
import { correctTodaysDose } from "../db/dose/correct_todays_dose.ts";
import { listCorrectionChoices } from "../db/dose/list_correction_choices.ts";
import { lookupFormerDose, openTodaysDose } from "../db/dose/open_todays_dose.ts";
import { warnOfEntry } from "../db/dose/read_ticket.ts";
import { operatorOf, type RegisterActor } from "../domain/account/actor.ts";
import { DOSE_COLUMNS } from "../domain/correction/correction_columns.ts";
import { differences } from "../domain/correction/correction_changes.ts";
import { staleCells } from "../domain/correction/stale_edit.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { DoseChoices } from "../domain/dose/dose_choices.ts";
import { type DoseEntry, doseEntryForm } from "../domain/dose/dose_entry.ts";
import { unseenWarnings } from "../domain/dose/dose_warning.ts";
import {
  doseEntryTexts,
  enteredDose,
  type OpenedDose,
  rebasedTexts,
} from "../domain/dose/opened_dose.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { changeReason, ChangeReasonForm } from "../domain/record/change_reason.ts";
import { todaysPaths } from "../views/paths.ts";
import { StationFrame } from "../views/station/station_frame.tsx";
import {
  TodaysCorrectionPage,
  type TodaysCorrectionPageProps,
} from "../views/today/correction_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import type { StaffedStation } from "./staffed_station.ts";
import { todaysTab } from "./todays_tab.ts";
import { versionOf } from "./version_of.ts";

/** 当日の一覧 › 訂正. */
export function todaysCorrectionRoutes({ station, guard }: StaffedStation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const at = todaysPaths(station.doses);
  type Shown = Omit<TodaysCorrectionPageProps, "station" | "today">;

  const respond = (c: RequestContext & { var: { actor: RegisterActor } }, shown: Shown) => {
    const isRefused = shown.problems || shown.warnings || shown.overtaken;
    const page = { ...shown, station, today: japanToday(c.var.at) };
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <TodaysCorrectionPage {...page} />
      </StationFrame>
    );
    return respondPage(c, {
      title: isRefused ? "エラー：登録の訂正" : "登録の訂正",
      tab: todaysTab(station),
      body,
      status: shown.overtaken ? 409 : isRefused ? 422 : 200,
    });
  };

  routes.get(at.correction(":id"), guard, async (c) => {
    const { opened, choices } = await open(c);
    const typed = doseEntryTexts(opened.dose, choices.vaccines);
    return respond(c, { opened, choices, typed });
  });

  routes.post(at.correction(":id"), guard, async (c) => {
    const typed = await typedFields(c);
    const { opened, choices } = await open(c);
    const version = versionOf(typed);
    // Still of what the screen showed: who was overtaken must be told.
    const page = { opened: { ...opened, version }, choices, typed };
    const form = readForm(typed, { opened, choices, today: japanToday(c.var.at) });
    if (form.problems) return respond(c, { ...page, problems: form.problems });
    const { entry, reason } = form;
    const { register } = c.var.office.database;
    const ticket = { ...opened.dose, municipalityCode: opened.municipalityCode };
    const warnings = await warnOfEntry(register, actOf(c), { ticket, typed: entry });
    if (unseenWarnings(warnings, typed.seenWarnings ?? "").length > 0) {
      return respond(c, { ...page, warnings });
    }
    const correction = { doseId: opened.id, version, entry, reason, vaccines: choices.vaccines };
    const outcome = await correctTodaysDose(register, actOf(c), correction);
    if (outcome.kind === "done") return c.redirect(`${at.list}?done=corrected`, 303);
    if (outcome.kind === "refused") {
      return respond(c, { ...page, problems: [{ field: "", message: outcome.message }] });
    }
    return respond(c, await overtaken(c, { choices, typed, version, entry }));
  });

  return routes;
}

type StaffContext = RequestContext & {
  req: { param(name: "id"): string };
  var: { actor: RegisterActor };
};

async function open(c: StaffContext): Promise<{ opened: OpenedDose; choices: DoseChoices }> {
  const { register } = c.var.office.database;
  const opened = await openTodaysDose(register, actOf(c), idParam(c));
  const { municipalityCode } = c.var.actor;
  const choices = await listCorrectionChoices(register, municipalityCode, opened.dose);
  return { opened, choices };
}

type ReadForm =
  | { problems: FormProblem[] }
  | { problems?: undefined; entry: DoseEntry; reason: string };

function readForm(
  typed: Typed,
  { opened: { dose, version }, choices: { vaccines }, today }: {
    opened: OpenedDose;
    choices: DoseChoices;
    today: string;
  },
): ReadForm {
  const entry = parseForm(doseEntryForm(dose.kind, today, vaccines), typed);
  const reason = parseForm(ChangeReasonForm, typed);
  if (!entry.ok || !reason.ok) {
    const problems = [entry, reason].flatMap((form) => form.ok ? [] : form.problems);
    return { problems };
  }
  const after = enteredDose(dose, entry.value, vaccines);
  if (
    versionOf(typed) === version && differences(DOSE_COLUMNS, dose, after).length === 0
  ) {
    return { problems: [{ field: "", message: NOTHING_CHANGED }] };
  }
  return { entry: entry.value, reason: changeReason(reason.value) };
}

const NOTHING_CHANGED = "どの項目も変わっていません。直す項目を入力してください。";

/** Both versions beside each other; what was typed stays on top of what is stored now. */
async function overtaken(
  c: StaffContext,
  { choices, typed, version, entry }: {
    choices: DoseChoices;
    typed: Typed;
    version: number;
    entry: DoseEntry;
  },
) {
  const { register } = c.var.office.database;
  const opened = await openTodaysDose(register, actOf(c), idParam(c));
  const { vaccines } = choices;
  const before = await lookupFormerDose(register, opened, version) ?? opened.dose;
  const mine = enteredDose(before, entry, vaccines);
  const texts = {
    base: doseEntryTexts(before, vaccines),
    now: doseEntryTexts(opened.dose, vaccines),
  };
  return {
    opened,
    choices,
    typed: rebasedTexts(typed, texts),
    overtaken: { cells: staleCells(DOSE_COLUMNS, { before, now: opened.dose, mine }) },
  };
}
