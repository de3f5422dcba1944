import { z } from "zod";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Over plain http only a provider on this very machine is believed: that is for trying things out. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.test(new URL(url).hostname);
}

const ISSUER_FORM =
  "「https://gmis.example.go.jp」の形で書いてください（http://は同じ機械でだけ）。";

/** Part of `Configuration`: clinics sign in with their G-MIS ID once the issuer is set. */
export const GMIS_SETTINGS = {
  VRS_GMIS_ISSUER: z.url({ protocol: /^https?$/, error: ISSUER_FORM })
    .refine((url) => url.startsWith("https:") || isLoopback(url), ISSUER_FORM).optional()
    .describe("issuer (OpenID Connect) of the G-MIS IDs; unset: clinics cannot use them"),
  VRS_GMIS_CLIENT_ID: z.string().optional()
    .describe("client ID under which the issuer knows this system"),
  VRS_GMIS_CLIENT_SECRET: z.string().optional()
    .describe("secret of that client"),
  VRS_GMIS_CLIENT_SECRET_FILE: z.string().optional()
    .describe("file that holds the secret instead; read at every sign-in"),
  VRS_GMIS_CLAIM: z.string().regex(/^[\w.:/-]+$/, "クレームの名前を書いてください。").default("sub")
    .describe("claim that carries the G-MIS ID; one that its holder cannot change"),
  VRS_GMIS_SCOPE: z.string()
    .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, "「openid profile」の形で書いてください。")
    .default("openid")
    .describe("scope to ask for, beginning with `openid`; a claim may need more"),
};

const GmisSettings = z.object(GMIS_SETTINGS);
type GmisSettings = z.infer<typeof GmisSettings> & { VRS_PUBLIC_URL?: string };

/** What is missing or too much, by variable. */
export function gmisFaults(set: GmisSettings): [keyof GmisSettings, string][] {
  const secrets = [set.VRS_GMIS_CLIENT_SECRET, set.VRS_GMIS_CLIENT_SECRET_FILE];
  const secretCount = secrets.filter((secret) => secret !== undefined).length;
  const faults: [keyof GmisSettings, string][] = [];
  if (!set.VRS_GMIS_ISSUER) {
    const isHalf = set.VRS_GMIS_CLIENT_ID !== undefined || secretCount > 0;
    if (isHalf) faults.push(["VRS_GMIS_ISSUER", "G-MISを使うときは必ず書いてください。"]);
    return faults;
  }
  if (!set.VRS_GMIS_CLIENT_ID) faults.push(["VRS_GMIS_CLIENT_ID", NEEDED]);
  if (secretCount !== 1) faults.push(["VRS_GMIS_CLIENT_SECRET", ONE_SECRET]);
  if (!set.VRS_PUBLIC_URL) faults.push(["VRS_PUBLIC_URL", NEEDED]);
  return faults;
}

const NEEDED = "VRS_GMIS_ISSUER を使うときは必ず書いてください。";
const ONE_SECRET =
  "VRS_GMIS_CLIENT_SECRET と VRS_GMIS_CLIENT_SECRET_FILE のどちらか一つを書いてください。";
