import { countUnread } from "../db/transfer/list_messages.ts";
import type { RequestContext } from "./app_env.ts";

/**
 * The figure on the tab メッセージ; undefined for those who have no such tab. A page is not worth
 * less without it: should the database be gone, the page that says so is still drawn.
 */
export async function unreadMessages(c: RequestContext): Promise<number | undefined> {
  const { actor, office } = c.var;
  if (actor?.kind !== "municipal") return undefined;
  return await countUnread(office.database.register, actor.municipalityCode)
    .catch(() => undefined);
}
