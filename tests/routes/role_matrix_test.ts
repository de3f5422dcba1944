import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import {
  type Admitted,
  ADMITTED_ACCOUNTS,
  ASKED_BY_PAGES,
  managing,
  municipal,
  registering,
  signedIn,
  venue,
} from "./admitted_accounts.ts";
import { ADMITTED_STATISTICS } from "./admitted_statistics.ts";
import { browsersOf, EVERY_KIND, refusalOf, send } from "./who_may.ts";

const office = await anOffice();
const app = createApp(office);
const browserOf = browsersOf({ app, office });

/** Who may use each route. A new route belongs here before its test is green. */
const ADMITTED: Record<string, Admitted> = {
  ...ADMITTED_ACCOUNTS,
  ...ADMITTED_STATISTICS,
  "GET /": "everyone",
  "GET /healthz": "everyone",
  "GET /readyz": "everyone",
  // Everyone in VRS_OPERATOR_NETWORKS: see `metrics_routes_test.ts`.
  "GET /metrics": "everyone",
  "GET /status": "everyone",
  "GET /status.json": "everyone",
  "GET /assets/:name": "everyone",
  "GET /sign-in": "everyone",
  "POST /sign-in": "everyone",
  "GET /setup/:token": "everyone",
  "POST /setup/:token": "everyone",
  "GET /setup-done": "everyone",

  "GET /sign-out": signedIn,
  "POST /sign-out": signedIn,
  "GET /password": signedIn,
  "POST /password": signedIn,
  "GET /password/done": signedIn,

  "GET /uploads": municipal,
  "POST /uploads": municipal,
  "GET /uploads/:id": municipal,
  "GET /uploads/:id/file": municipal,
  "GET /uploads/:id/issues": municipal,
  "GET /uploads/:id/rejected": municipal,
  "GET /uploads/:id/kept": municipal,
  "POST /uploads/:id/application": municipal,
  "POST /uploads/:id/cancellation": municipal,
  "GET /uploads/:id/undo": municipal,
  "POST /uploads/:id/undo": municipal,
  "POST /upload-setting": municipal,
  "GET /dose-uploads": municipal,
  "POST /dose-uploads": municipal,
  "GET /dose-conflicts": municipal,
  "POST /dose-conflicts/:id": municipal,
  "GET /dose-entry": municipal,
  "GET /outputs": municipal,
  "POST /outputs": municipal,
  "GET /outputs/:id": municipal,
  "GET /outputs/:id/file": municipal,
  "GET /outputs/:id/manifest": municipal,
  "GET /outputs/:id/losses": municipal,
  "GET /jobs/:id/events": municipal,
  "GET /recipients/search": municipal,
  "POST /recipients/search": municipal,
  "GET /recipients/search/found": municipal,
  "POST /recipients/search/narrowed": municipal,
  "GET /recipients/:id": municipal,
  "GET /tickets/:id": municipal,
  "GET /recipients/:id/history": municipal,
  "GET /tickets/:id/history": municipal,
  "GET /recipients/:id/viewers": municipal,
  "GET /changes/:id/undo": municipal,
  "POST /changes/:id/undo": municipal,
  "POST /recipients/:id/confirmation": municipal,
  "POST /recipients/:id/confirmation/release": municipal,
  "POST /recipients/:id/protection": municipal,
  "POST /recipients/:id/protection/release": municipal,
  "GET /duplicates": municipal,
  "POST /duplicates": municipal,
  "GET /duplicates/:id": municipal,
  "POST /duplicates/:id/preview": municipal,
  "POST /duplicates/:id/merge": municipal,
  "POST /duplicates/:id/distinction": municipal,
  "POST /duplicates/:id/distinction/withdrawal": municipal,
  "GET /findings": municipal,
  "POST /findings": municipal,
  "GET /findings/:id": municipal,
  "POST /findings/:id": municipal,
  "GET /vaccines": municipal,
  "POST /vaccines": municipal,
  "GET /vaccines/:code": municipal,
  "POST /vaccines/:code": municipal,
  "POST /lots": municipal,
  "POST /lots/lines": municipal,
  "GET /lots/:id": municipal,
  "POST /lots/:id": municipal,
  "POST /lots/:id/removal": municipal,
  "GET /recipients/:id/person": municipal,
  "POST /recipients/:id/person": municipal,
  ...Object.fromEntries(
    ["/recipients/:id", "/tickets/:id"].flatMap((record) =>
      [
        ...["GET", "POST"].flatMap((method) => [
          `${method} ${record}/doses/new`,
          `${method} ${record}/doses/:doseId`,
          `${method} ${record}/doses/:doseId/deletion`,
          `${method} ${record}/update`,
        ]),
        `POST ${record}/doses/:doseId/restoration`,
        `POST ${record}/draft/abandonment`,
        `POST ${record}/draft/rebase`,
        `GET ${record}/updated`,
      ].map((route) => [route, municipal])
    ),
  ),
  "GET /inquiries/received": municipal,
  "GET /inquiries/anomalies": managing,
  "GET /inquiries/anomalies/:id": managing,
  "POST /inquiries/anomalies/:id": managing,
  "GET /transfers": municipal,
  "GET /transfers/my-number": municipal,
  "POST /transfers/my-number": municipal,
  "GET /transfers/name": municipal,
  "POST /transfers/name": municipal,
  "GET /transfers/municipalities": municipal,
  "GET /transfers/batches": municipal,
  "POST /transfers/batches": municipal,
  "GET /transfers/batches/template": municipal,
  "GET /transfers/batches/:id": municipal,
  "GET /transfers/batches/:id/outcomes": municipal,
  "GET /messages": municipal,
  "GET /messages/handled": municipal,
  "GET /inquiries/:id": municipal,
  "GET /inquiries/:id/answer": municipal,
  "POST /inquiries/:id/check": municipal,
  "GET /inquiries/:id/confirmation": municipal,
  "POST /inquiries/:id/confirmation": municipal,
  "POST /inquiries/:id/refusal": municipal,
  "POST /inquiries/:id/retraction": municipal,
  "GET /inquiries/:id/withdrawal": municipal,
  "POST /inquiries/:id/withdrawal": municipal,
  "POST /inquiries/:id/completion": municipal,
  "POST /inquiries/:id/acknowledgement": municipal,
  "POST /inquiries/:id/notes": municipal,
  "POST /inquiries/:id/flag": municipal,
  "POST /inquiries/:id/flag/withdrawal": municipal,
  "GET /inquiries/:id/registration": municipal,
  "POST /inquiries/:id/registration": municipal,
  "GET /messages/events": municipal,

  "GET /dose-entry/scans": municipal,
  "POST /dose-entry/scans/readings": municipal,
  "POST /dose-entry/scans/doses": municipal,
  "POST /dose-entry/readings": municipal,
  "GET /dose-entry/doses": municipal,
  "POST /dose-entry/doses": municipal,
  "GET /dose-entry/doses/:id": municipal,
  ...Object.fromEntries(
    ["GET /preset", "POST /preset", "POST /preset/doctor"].flatMap((route) => {
      const [method, path] = route.split(" ");
      return [[`${method} /dose-entry${path}`, municipal], [`${method} /venue${path}`, venue]];
    }),
  ),
  "GET /venue/practice": registering,
  "POST /venue/practice/readings": registering,
  "POST /venue/practice/doses": registering,
  "GET /venue/practice/sheet": registering,
  "GET /venue": venue,
  "GET /venue/precheck": venue,
  "POST /venue/precheck/readings": venue,
  "POST /venue/readings": venue,
  "GET /venue/doses": venue,
  "POST /venue/doses": venue,
  "GET /venue/doses/:id": venue,

  ...Object.fromEntries(
    ([["/venue/doses", venue], ["/dose-entry/doses", municipal]] as const).flatMap(
      ([doses, admitted]) =>
        [
          `POST ${doses}/search`,
          `GET ${doses}/sheet`,
          `GET ${doses}/:id/correction`,
          `POST ${doses}/:id/correction`,
          `GET ${doses}/:id/withdrawal`,
          `POST ${doses}/:id/withdrawal`,
          `POST ${doses}/:id/restoration`,
        ].map((route) => [route, admitted]),
    ),
  ),
};

