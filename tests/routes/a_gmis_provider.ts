import { Buffer } from "node:buffer";
import { generateKeyPairSync } from "node:crypto";
import {
  createServer,
  type IncomingMessage,
  type OutgoingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export const CLIENT_ID = "vrs";
export const CLIENT_SECRET = "a-client-secret-of-at-least-32-bytes";
const SCOPES = "openid gmis";

/** A private key, as the provider takes it. */
export type SigningKey = Record<string, unknown> & { kid: string };
export type Tokens = Record<string, unknown>;

/** A real OpenID provider (npm oidc-provider) on this machine, and what may go wrong with it. */
export interface GmisProvider {
  issuer: string;
  /** The key it signs with now. */
  key: SigningKey;
  /** Changes what the token endpoint answers, as somebody in between might. */
  tamper?: (tokens: Tokens) => Tokens;
  /** Paths it never answers. */
  silent: Set<string>;
  /** Paths it answers with 500. */
  broken: Set<string>;
  /** Paths it was asked for, in order. */
  asked: string[];
  /** Signs with another key from now on, and names only that one. */
  rotateKey(): void;
  stop(): Promise<void>;
}

/** `clients` may come back to these addresses only. */
export async function aGmisProvider(redirectUri: string): Promise<GmisProvider> {
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let oidc: Provider;
  const provider: GmisProvider = {
    issuer,
    key: aKey(),
    silent: new Set(),
    broken: new Set(),
    asked: [],
    rotateKey() {
      provider.key = aKey();
      oidc = theProvider(issuer, redirectUri, provider.key);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  oidc = theProvider(issuer, redirectUri, provider.key);

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url!, issuer).pathname;
    provider.asked.push(path);
    if (provider.silent.has(path)) return;
    if (provider.broken.has(path)) return void response.writeHead(500).end("broken");
    if (path.startsWith("/login/")) return void logIn(oidc, request, response);
    const { tamper } = provider;
    if (path === "/token" && tamper) changeAnswer(response, tamper);
    oidc.callback()(request, response);
  }
  return provider;
}

export function aKey(): SigningKey {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = crypto.randomUUID();
  return { ...privateKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" };
}

interface GrantContext {
  oidc: { client: { clientId: string }; session: { accountId: string } };
}

function theProvider(issuer: string, redirectUri: string, key: SigningKey): Provider {
  const oidc = new Provider(issuer, {
    clients: [{
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uris: [redirectUri],
    }],
    cookies: { keys: ["cookie-key"] },
    jwks: { keys: [key] },
    scopes: SCOPES.split(" "),
    claims: { openid: ["sub"], gmis: ["gmis_id"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/login/${uid}` },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, gmis_id: sub.replace(/^user-/, "") }),
    }),
    pkce: { required: () => true },
    // Nobody is asked whether VRS may know who they are.
    async loadExistingGrant({ oidc: { client, session } }: GrantContext) {
      const grant = new oidc.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  });
  return oidc;
}

/** The provider's own sign-in page: a G-MIS ID, and any password. */
async function logIn(oidc: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    return void response.end(LOGIN_PAGE);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const result = form.has("cancel")
    ? { error: "access_denied", error_description: "<b>cancelled</b>" }
    : { login: { accountId: form.get("gmisId")! } };
  await oidc.interactionFinished(request, response, result);
}

const LOGIN_PAGE = `<!doctype html><html lang="ja"><head><meta charset="utf-8">
<title>G-MIS ログイン</title></head><body><main><h1>G-MIS</h1><form method="post">
<p><label for="gmisId">G-MIS ID</label> <input id="gmisId" name="gmisId"></p>
<p><label for="password">パスワード</label> <input id="password" type="password"></p>
<p><button>G-MISにログイン</button> <button name="cancel" value="1">やめる</button></p>
</form></main></body></html>`;

function changeAnswer(response: ServerResponse, tamper: (tokens: Tokens) => Tokens): void {
  const end = response.end.bind(response) as (text: string) => OutgoingMessage;
  response.end = ((text: string) => {
    const changed = JSON.stringify(tamper(JSON.parse(text)));
    response.setHeader("content-length", Buffer.byteLength(changed));
    return end(changed);
  }) as typeof response.end;
}
