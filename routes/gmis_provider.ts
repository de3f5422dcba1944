import * as oidc from "openid-client";
import { isLoopback } from "../domain/account/gmis_settings.ts";
import type { Configuration } from "../domain/configuration.ts";
import type { RequestContext } from "./app_env.ts";

/** What the operator configured about G-MIS, complete. */
export interface GmisSetting {
  issuer: string;
  clientId: string;
  claim: string;
  scope: string;
  configuration: Configuration;
}

/** Undefined where clinics cannot use their G-MIS ID. */
export function gmisSetting(configuration: Configuration): GmisSetting | undefined {
  const { VRS_GMIS_ISSUER: issuer, VRS_GMIS_CLIENT_ID: clientId } = configuration;
  if (!issuer || !clientId) return undefined;
  const { VRS_GMIS_CLAIM: claim, VRS_GMIS_SCOPE: scope } = configuration;
  return { issuer, clientId, claim, scope, configuration };
}

/** Whether the sign-in page shows the way there. */
export function gmisOffer(c: RequestContext): true | undefined {
  return gmisSetting(c.var.office.configuration) && true;
}

const TIMEOUT_S = 5;
const CLOCK_TOLERANCE_S = 60;
const METADATA_KEPT_MS = 60 * 60_000;

/**
 * The provider as a client library's configuration, made anew for each sign-in: its addresses are
 * remembered for an hour, its keys never, so that one it has changed or withdrawn counts at once.
 * The ID token's signature is checked although it comes straight from the provider over TLS; only
 * signatures by a key of the provider count, so neither `none` nor one by our own secret.
 */
export async function gmisProvider(setting: GmisSetting, at: Date): Promise<oidc.Configuration> {
  const metadata = await providerMetadata(setting, at);
  const secret = await clientSecret(setting);
  const provider = new oidc.Configuration(
    metadata,
    setting.clientId,
    { [oidc.clockTolerance]: CLOCK_TOLERANCE_S },
    secretAuthentication(metadata, secret),
  );
  provider.timeout = TIMEOUT_S;
  oidc.enableNonRepudiationChecks(provider);
  if (isLoopback(setting.issuer)) oidc.allowInsecureRequests(provider);
  return provider;
}

/** What the provider says of itself; asked for again after something went wrong. */
export function forgetProvider({ configuration }: GmisSetting): void {
  known.delete(configuration);
}

interface Known {
  metadata: Promise<oidc.ServerMetadata>;
  until: number;
}

const known = new WeakMap<Configuration, Known>();

function providerMetadata(setting: GmisSetting, at: Date): Promise<oidc.ServerMetadata> {
  const found = known.get(setting.configuration);
  if (found && at.getTime() < found.until) return found.metadata;
  const metadata = discover(setting);
  known.set(setting.configuration, { metadata, until: at.getTime() + METADATA_KEPT_MS });
  metadata.catch(() => forgetProvider(setting));
  return metadata;
}

async function discover({ issuer, clientId }: GmisSetting): Promise<oidc.ServerMetadata> {
  const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    timeout: TIMEOUT_S,
    execute: isLoopback(issuer) ? [oidc.allowInsecureRequests] : [],
  });
  return found.serverMetadata();
}

/** A file is read each time: whoever changes the secret restarts nothing. */
async function clientSecret({ configuration }: GmisSetting): Promise<string> {
  const { VRS_GMIS_CLIENT_SECRET, VRS_GMIS_CLIENT_SECRET_FILE } = configuration;
  return VRS_GMIS_CLIENT_SECRET ?? (await Deno.readTextFile(VRS_GMIS_CLIENT_SECRET_FILE!)).trim();
}

/** In the header, as OpenID Connect has it by default, unless the provider takes only the form. */
function secretAuthentication(
  { token_endpoint_auth_methods_supported: methods }: oidc.ServerMetadata,
  secret: string,
): oidc.ClientAuth {
  const isHeaderTaken = !methods || methods.includes("client_secret_basic");
  return isHeaderTaken ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
}
