import type { Context } from "hono";
import { type SSEMessage, type SSEStreamingApi, streamSSE } from "hono/streaming";
import { databaseTrouble } from "../db/database_gone.ts";
import { isSessionOpen } from "../db/session/is_session_open.ts";
import { accountTopic } from "../db/session/end_sessions.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import type { AppEnv } from "./app_env.ts";
import type { Following, News } from "./news_feed.ts";

/** What is to be told to the page; "over": nothing will change any more. */
export type Look = SSEMessage | "nothing new" | "over";

export interface EventSource {
  /** What the page follows (`progressTopic`, `messagesTopic`). */
  topics: readonly string[];
  /** How things stand now; called at first, after every change, and when it stayed quiet. */
  look(news: "changed" | "quiet"): Promise<Look>;
  /** After a message the next one comes this much later at the earliest. */
  restMs?: number;
}

/**
 * Tells proxies that the stream lives; and how soon one notices that the session has run out. One
 * that somebody ends is noticed at once.
 */
const KEEP_ALIVE_MS = 15_000;
/** A page that follows something stays open while the database is gone. */
const RETRY_MS = 5_000;

/**
 * Answers with server-sent events until there is nothing more to tell, the session is over, the
 * page is left, or the server stops. The last event is called "ended", unless the server stops:
 * then the page asks again.
 */
export async function respondEvents(
  c: Context<AppEnv & { Variables: { actor: MunicipalActor } }>,
  source: EventSource,
): Promise<Response> {
  const { office, requestId, actor: { accountId, sessionId } } = c.var;
  // A page that comes back by itself keeps no session alive.
  c.set("isUnattended", true);
  const following = await office.newsFeed.follow(...source.topics, accountTopic(accountId));
  const isOpen = () => isSessionOpen(office.database.gate, sessionId, office.now());
  c.header("X-Accel-Buffering", "no"); // nginx would hold the events back
  const answer = streamSSE(c, async (stream) => {
    stream.onAbort(() => following.end());
    await tellUntilEnded(stream, { ...source, following, isOpen }).catch((error) => {
      office.log({ request: requestId, error: error.name, code: error.code });
    });
    following.end();
  });
  answer.headers.set("cache-control", "no-store"); // Hono would let caches keep it
  return answer;
}

interface Telling extends EventSource {
  following: Following;
  isOpen(): Promise<boolean>;
}

async function tellUntilEnded(stream: SSEStreamingApi, telling: Telling): Promise<void> {
  const { following, isOpen, look, restMs } = telling;
  let news: News = "changed";
  while (news !== "closed") {
    const why = news;
    const seen = await unlessUnavailable(async () => await isOpen() ? await look(why) : "over");
    if (seen === "over") return await stream.writeSSE({ event: "ended", data: "" });
    if (seen === "unavailable" || seen === "nothing new") await stream.write(": still here\n\n");
    else {
      await stream.writeSSE(seen);
      if (restMs) await following.rest(restMs);
    }
    news = await following.next(seen === "unavailable" ? RETRY_MS : KEEP_ALIVE_MS);
    // What had changed then is still to be told.
    if (seen === "unavailable" && news === "quiet") news = "changed";
  }
}

async function unlessUnavailable(look: () => Promise<Look>): Promise<Look | "unavailable"> {
  try {
    return await look();
  } catch (error) {
    if (databaseTrouble(error)) return "unavailable";
    throw error;
  }
}
