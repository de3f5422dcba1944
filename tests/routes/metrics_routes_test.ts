import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import { TRIES_NEXT } from "../../routes/drain.ts";
import { Meters } from "../../routes/meters.ts";
import { observeRegularly } from "../../routes/observe_regularly.ts";
import { Readiness } from "../../routes/readiness.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct } from "../db/an_act.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { Browser } from "./a_browser.ts";
import { aQueuedDose, aTablet, linesOf } from "./a_queue.ts";
import { aStation } from "./a_station.ts";
import { A_DOSE, registersDose } from "./at_the_counter.ts";

const office = await anOffice();
const app = createApp(office);
const OPERATORS = "10.1.0.0/16";
const PROXY = "192.0.2.1";
const guarded = createApp({
  ...office,
  meters: new Meters(),
  configuration: readConfiguration({
    VRS_OPERATOR_NETWORKS: OPERATORS,
    VRS_TRUSTED_PROXIES: `${PROXY}/32`,
    VRS_PUBLIC_URL: "https://vrs.example.lg.jp",
  }),
});

type Visit = [what: string, status: number, from: string, headers: Record<string, string>];
const visits: Visit[] = [
  ["an operator", 200, "10.1.2.3", {}],
  ["an operator behind our proxy", 200, PROXY, { "x-forwarded-for": "10.1.2.3" }],
  ["somebody else", 404, "203.0.113.9", {}],
  ["this machine, which is not in the list", 404, "127.0.0.1", {}],
  ["somebody else behind our proxy", 404, PROXY, { "x-forwarded-for": "203.0.113.9" }],
  ["our proxy, which does not say for whom", 404, PROXY, {}],
  ["somebody who says to be an operator", 404, "203.0.113.9", { "x-forwarded-for": "10.1.2.3" }],
  ["a proxy among the operators that nobody trusts", 404, "10.1.2.3", {
    "x-forwarded-for": "10.1.2.4",
  }],
  ["the same, which speaks RFC 7239", 404, "10.1.2.3", { forwarded: "for=203.0.113.9" }],
];

for (const path of [paths.metrics, paths.status, paths.statusReport]) {
  for (const [what, status, from, headers] of visits) {
    Deno.test(`${path} answers ${status} to ${what}`, async () => {
      const visit = { headers: { host: "10.1.0.1:8000", ...headers } };
      const answer = await guarded.request(path, visit, { remoteAddress: from });
      await answer.body?.cancel();
      assert.equal(answer.status, status);
    });
  }

  Deno.test(`${path} is asked for by our address or name, and by no other name`, async () => {
    const statusUnder = async (host: string) => {
      const answer = await guarded.request(path, { headers: { host } }, {
        remoteAddress: "10.1.2.3",
      });
      await answer.body?.cancel();
      return answer.status;
    };
    for (const host of ["10.1.0.1:8000", "[::1]:8000", "localhost", "vrs.example.lg.jp"]) {
      assert.equal(await statusUnder(host), 200, host);
    }
    for (const host of ["evil.example", "10.1.0.1.evil.example"]) {
      assert.equal(await statusUnder(host), 400, host);
    }
  });
}

Deno.test("requests are counted by route, method and class of status, whatever one asks for", async () => {
  const browser = new Browser(app);
  await browser.visit(paths.recipient("山田-花子"));
  await browser.send("/no-such-page/山田");
  await browser.send(paths.signIn, { method: "PROPFIND" });
  await browser.send(paths.health);
  const text = await scrape();
  const request = 'vrs_request_duration_seconds_count{route="/recipients/:id"';
  assert.equal(valueOf(text, `${request},method="GET",status="3xx"}`), 1);
  for (const bucket of ["0.05", "0.3"]) assert.match(text, new RegExp(`le="${bucket}",route=`));
  assert.equal(valueOf(text, 'vrs_refused_requests_total{status="404"}'), 1);
  assert.equal(valueOf(text, 'vrs_refused_requests_total{status="405"}'), 1);
  assert.match(text, /method="other"/);
  assert.doesNotMatch(text, /PROPFIND|no-such-page|山田|healthz|%E5/);
});

