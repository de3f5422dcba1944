import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { recordVisit } from "../db/audit.ts";
import type { AccountKind } from "../domain/account/account_kind.ts";
import type {
  Actor,
  ManagingActor,
  MunicipalActor,
  RegisterActor,
  StatisticalActor,
  VenueActor,
} from "../domain/account/actor.ts";
import { paths } from "../views/paths.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";
import { networkTest } from "./networks.ts";
import { isFragmentRequest, respondError } from "./respond.tsx";

export type Guard<Who extends Actor> = MiddlewareHandler<Guarded<Who>>;

type Guarded<Who extends Actor> = AppEnv & { Variables: { actor: Who } };

/** 自治体メニュー: municipal staff on the municipal network. */
export const municipal = guard<MunicipalActor>(["municipal"]);
/** 自治体メニュー for its 管理者 alone. */
export const managing = guard<ManagingActor>(["municipal"], isManager);
/** 接種会場メニュー. */
export const venue = guard<VenueActor>(["venue"]);
/** Whichever of these two may use a screen that both have. */
export const staffOf = (kind: RegisterActor["kind"]) => guard<RegisterActor>([kind]);
/** Everybody who registers doses. */
export const registering = guard<RegisterActor>(["municipal", "venue"]);
/** 都道府県・国: figures only, never a person. */
export const statistical = guard<StatisticalActor>(["prefecture", "national"]);
/** Whoever is signed in. */
export const signedIn = guard<Actor>(["municipal", "venue", "prefecture", "national"]);

function guard<Who extends Actor>(
  kinds: readonly AccountKind[],
  isEntitled: (actor: Actor) => boolean = () => true,
) {
  return createMiddleware<Guarded<Who>>(async (context, next) => {
    const c: RequestContext = context;
    const actor = c.var.actor;
    if (!actor && isVisit(c)) return context.redirect(paths.signIn, 303);
    if (!actor) return await askToSignIn(c);
    if (!kinds.includes(actor.kind)) return await refuse(c, actor, WRONG_MENU);
    if (!isAdmitted(c, actor.kind)) return await refuse(c, actor, wrongNetwork(actor.kind));
    if (!isEntitled(actor)) return await refuse(c, actor, MANAGERS_ONLY);
    await next();
  });
}

function isManager(actor: Actor): boolean {
  return actor.kind === "municipal" && actor.role === "manager";
}

/** Whether an account of this kind may come in from where the request comes from [spec: LGWAN]. */
export function isAdmitted(c: RequestContext, kind: AccountKind): boolean {
  const { VRS_MUNICIPAL_NETWORKS, VRS_VENUE_NETWORKS } = c.var.office.configuration;
  const networks = { municipal: VRS_MUNICIPAL_NETWORKS, venue: VRS_VENUE_NETWORKS };
  const admitted = kind === "municipal" || kind === "venue" ? networks[kind] : undefined;
  return admitted === undefined || networkTest(admitted)(clientAddress(c));
}

interface Refusal {
  reason: "menu" | "network" | "role";
  heading: string;
  message: string;
}

/** Tells why, and leaves it in the audit: with the route's pattern, as an address may name a record. */
async function refuse(c: RequestContext, actor: Actor, refusal: Refusal): Promise<Response> {
  const { reason, heading, message } = refusal;
  await recordVisit(c.var.office.database.gate, {
    ...actor,
    at: c.var.at,
    municipalityCode: "municipalityCode" in actor ? actor.municipalityCode : null,
    address: clientAddress(c),
    requestId: c.var.requestId,
  }, {
    act: "access_refused",
    detail: { reason, method: c.req.method, route: c.req.routePath },
  });
  return await respondError(c, { status: 403, heading, message });
}

/** Opening a page, as opposed to sending a form that must not be lost. */
function isVisit(c: RequestContext): boolean {
  return c.req.method === "GET" && !isFragmentRequest(c);
}

function askToSignIn(c: RequestContext): Response | Promise<Response> {
  return respondError(c, {
    status: 401,
    heading: "ログインの有効期限が切れました",
    message:
      "入力した内容はまだ保存されていません。別のタブでログインし直してから、もう一度送信してください。",
  });
}

const WRONG_MENU: Refusal = {
  reason: "menu",
  heading: "このメニューは使えません",
  message: "ログイン中のIDでは、この画面を開けません。正しいIDでログインし直してください。",
};

const MANAGERS_ONLY: Refusal = {
  reason: "role",
  heading: "この画面は管理者だけが使えます",
  message: "ログイン中のIDは管理者ではありません。自治体の管理者に依頼してください。",
};

function wrongNetwork(kind: AccountKind): Refusal {
  return {
    reason: "network",
    heading: "この場所からは使えません",
    message: kind === "municipal"
      ? "自治体メニューは庁内のネットワーク（LGWAN）からだけ使えます。庁内の端末で開いてください。"
      : "接種会場メニューは決められたネットワークからだけ使えます。会場の端末で開いてください。",
  };
}
