import assert from "node:assert/strict";
import { assetLock, isNeededStill } from "../../../static/offline/needed_assets.ts";
import { requestKind } from "../../../static/offline/request_kind.ts";
import { VENUE_PATHS } from "../../../static/offline/venue_paths.ts";
import { paths } from "../../../views/paths.ts";

const ORIGIN = "https://vrs.example";
const ASSETS = new Set(["/assets/vrs-1.js"]);

const requests: [what: string, method: string, mode: string, url: string, kind: string][] = [
  ["an asset that is kept", "GET", "no-cors", "/assets/vrs-1.js", "asset"],
  ["an asset of another build", "GET", "no-cors", "/assets/vrs-2.js", "through"],
  ["the menu", "GET", "navigate", "/venue", "page"],
  ["当日の一覧", "GET", "navigate", "/venue/doses", "page"],
  ["要確認 at the counter", "POST", "navigate", "/venue/offline/review", "page"],
  ["what a page asks for by itself", "GET", "cors", "/venue/offline/kit", "through"],
  ["a form of htmx", "POST", "cors", "/venue/doses", "through"],
  ["the town hall", "GET", "navigate", "/uploads", "through"],
  ["a page that only begins alike", "GET", "navigate", "/venues", "through"],
  ["signing out", "POST", "navigate", "/sign-out", "through"],
  ["another site", "GET", "navigate", "https://elsewhere.example/venue", "through"],
];

for (const [what, method, mode, url, kind] of requests) {
  Deno.test(`the service worker: ${what} is ${kind}`, () => {
    const seen = { method, mode, url: new URL(url, ORIGIN) };
    assert.equal(requestKind(seen, { origin: ORIGIN, assets: ASSETS }), kind);
  });
}

Deno.test("an older version goes when no page is open that was made with it", () => {
  const older = ["/assets/a1.js", "/assets/b.css", "/venue/offline"];
  const current = new Set(["/assets/a2.js", "/assets/b.css", "/venue/offline"]);
  assert.equal(isNeededStill(older, current, [assetLock("/assets/a1.js")]), true);
  assert.equal(isNeededStill(older, current, [assetLock("/assets/b.css"), "vrs-sender"]), false);
  assert.equal(isNeededStill(older, current, []), false);
});

Deno.test("the browser's addresses are those of views/paths.ts", () => {
  for (const [name, path] of Object.entries(VENUE_PATHS)) {
    assert.equal((paths as Record<string, unknown>)[name], path, name);
  }
});
