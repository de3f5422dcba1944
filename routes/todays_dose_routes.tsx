import { Hono } from "hono";
import { listDaySheet, listTodaysDoses, type TodaysSought } from "../db/dose/list_todays_doses.ts";
import { operatorOf, type RegisterActor } from "../domain/account/actor.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { readTodaysSearch } from "../domain/dose/todays_search.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { todaysPaths } from "../views/paths.ts";
import { StationFrame } from "../views/station/station_frame.tsx";
import { DaySheetPage } from "../views/today/day_sheet_page.tsx";
import { type TodaysDeed, TodaysDosesPage } from "../views/today/todays_doses_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { pageNumber } from "./page_number.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import type { StaffedStation } from "./staffed_station.ts";
import { todaysCorrectionRoutes } from "./todays_correction_routes.tsx";
import { todaysTab } from "./todays_tab.ts";
import { todaysWithdrawalRoutes } from "./todays_withdrawal_routes.tsx";

/** 当日の一覧: what this account registered today; to search, count, correct, withdraw and print. */
export function todaysDoseRoutes(staffed: StaffedStation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { station, guard } = staffed;
  const at = todaysPaths(station.doses);

  routes.get(at.list, guard, (c) => {
    const { page, done } = c.req.query();
    return respondList(c, staffed, {
      sought: { page: pageNumber(page) },
      done: DEEDS.find((deed) => deed === done),
    });
  });

  routes.post(at.search, guard, async (c) => {
    const typed = await typedFields(c);
    const search = readTodaysSearch(typed.search ?? "");
    if (search.ok) {
      return respondList(c, staffed, { sought: { page: 1, search: search.value }, typed });
    }
    const problems = [{ field: "search", message: search.message }];
    return respondList(c, staffed, { sought: { page: 1 }, typed, problems });
  });

  routes.get(at.sheet, guard, async (c) => {
    const { actor, at: now } = c.var;
    const sheet = await listDaySheet(c.var.office.database.register, actOf(c));
    const made = { at: now, loginId: actor.loginId, officeCode: actor.municipalityCode };
    const page = { ...sheet, station, made, today: japanToday(now) };
    const body = (
      <StationFrame station={station} operator={operatorOf(c.var.actor)}>
        <DaySheetPage {...page} />
      </StationFrame>
    );
    return respondPage(c, { title: "日計表", tab: todaysTab(station), body });
  });

  routes.route("/", todaysCorrectionRoutes(staffed));
  routes.route("/", todaysWithdrawalRoutes(staffed));
  return routes;
}

const DEEDS: readonly TodaysDeed[] = ["corrected", "withdrawn", "restored"];

interface Shown {
  sought: TodaysSought;
  typed?: Typed;
  problems?: readonly FormProblem[];
  done?: TodaysDeed;
}

async function respondList(
  c: RequestContext & { var: { actor: RegisterActor } },
  { station }: StaffedStation,
  { sought, ...shown }: Shown,
): Promise<Response> {
  const list = await listTodaysDoses(c.var.office.database.register, actOf(c), sought);
  const page = { ...list, ...shown, station, today: japanToday(c.var.at) };
  const body = (
    <StationFrame station={station} operator={operatorOf(c.var.actor)}>
      <TodaysDosesPage {...page} />
    </StationFrame>
  );
  return respondPage(c, {
    title: shown.problems ? "エラー：当日の一覧" : "当日の一覧",
    tab: todaysTab(station),
    body,
    status: shown.problems ? 422 : 200,
  });
}
