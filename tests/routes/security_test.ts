import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { aClosedDatabase } from "./a_closed_database.ts";
import { plainText } from "./html.ts";
import { Desk } from "./a_desk.ts";
import { aBrowserOf, anAccount, PASSWORD } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const behindHttps = createApp({
  ...office,
  configuration: readConfiguration({ VRS_PUBLIC_URL: "https://vrs.example.lg.jp" }),
});
const PUBLIC = "https://vrs.example.lg.jp";
const database = await aClosedDatabase(office.database.address);
const appWithoutDatabase = createApp({ ...office, database });

const municipal = await aBrowserOf({ app, office }, { kind: "municipal" });
const anonymous = new Browser(app);
const desk = new Desk(municipal, office);
const outputs = await municipal.visit(paths.outputs);
const output = await desk.finish(outputs, "予防接種台帳向け出力");
const outputId = output.path.split("/").at(-1)!;
const form = { method: "POST", headers: { origin: "http://localhost" } };
const fields = (values: Record<string, string>) => ({ ...form, body: new URLSearchParams(values) });

const answers: [what: string, status: number, ask: () => Promise<Response> | Response][] = [
  ["a page", 200, () => municipal.send(paths.progress)],
  ["the page of who is not signed in", 200, () => anonymous.send(paths.signIn)],
  ["a redirect", 303, () => anonymous.send(paths.progress)],
  ["a refused form", 422, () => anonymous.send(paths.signIn, fields({}))],
  ["a form after the session", 401, () => anonymous.send(paths.uploads, fields({}))],
  ["a menu of others", 403, () => municipal.send(paths.venue)],
  [
    "a form of another site",
    403,
    () =>
      municipal.send(paths.signOut, { ...fields({}), headers: { origin: "https://evil.example" } }),
  ],
  ["an unknown address", 404, () => anonymous.send("/no-such-page")],
  ["an unknown asset", 404, () => anonymous.send(paths.asset("no-such.js"))],
  ["an unknown record", 404, () => municipal.send(paths.recipient(crypto.randomUUID()))],
  ["a file", 200, () => municipal.send(paths.outputFile(outputId))],
  ["the progress of a job", 200, () => municipal.send(paths.jobEvents(outputId))],
  ["an unreadable request", 400, () => municipal.send(paths.outputs, fields({ kind: "all" }))],
  [
    "a mistake of ours",
    500,
    () => appWithoutDatabase.request(paths.signIn, fields({ loginId: "x", password: "x" })),
  ],
  ["the health check", 200, () => anonymous.send(paths.health)],
  [
    "a fragment for htmx",
    200,
    () => municipal.send(paths.progress, { headers: { "HX-Request": "true" } }),
  ],
];

for (const [what, status, ask] of answers) {
  Deno.test(`${what} (${status}) is guarded by the security headers and kept by no cache`, async () => {
    const answer = await ask();
    await answer.body?.cancel();
    assert.equal(answer.status, status);
    assertGuarded(answer.headers);
    assert.equal(answer.headers.get("cache-control"), "no-store");
  });
}

Deno.test("an asset is guarded by the security headers too", async () => {
  const answer = await anonymous.send(office.assets.urls.script);
  await answer.body?.cancel();
  assertGuarded(answer.headers);
});

