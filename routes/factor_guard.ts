import type { Context, MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import { createMiddleware } from "hono/factory";
import { factorStanding } from "../db/factor/factor_standing.ts";
import type { FactorVisit } from "../db/factor/factor_visit.ts";
import { isSteppedUp } from "../db/factor/step_up.ts";
import { lookupPending, type PendingSignIn } from "../db/session/pending_session.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import type { FactorStanding } from "../domain/account/second_factor.ts";
import { paths } from "../views/paths.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";
import { isAdmitted, municipal } from "./guard.ts";
import { sessionToken } from "./session_cookie.ts";

/** Whose second factors a request is about, be their session open or waiting for one. */
export type FactorEnv = AppEnv & { Variables: { holder: PendingSignIn } };
export type FactorGuard = MiddlewareHandler<FactorEnv>;
export type FactorContext = Context<FactorEnv>;

/** After the password: who has a second factor and has to show it. */
export const owesFactor = pendingWith("has");
/** After the password: who must add a second factor before anything else. */
export const owesFirstFactor = pendingWith("required_missing");

const WAITING_AT: Record<FactorStanding, string> = {
  has: paths.factor,
  required_missing: paths.firstFactor,
  none: paths.signIn,
};

function pendingWith(standing: FactorStanding): FactorGuard {
  return createMiddleware<FactorEnv>(async (c, next) => {
    const { database: { gate }, configuration: { VRS_SECOND_FACTOR } } = c.var.office;
    const token = sessionToken(c);
    const pending = token ? await lookupPending(gate, token, c.var.at) : undefined;
    if (!pending || !isAdmitted(c, pending.kind)) return c.redirect(paths.signIn, 303);
    const now = await factorStanding(gate, pending.accountId, VRS_SECOND_FACTOR);
    if (now !== standing) return c.redirect(WAITING_AT[now], 303);
    c.set("holder", pending);
    await next();
  });
}

const holdsOwn = createMiddleware<
  FactorEnv & { Variables: { actor: MunicipalActor } }
>(async (c, next) => {
  c.set("holder", c.var.actor);
  await next();
});

/** 二要素認証 of municipal staff who are signed in, to look at. */
export const ownFactors: FactorGuard = every(municipal, holdsOwn);

/** The same, to change: 本人確認 was a few minutes ago. */
export const changingFactors: FactorGuard = every(
  ownFactors,
  createMiddleware<FactorEnv>(async (c, next) => {
    const { gate } = c.var.office.database;
    if (!await isSteppedUp(gate, c.var.holder, c.var.at)) return c.redirect(paths.stepUp, 303);
    await next();
  }),
);

/** 本人確認 by a factor; who has none confirms by the password. */
export const steppingUp: FactorGuard = every(
  ownFactors,
  createMiddleware<FactorEnv>(async (c, next) => {
    const standing = await factorStanding(c.var.office.database.gate, c.var.holder.accountId);
    if (standing !== "has") return c.redirect(paths.stepUpPassword, 303);
    await next();
  }),
);

/** The gate's view of what the holder does. */
export function factorVisit(c: FactorContext): FactorVisit {
  const { accountId, loginId, sessionId, municipalityCode } = c.var.holder;
  const { at, requestId } = c.var;
  return {
    ...{ accountId, loginId, sessionId, municipalityCode },
    ...{ at, requestId, address: clientAddress(c) },
  };
}

/** What factors are kept with. */
export function factorKeeping(c: RequestContext) {
  const { database: { gate }, sealers: { keys } } = c.var.office;
  return { gate, keys };
}
