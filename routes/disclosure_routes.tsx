import { Hono } from "hono";
import { listViewers } from "../db/record/list_viewers.ts";
import { ViewingPeriod, WHOLE_TIME } from "../domain/record/viewing_period.ts";
import { paths } from "../views/paths.ts";
import { ViewersPage } from "../views/record/viewers_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 照会・補正 › この人の記録を見た人（開示請求）. */
export const disclosureRoutes = new Hono<AppEnv>();

disclosureRoutes.get(paths.recipientViewers(":id"), municipal, async (c) => {
  const { from = "", to = "" } = c.req.query();
  const form = parseForm(ViewingPeriod, { from, to });
  const period = form.ok ? form.value : WHOLE_TIME;
  const act = actOf(c);
  const asked = { recipientId: idParam(c), period };
  const found = await listViewers(c.var.office.database.register, act, asked);
  const made = {
    at: act.at,
    loginId: act.actor.loginId,
    officeCode: act.actor.municipalityCode,
  };
  const problems = form.ok ? [] : form.problems;
  const shown = { ...found, period, typed: form.typed, problems, made, role: act.actor.role };
  return respondPage(c, {
    title: form.ok ? "この人の記録を見た人" : "エラー：この人の記録を見た人",
    tab: paths.search,
    body: <ViewersPage {...shown} />,
    status: form.ok ? 200 : 422,
  });
});
