import { Hono } from "hono";
import { lookupProgress } from "../db/job/lookup_progress.ts";
import { progressTopic } from "../db/job/progress_teller.ts";
import { AppError } from "../domain/app_error.ts";
import { JobStep } from "../views/job/job_progress.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { type Look, respondEvents } from "./respond_events.ts";

/** How far a job is, as server-sent events, for `JobProgress`. */
export const jobEventRoutes = new Hono<AppEnv>();

/** After "ended" the page loads itself again, and finds the result or the way to sign in. */
jobEventRoutes.get(paths.jobEvents(":id"), municipal, async (c) => {
  const { office, actor: { municipalityCode } } = c.var;
  const subjectId = idParam(c);
  const standingNow = () => lookupProgress(office.database.register, municipalityCode, subjectId);
  if (!await standingNow()) {
    throw new AppError("not_found", "処理が見つかりません。一覧から選び直してください。");
  }
  const look = async (news: "changed" | "quiet"): Promise<Look> => {
    const standing = await standingNow();
    if (!standing?.isUnderWay) return "over";
    if (news === "quiet") return "nothing new";
    return { data: await (<JobStep standing={standing} />).toString() };
  };
  return respondEvents(c, { topics: [progressTopic({ municipalityCode, subjectId })], look });
});
