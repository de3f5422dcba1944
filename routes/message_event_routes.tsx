import { Hono } from "hono";
import { z } from "zod";
import { countUnread } from "../db/transfer/list_messages.ts";
import { messagesTopic } from "../db/transfer/notify_messages.ts";
import { UnreadNews } from "../views/layout/unread_messages.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { type Look, respondEvents } from "./respond_events.ts";

/** How many messages are unread, as server-sent events, for the tab. */
export const messageEventRoutes = new Hono<AppEnv>();

/** A list of incomers notifies thousands of times; a page is told twice a second at most. */
const TOLD_EVERY_MS = 500;

/** An event's id is the count it tells, so a page that comes back says what it shows. */
const ShownCount = z.string().regex(/^\d{1,9}$/).transform(Number).optional().catch(undefined);

messageEventRoutes.get(paths.messageEvents, municipal, (c) => {
  const { office, actor: { municipalityCode } } = c.var;
  let shown = ShownCount.parse(c.req.header("last-event-id"));
  const look = async (news: "changed" | "quiet"): Promise<Look> => {
    if (news === "quiet") return "nothing new";
    const count = await countUnread(office.database.register, municipalityCode);
    if (count === shown) return "nothing new";
    const data = await (<UnreadNews count={count} shown={shown} />).toString();
    shown = count;
    return { id: String(count), data };
  };
  return respondEvents(c, {
    topics: [messagesTopic(municipalityCode)],
    look,
    restMs: TOLD_EVERY_MS,
  });
});
