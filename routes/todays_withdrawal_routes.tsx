import { Hono } from "hono";
import { openTodaysDose } from "../db/dose/open_todays_dose.ts";
import { restoreTodaysDose, withdrawTodaysDose } from "../db/dose/withdraw_todays_dose.ts";
import { operatorOf, type RegisterActor } from "../domain/account/actor.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { WithdrawalForm, withdrawalReason } from "../domain/dose/withdrawal.ts";
import { todaysPaths } from "../views/paths.ts";
import { StationFrame } from "../views/station/station_frame.tsx";
import { WithdrawalPage } from "../views/today/withdrawal_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import type { StaffedStation } from "./staffed_station.ts";
import { todaysTab } from "./todays_tab.ts";
import { versionOf } from "./version_of.ts";

/** 当日の一覧 › 取消 and 取消をやめる. */
export function todaysWithdrawalRoutes(staffed: StaffedStation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { station, guard } = staffed;
  const at = todaysPaths(station.doses);

  routes.get(at.withdrawal(":id"), guard, (c) => respondWithdrawal(c, staffed));

  routes.post(at.withdrawal(":id"), guard, async (c) => {
    const typed = await typedFields(c);
    const form = parseForm(WithdrawalForm, typed);
    if (!form.ok) return respondWithdrawal(c, staffed, { typed, problems: form.problems });
    const outcome = await withdrawTodaysDose(c.var.office.database.register, actOf(c), {
      doseId: idParam(c),
      version: versionOf(typed),
      reason: withdrawalReason(form.value),
    });
    if (outcome.kind === "done") return c.redirect(`${at.list}?done=withdrawn`, 303);
    return respondWithdrawal(c, staffed, { typed, ...problemsOf(outcome) });
  });

  routes.post(at.restoration(":id"), guard, async (c) => {
    const typed = await typedFields(c);
    const shown = { doseId: idParam(c), version: versionOf(typed) };
    const outcome = await restoreTodaysDose(c.var.office.database.register, actOf(c), shown);
    if (outcome.kind === "done") return c.redirect(`${at.list}?done=restored`, 303);
    return respondWithdrawal(c, staffed, { typed, ...problemsOf(outcome) });
  });

  return routes;
}

interface Refused {
  typed: Typed;
  /** Without any, somebody else was faster. */
  problems?: FormProblem[];
}

function problemsOf(
  outcome: { kind: "overtaken" } | { kind: "refused"; message: string } | { kind: "done" },
): Pick<Refused, "problems"> {
  return outcome.kind === "refused" ? { problems: [{ field: "", message: outcome.message }] } : {};
}

async function respondWithdrawal(
  c: RequestContext & { req: { param(name: "id"): string }; var: { actor: RegisterActor } },
  { station }: StaffedStation,
  refused?: Refused,
): Promise<Response> {
  const opened = await openTodaysDose(c.var.office.database.register, actOf(c), idParam(c));
  const isOvertaken = refused && !refused.problems;
  const version = refused?.problems ? versionOf(refused.typed) : opened.version;
  const page = {
    ...{ station, typed: refused?.typed ?? {}, problems: refused?.problems },
    // Still of what the screen showed: who was overtaken must be told.
    opened: { ...opened, version },
    overtaken: isOvertaken ? { cells: [] } : undefined,
  };
  const body = (
    <StationFrame station={station} operator={operatorOf(c.var.actor)}>
      <WithdrawalPage {...page} />
    </StationFrame>
  );
  const title = opened.withdrawal ? "取り消した登録" : "登録の取消";
  return respondPage(c, {
    title: refused ? `エラー：${title}` : title,
    tab: todaysTab(station),
    body,
    status: isOvertaken ? 409 : refused ? 422 : 200,
  });
}