Deno.test("registrations are counted by what came of them, failed sign-ins by how", async () => {
  const { browser: tablet } = await aStation({ app, office }, "venue");
  const line = "211222710000009001";
  assert.equal((await registersDose(tablet, line, { ...A_DOSE, lotNumber: "" })).status, 422);
  assert.equal((await registersDose(tablet, line)).status, 200);
  const wrong = { loginId: "hanako@demo.lg.jp", password: "not hers at all" };
  await new Browser(app).submit(paths.signIn, wrong);
  const text = await scrape();
  assert.equal(valueOf(text, 'vrs_registrations_total{outcome="registered"}'), 1);
  assert.equal(valueOf(text, 'vrs_registrations_total{outcome="refused"}'), 1);
  assert.equal(valueOf(text, 'vrs_sign_in_failures_total{by="password"}'), 1);
  assert.doesNotMatch(text, /hanako|122271|0000009001|鈴木/);
});

Deno.test("what a tablet sends later is counted like what is sent from the counter", async () => {
  const own = { ...office, meters: new Meters() };
  const tablet = await aTablet({ app: createApp(own), office: own });
  const nextLine = await linesOf(own, { count: 2 });
  const dose = aQueuedDose(nextLine(), own);
  for (const _time of [1, 2]) await tablet.send(dose);
  await tablet.send(aQueuedDose(nextLine(), own, { typed: { lotNumber: "" } }));
  const text = await own.meters.registry.metrics();
  for (const outcome of ["registered", "again", "questioned"]) {
    assert.equal(valueOf(text, `vrs_registrations_total{outcome="${outcome}"}`), 1);
  }
});

Deno.test("who is sent to the next server is neither a failure nor an answer of this one", async () => {
  const lines: unknown[] = [];
  const readiness = new Readiness();
  readiness.draining = true;
  const leaving = {
    ...office,
    meters: new Meters(),
    readiness,
    log: (line: unknown) => lines.push(line),
  };
  const headers = { [TRIES_NEXT]: "yes" };
  const answer = await createApp(leaving).request(paths.signIn, { headers });
  assert.equal(answer.status, 502);
  assert.deepEqual(lines, []);
  assert.doesNotMatch(await leaving.meters.registry.metrics(), /status="5xx"/);
});

Deno.test("what waits is counted, and since when; and what is not known is not there", async () => {
  assert.doesNotMatch(await scrape(), /^vrs_(queue_length|database_reachable)\b.* \d/m);
  await upload(office.database, anAct(), { content: [aRecipient()] });
  await observed();
  const text = await scrape();
  assert.equal(valueOf(text, "vrs_database_reachable"), 1);
  for (const queue of ["jobs", "changes"]) {
    assert.ok(valueOf(text, `vrs_queue_length{queue="${queue}"}`) >= 0, queue);
  }
  assert.ok(valueOf(text, 'vrs_queue_length{queue="audit"}') > 0);
  assert.ok(valueOf(text, 'vrs_queue_age_seconds{queue="audit"}') >= 0);
  assert.equal(valueOf(text, 'vrs_queued_jobs{kind="make_output"}'), 0);
  assert.equal(valueOf(text, 'vrs_pool_connections{pool="register",state="size"}'), 20);
  assert.equal(valueOf(text, "vrs_followers"), 0);
  assert.ok(valueOf(text, 'vrs_memory_bytes{kind="resident"}') > 0);
  assert.match(text, /^vrs_info\{version="[\d.]+",deno="[\d.]+"\} 1$/m);
});

Deno.test("a replica's lag is there once something tells it", async () => {
  office.meters.replicaLag = () => Promise.resolve(1.5);
  await observed();
  assert.equal(valueOf(await scrape(), "vrs_replica_lag_seconds"), 1.5);
  office.meters.replicaLag = () => Promise.resolve(undefined);
  await observed();
  assert.doesNotMatch(await scrape(), /^vrs_replica_lag_seconds/m);
});

/** As a server does every ten seconds. */
async function observed(): Promise<void> {
  await observeRegularly(office).stop();
}

async function scrape(): Promise<string> {
  const answer = await app.request(paths.metrics, {}, { remoteAddress: "127.0.0.1" });
  assert.match(answer.headers.get("content-type")!, /^text\/plain; version=0\.0\.4/);
  return await answer.text();
}

function valueOf(text: string, series: string): number {
  const line = text.split("\n").find((line) => line.startsWith(`${series} `));
  assert.ok(line, `${series} is not in\n${text}`);
  return Number(line.slice(series.length));
}
