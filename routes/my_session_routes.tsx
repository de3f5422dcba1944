import { Hono } from "hono";
import { z } from "zod";
import { closeOtherSession, closeOtherSessions } from "../db/session/close_session.ts";
import { listSessions } from "../db/session/list_sessions.ts";
import { SessionsPage } from "../views/account/sessions_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { signedIn } from "./guard.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** Where somebody is signed in, and ending it. */
export const mySessionRoutes = new Hono<AppEnv>();

mySessionRoutes.get(paths.sessions, signedIn, async (c) => {
  const { actor, at, office } = c.var;
  const sessions = await listSessions(office.database.gate, actor, at);
  const body = <SessionsPage sessions={sessions} ownId={actor.sessionId} />;
  return respondPage(c, { title: "ログイン中の端末", body });
});

/** One other session, or with the empty field all others; what is over already stays over. */
mySessionRoutes.post(paths.sessionsEnding, signedIn, async (c) => {
  const { gate } = c.var.office.database;
  const { session } = await typedFields(c);
  const id = z.uuid().safeParse(session);
  if (session === "others") await closeOtherSessions(gate, actOf(c));
  else if (id.success) await closeOtherSession(gate, actOf(c), id.data);
  return c.redirect(paths.sessions, 303);
});

/** How long the session lasts unless something is done; asking is nothing done. */
mySessionRoutes.get(paths.sessionStay, signedIn, (c) => {
  c.set("isUnattended", true);
  const { actor, at, session } = c.var;
  const { lastSeenAt, idleMinutes, expiresAt } = session!;
  const secondsUntil = (time: number) => Math.floor((time - at.getTime()) / 1000);
  return c.json({
    loginId: actor.loginId,
    idleSeconds: secondsUntil(lastSeenAt.getTime() + idleMinutes * 60_000),
    longestSeconds: secondsUntil(expiresAt.getTime()),
  });
});

/** 「続ける」: that it was asked for is all. */
mySessionRoutes.post(paths.sessionStay, signedIn, (c) => c.body(null, 204));
