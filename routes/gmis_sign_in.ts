import { createHmac } from "node:crypto";
import * as oidc from "openid-client";
import { FLOW_MINUTES } from "../db/clinic/gmis_flow.ts";
import { GmisId } from "../domain/account/gmis_id.ts";
import { forgetProvider, gmisProvider, type GmisSetting } from "./gmis_provider.ts";

/** What ties the way back to the way there; all of it follows from the token in the cookie. */
export interface FlowSecrets {
  state: string;
  nonce: string;
  /** Of PKCE. */
  verifier: string;
}

export function flowSecrets(token: string): FlowSecrets {
  const derived = (what: string) => createHmac("sha256", token).update(what).digest("base64url");
  return { state: derived("state"), nonce: derived("nonce"), verifier: derived("verifier") };
}

/** One leg of a sign-in; `redirectUri` is the callback's full address. */
export interface GmisLeg extends FlowSecrets {
  at: Date;
  redirectUri: string;
}

export type GmisFault = {
  kind: "unavailable" | "refused" | "cancelled";
  /** For the log and the audit: a code of the library's, nothing of the answer. */
  code: string;
};

export type GmisAnswer<Value> = { kind: "ok"; value: Value } | GmisFault;

/**
 * Where the browser goes to sign in. The provider is asked for a fresh sign-in each time, so that
 * ログアウト holds on a computer that several people use.
 */
export function gmisAddress(setting: GmisSetting, leg: GmisLeg): Promise<GmisAnswer<URL>> {
  return attempt(setting, async () => {
    const provider = await gmisProvider(setting, leg.at);
    return oidc.buildAuthorizationUrl(provider, {
      redirect_uri: leg.redirectUri,
      scope: setting.scope,
      state: leg.state,
      nonce: leg.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(leg.verifier),
      code_challenge_method: "S256",
      prompt: "login",
      max_age: String(FRESH_S),
      ui_locales: "ja",
    });
  });
}

/** Whoever comes back has shown the provider who they are within this time. */
const FRESH_S = FLOW_MINUTES * 60;

/** The G-MIS ID that the provider vouches for, from the query of the callback's address. */
export function gmisIdOf(
  setting: GmisSetting,
  { search, ...leg }: GmisLeg & { search: string },
): Promise<GmisAnswer<string>> {
  return attempt(setting, async () => {
    const provider = await gmisProvider(setting, leg.at);
    const callback = new URL(leg.redirectUri);
    callback.search = search;
    const tokens = await oidc.authorizationCodeGrant(provider, callback, {
      pkceCodeVerifier: leg.verifier,
      expectedState: leg.state,
      expectedNonce: leg.nonce,
      idTokenExpected: true,
      maxAge: FRESH_S,
    });
    const claims = tokens.claims()!;
    const told = claims[setting.claim] ??
      (await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub))[setting.claim];
    const gmisId = GmisId.safeParse(typeof told === "number" ? String(told) : told);
    if (gmisId.success) return gmisId.data;
    throw new NoGmisId();
  });
}

/** The provider vouches for somebody, but its answer has no claim that could be a G-MIS ID. */
class NoGmisId extends Error {}

async function attempt<Value>(
  setting: GmisSetting,
  work: () => Promise<Value>,
): Promise<GmisAnswer<Value>> {
  try {
    return { kind: "ok", value: await work() };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === "unavailable") forgetProvider(setting);
    return fault;
  }
}

/** Codes that say the provider, or what is configured about it, is not in order. */
const OUT_OF_ORDER: ReadonlySet<string> = new Set([
  "OAUTH_TIMEOUT",
  "OAUTH_ABORT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_HTTP_REQUEST_FORBIDDEN",
  "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
  "OAUTH_MISSING_SERVER_METADATA",
  "OAUTH_INVALID_SERVER_METADATA",
]);

/** Throws on what is neither the provider's fault nor the visitor's. */
function faultOf(error: unknown): GmisFault {
  if (error instanceof oidc.AuthorizationResponseError) {
    const isCancelled = error.error === "access_denied";
    return { kind: isCancelled ? "cancelled" : "refused", code: plainCode(error.error) };
  }
  if (error instanceof oidc.ResponseBodyError) {
    const isOurs = error.status >= 500 || error.error === "invalid_client";
    return { kind: isOurs ? "unavailable" : "refused", code: plainCode(error.error) };
  }
  if (error instanceof oidc.WWWAuthenticateChallengeError) {
    return { kind: "unavailable", code: "client_not_accepted" };
  }
  if (error instanceof oidc.ClientError) {
    const code = String(error.code ?? "unknown");
    return { kind: OUT_OF_ORDER.has(code) ? "unavailable" : "refused", code };
  }
  if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.PermissionDenied) {
    return { kind: "unavailable", code: "secret_file" };
  }
  if (error instanceof NoGmisId) return { kind: "refused", code: "no_gmis_id" };
  // What `fetch` throws when nobody answers.
  if (error instanceof TypeError) return { kind: "unavailable", code: "connection" };
  throw error;
}

/** The provider, or whoever wrote the address of a callback, may say anything. */
function plainCode(code: string): string {
  return /^[a-z_]{1,40}$/.test(code) ? code : "other";
}
