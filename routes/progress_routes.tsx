import { Hono } from "hono";
import { countFindings } from "../db/finding/list_findings.ts";
import { countProgress } from "../db/progress/count_progress.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { paths } from "../views/paths.ts";
import { ProgressPage } from "../views/progress/progress_page.tsx";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { respondPage } from "./respond.tsx";

export const progressRoutes = new Hono<AppEnv>();

progressRoutes.get(paths.progress, municipal, async (c) => {
  const { register } = c.var.office.database;
  const { municipalityCode } = c.var.actor;
  const progress = await countProgress(register, municipalityCode);
  const findings = await countFindings(register, municipalityCode, japanToday(c.var.at));
  const body = <ProgressPage progress={progress} findings={findings} />;
  return respondPage(c, { title: "接種状況", tab: paths.progress, body });
});