/** Middleware stands in the list too, under the method ALL. */
const routes = [
  ...new Set(
    app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) =>
      `${method} ${path}`
    ),
  ),
];

Deno.test("every route says who may use it, and nothing else is in the list", () => {
  assert.deepEqual(routes.toSorted(), Object.keys(ADMITTED).toSorted());
});

for (const route of routes) {
  const admitted = ADMITTED[route] ?? [];
  const [method = "", pattern = ""] = route.split(" ");
  const path = pattern.replace(/:\w+/, crypto.randomUUID());
  const ask = (browser: Browser) => send(browser, method, path);

  if (admitted === "everyone") {
    Deno.test(`${route} is open to everyone`, async () => {
      const { status } = await ask(new Browser(app));
      assert.ok(![401, 403].includes(status) && status < 500, `${status}`);
    });
    continue;
  }

  Deno.test(`${route} is closed to whoever is not signed in`, async () => {
    const { status, location, text } = await ask(new Browser(app));
    const isVisit = method === "GET" && !ASKED_BY_PAGES.includes(route);
    if (isVisit) assert.deepEqual([status, location], [303, paths.signIn]);
    else assert.deepEqual([status, /ログインの有効期限が切れました/.test(text)], [401, true]);
  });

  Deno.test(`${route} is open to ${admitted.join(", ")} and nobody else`, async () => {
    for (const who of EVERY_KIND) {
      const { status, text } = await ask(await browserOf(who));
      if (admitted.includes(who)) assert.ok(status !== 403 && status < 500, `${who}: ${status}`);
      else assert.deepEqual([status, refusalOf(who, admitted).test(text)], [403, true], who);
    }
  });
}

Deno.test("a forged cookie opens nothing", async () => {
  const browser = new Browser(app);
  browser.cookies.set("vrs", "x".repeat(43));
  const { status, location } = await send(browser, "GET", paths.progress);
  assert.deepEqual([status, location], [303, paths.signIn]);
});
