import { Hono } from "hono";
import { countProgress } from "../db/progress/count_progress.ts";
import { paths } from "../views/paths.ts";
import { ProgressPage } from "../views/progress/progress_page.tsx";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { respondPage } from "./respond.tsx";

export const progressRoutes = new Hono<AppEnv>();

progressRoutes.get(paths.progress, municipal, async (c) => {
  const { register } = c.var.office.database;
  const progress = await countProgress(register, c.var.actor.municipalityCode);
  const body = <ProgressPage progress={progress} />;
  return respondPage(c, { title: "接種状況", tab: paths.progress, body });
});
