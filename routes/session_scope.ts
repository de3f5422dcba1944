import { createMiddleware } from "hono/factory";
import { faultOf } from "../db/job/fault_of.ts";
import { keepSession, lookupSession } from "../db/session/lookup_actor.ts";
import type { AppEnv } from "./app_env.ts";
import { sessionToken } from "./session_cookie.ts";

/** Tells who asks, by the cookie; and that they did something, unless only their page did. */
export const sessionScope = createMiddleware<AppEnv>(async (c, next) => {
  const { gate } = c.var.office.database;
  const token = sessionToken(c);
  const session = token ? await lookupSession(gate, token, c.var.at) : undefined;
  c.set("session", session);
  c.set("actor", session?.actor);
  await next();
  if (session && !c.var.isUnattended) {
    // What was asked for is done: not to be told so would make them do it again.
    await keepSession(gate, session, c.var.at).catch((error) => {
      c.var.office.log({ request: c.var.requestId, session: "not kept", ...faultOf(error) });
    });
  }
});
