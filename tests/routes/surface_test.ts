import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { aFullOffice } from "./every_route.ts";
import { assertPlainMarkup } from "./plain_markup.ts";
import { URAYASU } from "./some_staff.ts";

const { routes, visitors, pathsOf, fingerprint } = await aFullOffice();
const everyWho = Object.keys(visitors) as (keyof typeof visitors)[];
const HTML = /^text\/html/;
/** Leads to the provider that the operator has configured. */
const LEAVES_US: ReadonlySet<string> = new Set([paths.gmisSignIn, paths.gmisCallback]);
/** The same for everybody, with nobody on it. */
const KEPT_BY_CACHES: ReadonlySet<string> = new Set([
  "/assets/:name",
  paths.publicPage,
  paths.publicPageEnglish,
  paths.openData,
  paths.serviceWorker,
]);

/** Scripts of every site may read what is published, and nothing else. */
const OPEN_TO_SCRIPTS: ReadonlySet<string> = new Set([
  paths.openDataFile(":day", ":name"),
  paths.openDataRevision(":day", ":revision", ":name"),
]);

const visits = routes.filter(({ method }) => method === "GET").flatMap((route) =>
  everyWho.flatMap((who) =>
    pathsOf(route, { municipalityCode: URAYASU, most: 4 }).map((path) => ({ route, who, path }))
  )
);

Deno.test("no page of any menu, for anybody, holds what our policy forbids or is kept by a cache", async () => {
  let pages = 0;
  for (const { route, who, path } of visits) {
    const answer = await visitors[who].send(path);
    const what = `${who} ${path} ${answer.status}`;
    assert.ok(answer.status < 500, what);
    assertCloses(answer.headers, what);
    if (!KEPT_BY_CACHES.has(route.pattern)) {
      assert.equal(answer.headers.get("cache-control"), "no-store", what);
    }
    if (!LEAVES_US.has(route.pattern)) assertStaysHere(answer.headers.get("location"), what);
    if (HTML.test(answer.headers.get("content-type") ?? "")) {
      assertPlainMarkup(await answer.text(), what);
      pages++;
    } else await answer.body?.cancel();
  }
  console.log(`${visits.length} visits, ${pages} of them pages, 0 let anything foreign in`);
});

const otherOrigins: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "http://evil.localhost" },
  { origin: "http://localhost.evil.example" },
  { origin: "https://localhost" },
  { origin: "http://localhost:81" },
  { origin: "http://LOCALHOST@evil.example" },
  { origin: "null" },
  { origin: "" },
  {},
  { origin: "http://localhost, https://evil.example" },
  { origin: "https://evil.example", referer: "http://localhost/" },
  { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example", "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none" },
  { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
];

const bodies: Record<string, string>[] = [
  { "content-type": "application/x-www-form-urlencoded" },
  { "content-type": "multipart/form-data; boundary=x" },
  { "content-type": "text/plain" },
  { "content-type": "application/json" },
  { "content-type": "; multipart/form-data" },
  {}, // what a Blob without a type is sent as, without asking first
];

Deno.test("nothing that another origin sends to any form is taken, whatever it is sent as", async () => {
  const before = await fingerprint(URAYASU);
  let attempts = 0;
  for (const route of routes.filter(({ method }) => method !== "GET")) {
    const [path = ""] = pathsOf(route, { municipalityCode: URAYASU, most: 1 });
    for (const [place, origin] of otherOrigins.entries()) {
      const type = bodies[(attempts + place) % bodies.length]!;
      for (const who of ["nobody", "manager", "venue"] as const) {
        const body = new TextEncoder().encode("version=1&loginId=x&reason=x");
        const headers = { ...origin, ...type };
        const answer = await visitors[who].send(path, { method: route.method, headers, body });
        await answer.body?.cancel();
        assert.equal(answer.status, 403, `${who} ${path} ${JSON.stringify(headers)}`);
        attempts++;
      }
    }
  }
  assert.equal(await fingerprint(URAYASU), before, "and nothing has changed");
  console.log(`${attempts} forms from other origins, 0 got through`);
});

Deno.test("no verb but GET, HEAD and POST is answered, and HEAD says nothing", async () => {
  const verbs = ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "FOO", "get"];
  const origin = "http://localhost";
  for (const route of routes) {
    const [path = ""] = pathsOf(route, { municipalityCode: URAYASU, most: 1 });
    const [verb = ""] = verbs.splice(0, 1);
    verbs.push(verb);
    const answer = await visitors.manager.send(path, { method: verb, headers: { origin } });
    await answer.body?.cancel();
    // The platform writes `get` in capitals.
    assert.ok(verb === "get" ? answer.status < 500 : answer.status === 405, path);
    const isOpen = verb === "get" && OPEN_TO_SCRIPTS.has(route.pattern);
    assert.equal(answer.headers.get("access-control-allow-origin"), isOpen ? "*" : null);
    const head = await visitors.nobody.send(path, { method: "HEAD" });
    assert.equal(await head.text(), "");
  }
});

function assertCloses(headers: Headers, what: string): void {
  const policy = headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'/, what);
  assert.match(policy, /frame-ancestors 'none'/, what);
  assert.doesNotMatch(policy, /unsafe-(inline|eval|hashes)(?<!wasm-unsafe-eval)|\*|https?:|data:/);
  assert.equal(headers.get("x-content-type-options"), "nosniff", what);
  for (const cookie of headers.getSetCookie()) assert.match(cookie, /HttpOnly.*SameSite=/, what);
}

function assertStaysHere(location: string | null, what: string): void {
  assert.ok(location === null || /^\/(?![/\\])/.test(location), `${what} leads to ${location}`);
}
