import { endSessionOf } from "../db/session/close_session.ts";
import type { OpenedSession } from "../db/session/start_session.ts";
import type { RequestContext } from "./app_env.ts";
import { sessionToken, setSessionCookie } from "./session_cookie.ts";

/**
 * Hands out the new session's cookie. The token the browser had before opens nothing any more,
 * whoever may know it.
 */
export async function enterSession(c: RequestContext, { token }: OpenedSession): Promise<void> {
  const former = sessionToken(c);
  if (former) await endSessionOf(c.var.office.database.gate, former);
  setSessionCookie(c, token);
}
