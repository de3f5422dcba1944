import { Hono } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { lookupProgress } from "../db/job/lookup_progress.ts";
import type { ProgressSubject } from "../db/job/progress_teller.ts";
import { isSessionOpen } from "../db/session/is_session_open.ts";
import { AppError } from "../domain/app_error.ts";
import { JobStep } from "../views/job/job_progress.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv, Office } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import type { Following, ProgressNews } from "./progress_feed.ts";

/** How far a job is, as server-sent events, for `JobProgress`. */
export const jobEventRoutes = new Hono<AppEnv>();

/** Tells proxies that the stream lives; and how soon one notices that the session is over. */
const KEEP_ALIVE_MS = 15_000;

jobEventRoutes.get(paths.jobEvents(":id"), municipal, async (c) => {
  const { office, actor } = c.var;
  const subject = { municipalityCode: actor.municipalityCode, subjectId: idParam(c) };
  if (!await standingOf(office, subject)) {
    throw new AppError("not_found", "処理が見つかりません。一覧から選び直してください。");
  }
  const following = await office.progressFeed.follow(subject);
  c.header("X-Accel-Buffering", "no"); // nginx would hold the events back
  const answer = streamSSE(c, async (stream) => {
    stream.onAbort(() => following.end());
    const telling = { office, subject, sessionId: actor.sessionId, following };
    await tellUntilEnded(stream, telling).catch((error) => {
      office.log({ request: c.var.requestId, error: error.name, code: error.code });
    });
    following.end();
  });
  answer.headers.set("cache-control", "no-store"); // Hono would let caches keep it
  return answer;
});

interface Telling {
  office: Office;
  subject: ProgressSubject;
  sessionId: string;
  following: Following;
}

/** After "ended" the page loads itself again, and finds the result or the way to sign in. */
async function tellUntilEnded(stream: SSEStreamingApi, telling: Telling): Promise<void> {
  const { office, subject, sessionId, following } = telling;
  let news: ProgressNews = "changed";
  while (news !== "closed") {
    if (!await isSessionOpen(office.database.gate, sessionId, office.now())) break;
    const standing = await standingOf(office, subject);
    if (!standing?.isUnderWay) break;
    if (news === "quiet") await stream.write(": still here\n\n");
    else await stream.writeSSE({ data: await (<JobStep standing={standing} />).toString() });
    news = await following.next(KEEP_ALIVE_MS);
  }
  if (news !== "closed") await stream.writeSSE({ event: "ended", data: "" });
}

function standingOf(office: Office, { municipalityCode, subjectId }: ProgressSubject) {
  return lookupProgress(office.database.register, municipalityCode, subjectId);
}
