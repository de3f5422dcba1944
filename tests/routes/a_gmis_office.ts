import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import type { Office } from "../../routes/app_env.ts";
import { paths } from "../../views/paths.ts";
import { aGmisProvider, CLIENT_ID, CLIENT_SECRET } from "./a_gmis_provider.ts";

export const REDIRECT_URI = `http://localhost${paths.gmisCallback}`;

/** What the operator configures for a provider, and perhaps more. */
export function gmisConfiguration(issuer: string, variables: Record<string, string> = {}) {
  return readConfiguration({
    VRS_PUBLIC_URL: "http://localhost",
    VRS_GMIS_ISSUER: issuer,
    VRS_GMIS_CLIENT_ID: CLIENT_ID,
    VRS_GMIS_CLIENT_SECRET: CLIENT_SECRET,
    ...variables,
  });
}

/** The product beside a provider that is gone when the test is over. */
export async function withProvider(office: Office, variables: Record<string, string> = {}) {
  const provider = await aGmisProvider(REDIRECT_URI);
  const configuration = gmisConfiguration(provider.issuer, variables);
  const app = createApp({ ...office, configuration });
  return { provider, app, [Symbol.asyncDispose]: () => provider.stop() };
}
