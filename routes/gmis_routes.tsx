import { type Context, Hono } from "hono";
import { listClinicPlaces } from "../db/clinic/clinic_records.ts";
import { beginFlow, endFlow, endKnownFlow, lookupKnownFlow } from "../db/clinic/gmis_flow.ts";
import { startSession } from "../db/session/start_session.ts";
import type { ClinicPlace } from "../domain/account/clinic.ts";
import { AppError } from "../domain/app_error.ts";
import type { FormProblem } from "../domain/form_problem.ts";
import { GmisMunicipalityPage } from "../views/clinic/gmis_municipality_page.tsx";
import { homePath } from "../views/layout/tabs.ts";
import { paths } from "../views/paths.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { enterSession } from "./enter_session.ts";
import { dropFlowCookie, flowToken, setFlowCookie } from "./gmis_cookie.ts";
import { type GmisSetting, gmisSetting } from "./gmis_provider.ts";
import { flowSecrets, gmisAddress, gmisIdOf } from "./gmis_sign_in.ts";
import { isAdmitted } from "./guard.ts";
import { typedFields } from "./parse_form.ts";
import { publicOrigin } from "./public_origin.ts";
import {
  placeName,
  refuseDisabled,
  refuseFault,
  refuseFlow,
  refuseNetwork,
  refuseUnknown,
} from "./refuse_gmis.ts";
import { respondPage } from "./respond.tsx";
import { sessionCircumstances } from "./session_circumstances.ts";

/** G-MIS ID: clinics sign in with their federated account (OpenID Connect, code and PKCE). */
export const gmisRoutes = new Hono<AppEnv>();

/** By a link, not a form: our policy lets no form lead to another site. */
gmisRoutes.get(paths.gmisSignIn, async (c) => {
  const setting = settingOf(c);
  if (c.var.actor) return c.redirect(homePath(c.var.actor.kind), 303);
  const { at, office } = c.var;
  const token = await beginFlow(office.database.gate, at);
  const leg = { at, redirectUri: redirectUri(c), ...flowSecrets(token) };
  const address = await gmisAddress(setting, leg);
  if (address.kind !== "ok") return refuseFault(c, address);
  setFlowCookie(c, token);
  return c.redirect(address.value.href, 303);
});

gmisRoutes.get(paths.gmisCallback, async (c) => {
  const setting = settingOf(c);
  const { at, office } = c.var;
  const token = flowToken(c);
  if (!token) return refuseFlow(c);
  const secrets = flowSecrets(token);
  // Only the browser's own way back uses its flow up.
  if (c.req.query("state") !== secrets.state) return refuseFlow(c);
  if (!await endFlow(office.database.gate, token, at)) return refuseFlow(c);
  dropFlowCookie(c);
  const { search } = new URL(c.req.url);
  const leg = { at, redirectUri: redirectUri(c), search, ...secrets };
  const answer = await gmisIdOf(setting, leg);
  return answer.kind === "ok" ? await admit(c, answer.value) : await refuseFault(c, answer);
});

gmisRoutes.get(paths.gmisMunicipality, async (c) => {
  settingOf(c);
  const waiting = await waitingClinic(c);
  return waiting ? respondChoice(c, waiting) : c.redirect(paths.signIn, 303);
});

gmisRoutes.post(paths.gmisMunicipality, async (c) => {
  settingOf(c);
  const { municipalityCode } = await typedFields(c);
  const waiting = await waitingClinic(c);
  if (!waiting) return refuseFlow(c);
  const chosen = waiting.places.find((place) => place.municipalityCode === municipalityCode);
  if (!chosen) return respondChoice(c, { ...waiting, problems: NOT_CHOSEN });
  const gmisId = await endKnownFlow(c.var.office.database.gate, flowToken(c)!, c.var.at);
  if (!gmisId) return refuseFlow(c);
  dropFlowCookie(c);
  return await enter(c, chosen);
});

const NOT_CHOSEN: FormProblem[] = [
  { field: "municipalityCode", message: "自治体を選んでください。" },
];

function settingOf(c: RequestContext): GmisSetting {
  const setting = gmisSetting(c.var.office.configuration);
  if (setting) return setting;
  throw new AppError("not_found", "このシステムでは、G-MIS IDでのログインを使っていません。");
}

/** As the provider knows it; nothing in a request has any say in it. */
function redirectUri(c: RequestContext): string {
  return publicOrigin(c) + paths.gmisCallback;
}

/** Lets in whom the provider vouched for, where a municipality's list has them. */
async function admit(c: Context<AppEnv>, gmisId: string): Promise<Response> {
  const { at, office: { database: { gate } } } = c.var;
  const places = await listClinicPlaces(gate, gmisId);
  if (places.length === 0) return refuseUnknown(c, gmisId);
  const [only, ...others] = places.filter(({ isDisabled }) => !isDisabled);
  if (!only) return refuseDisabled(c, gmisId, places);
  if (others.length === 0) return enter(c, only);
  setFlowCookie(c, await beginFlow(gate, at, { gmisId }));
  return c.redirect(paths.gmisMunicipality, 303);
}

/** The session of a venue's account; the second factor, if any, is the provider's. */
async function enter(c: Context<AppEnv>, place: ClinicPlace): Promise<Response> {
  if (!isAdmitted(c, "venue")) return refuseNetwork(c, place);
  const { accountId: id, loginId, municipalityCode } = place;
  const account = { id, kind: "venue" as const, loginId, municipalityCode };
  const { gate } = c.var.office.database;
  await enterSession(c, await startSession(gate, account, sessionCircumstances(c)));
  return c.redirect(homePath("venue"), 303);
}

interface Waiting {
  gmisId: string;
  /** Those where it is not stopped. */
  places: ClinicPlace[];
}

/** Who is to choose a municipality in this browser. */
async function waitingClinic(c: RequestContext): Promise<Waiting | undefined> {
  const { at, office: { database: { gate } } } = c.var;
  const token = flowToken(c);
  const gmisId = token && await lookupKnownFlow(gate, token, at);
  if (!gmisId) return undefined;
  const places = await listClinicPlaces(gate, gmisId);
  return { gmisId, places: places.filter(({ isDisabled }) => !isDisabled) };
}

function respondChoice(
  c: RequestContext,
  { gmisId, places, problems }: Waiting & { problems?: FormProblem[] },
): Promise<Response> {
  const choices = places.map((place) => {
    return { value: place.municipalityCode, label: placeName(place) };
  });
  const body = <GmisMunicipalityPage gmisId={gmisId} choices={choices} problems={problems} />;
  const title = `${problems ? "エラー：" : ""}自治体の選択`;
  return respondPage(c, { title, body, status: problems ? 422 : 200 });
}