Deno.test("no page but the ticket reader's may use the camera or run WebAssembly", async () => {
  for (const path of [paths.progress, paths.uploads, paths.search]) {
    const { headers } = await municipal.visit(path);
    assert.equal(headers.get("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    assert.doesNotMatch(headers.get("content-security-policy")!, /wasm|worker-src|blob:/);
  }
});

Deno.test("the ticket reader's page may, and nothing beyond it", async () => {
  const { headers } = await municipal.visit(paths.doseEntry);
  assert.equal(headers.get("permissions-policy"), "camera=(self), microphone=(), geolocation=()");
  const policy = headers.get("content-security-policy")!.split("; ");
  const allowed = ["script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "style-src 'self'"];
  for (const directive of [...allowed, "default-src 'none'", "frame-ancestors 'none'"]) {
    assert.ok(policy.includes(directive), `${directive} is missing in ${policy}`);
  }
  assert.doesNotMatch(policy.join(), /'unsafe|\*|data:|https?:/);
});

Deno.test("of all assets only the reader's worker may run WebAssembly", async () => {
  const { script, style, reader } = office.assets.urls;
  const policyOf = async (url: string) => {
    const answer = await anonymous.send(url);
    await answer.body?.cancel();
    return answer.headers.get("content-security-policy")!;
  };
  assert.match(await policyOf(reader.worker), /script-src 'self' 'wasm-unsafe-eval'/);
  for (const url of [script, style, reader.script]) {
    assert.doesNotMatch(await policyOf(url), /unsafe/);
  }
});

const foreign: [what: string, headers: Record<string, string>][] = [
  ["another site", { origin: "https://evil.example" }],
  ["another port of this machine", { origin: "http://localhost:8001" }],
  ["https when this is http", { origin: "https://localhost" }],
  ["a sandboxed frame", { origin: "null" }],
  ["nowhere", {}],
];

for (const [what, headers] of foreign) {
  Deno.test(`a form from ${what} is refused, says so and changes nothing`, async () => {
    const browser = await aBrowserOf({ app, office }, { kind: "venue" });
    const answer = await browser.send(paths.signOut, { ...fields({}), headers });
    assert.equal(answer.status, 403);
    assert.match(
      plainText(await answer.text()),
      /この画面以外から送信されたため受け付けませんでした/,
    );
    assert.equal((await browser.visit(paths.venue)).status, 200);
  });
}

Deno.test("a form from the configured public address is accepted behind a proxy", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const body = new URLSearchParams({ loginId, password: PASSWORD });
  // The proxy speaks plain http to us, with the host it was asked for.
  const answer = await behindHttps.request(`http://vrs.example.lg.jp${paths.signIn}`, {
    method: "POST",
    headers: { origin: PUBLIC },
    body,
  });
  assert.equal(answer.status, 303);
});

Deno.test("over plain http the session cookie is closed to scripts and to other sites", async () => {
  const [cookie = ""] = (await signIn(app)).getSetCookie();
  assert.match(cookie, /^vrs=[\w-]{43};/);
  assert.deepEqual(flags(cookie), ["HttpOnly", "Path=/", "SameSite=Lax"]);
});

Deno.test("with an https address the session cookie is bound to this host and to https", async () => {
  const [cookie = ""] = (await signIn(behindHttps)).getSetCookie();
  assert.match(cookie, /^__Host-vrs=[\w-]{43};/);
  assert.deepEqual(flags(cookie), ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]);
});

Deno.test("every sign-in has a token of its own", async () => {
  const [one] = (await signIn(app)).getSetCookie();
  const [two] = (await signIn(app)).getSetCookie();
  assert.notEqual(one, two);
});

async function signIn(to: typeof app): Promise<Headers> {
  const loginId = await anAccount(office, { kind: "venue" });
  const origin = to === behindHttps ? PUBLIC : "http://localhost";
  const answer = await to.request(`${origin}${paths.signIn}`, {
    ...fields({ loginId, password: PASSWORD }),
    headers: { origin },
  });
  assert.equal(answer.status, 303);
  return answer.headers;
}

function flags(cookie: string): string[] {
  return cookie.split("; ").slice(1).sort();
}

function assertGuarded(headers: Headers): void {
  const policy = headers.get("content-security-policy") ?? "";
  for (
    const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]
  ) assert.ok(policy.split("; ").includes(directive), `${directive} is missing in ${policy}`);
  assert.doesNotMatch(policy, /unsafe|\*|data:|https?:/);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("x-frame-options"), "DENY");
  assert.equal(headers.get("referrer-policy"), "same-origin");
  assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
  assert.equal(headers.get("x-powered-by"), null);
  assert.match(headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
}
