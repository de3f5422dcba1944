import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser, type Page } from "./a_browser.ts";
import { plainText } from "./html.ts";
import { anAccount, PASSWORD } from "./some_staff.ts";

const office = await anOffice();
const TOWN_HALL = "10.20.30.40";
const OUTSIDE = "198.51.100.7";
const PROXY = "192.0.2.1";

function appWith(environment: Record<string, string>) {
  return createApp({ ...office, configuration: readConfiguration(environment) });
}

const app = appWith({
  VRS_MUNICIPAL_NETWORKS: "10.0.0.0/8,2001:db8::/32",
  VRS_TRUSTED_PROXIES: `${PROXY}/32,2001:db8:ffff::1/128`,
});

const loginId = await anAccount(office, { kind: "municipal" });
const cookies = await signInFromTownHall();

for (const address of [TOWN_HALL, `::ffff:${TOWN_HALL}`, "2001:db8::7", "10.255.255.255"]) {
  Deno.test(`自治体メニュー opens from ${address}, which is in the municipal network`, async () => {
    assert.equal((await visitFrom(address)).status, 200);
  });
}

for (
  const address of [OUTSIDE, `::ffff:${OUTSIDE}`, "2001:db9::7", "127.0.0.1", "::1", "11.0.0.1"]
) {
  Deno.test(`自治体メニュー stays closed to ${address}, and says where it opens`, async () => {
    const page = await visitFrom(address);
    assert.equal(page.status, 403);
    assert.match(plainText(page.html), /庁内のネットワーク（LGWAN）からだけ使えます/);
  });
}

Deno.test("nothing of 自治体メニュー is sent outside: no list, no file, no progress of a job", async () => {
  const id = crypto.randomUUID();
  const addresses = [
    ...[paths.uploads, paths.doseUploads, paths.doseConflicts, paths.outputs, paths.upload(id)],
    ...[paths.uploadRejected(id), paths.outputFile(id), paths.jobEvents(id)],
  ];
  for (const path of addresses) {
    assert.equal((await visitFrom(OUTSIDE, { path })).status, 403, path);
    assert.notEqual((await visitFrom(TOWN_HALL, { path })).status, 403, path);
  }
});

Deno.test("by default 自治体メニュー opens from this machine only", async () => {
  const app = appWith({});
  for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
    assert.equal((await visitFrom(address, { app })).status, 200, address);
  }
  assert.equal((await visitFrom(TOWN_HALL, { app })).status, 403);
});

const forwarded: [what: string, peer: string, header: string, status: number][] = [
  ["a stranger who claims to forward for the town hall is not believed", OUTSIDE, TOWN_HALL, 403],
  ["a trusted proxy is believed for the town hall", PROXY, TOWN_HALL, 200],
  ["a trusted proxy on IPv6 is believed", "2001:db8:ffff::1", TOWN_HALL, 200],
  ["a trusted proxy on a mapped address is believed", `::ffff:${PROXY}`, TOWN_HALL, 200],
  ["a trusted proxy is believed for a stranger", PROXY, OUTSIDE, 403],
  ["a chain of trusted proxies is walked to its end", PROXY, `${TOWN_HALL}, ${PROXY}`, 200],
  [
    "what stands before the first untrusted hop counts for nothing",
    PROXY,
    `${TOWN_HALL}, ${OUTSIDE}`,
    403,
  ],
  ["a stranger cannot put a trusted proxy before himself", PROXY, `${PROXY}, ${OUTSIDE}`, 403],
  ["a trusted proxy that forwards nonsense is no town hall", PROXY, "unknown", 403],
  ["a trusted proxy that forwards nothing is judged itself", PROXY, "", 403],
];

for (const [what, peer, header, status] of forwarded) {
  Deno.test(what, async () => {
    const page = await visitFrom(peer, { headers: { "x-forwarded-for": header } });
    assert.equal(page.status, status);
  });
}

Deno.test("the right password from outside is refused like a wrong one", async () => {
  const from = (address: string, password: string) =>
    new Browser(app, address).submit(paths.signIn, { loginId, password });
  const right = await from(OUTSIDE, PASSWORD);
  const wrong = await from(TOWN_HALL, "a wrong password");
  assert.deepEqual([right.status, wrong.status], [422, 422]);
  assert.equal(right.html, wrong.html);
});

Deno.test("venue staff sign in from anywhere", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const page = await new Browser(app, OUTSIDE).submit(paths.signIn, {
    loginId,
    password: PASSWORD,
  });
  assert.deepEqual([page.status, page.path], [200, paths.venue]);
});

async function signInFromTownHall() {
  const browser = new Browser(app, TOWN_HALL);
  const page = await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal(page.path, paths.progress);
  return browser.cookies;
}

interface Visit {
  path?: string;
  headers?: HeadersInit;
  app?: ReturnType<typeof appWith>;
}

function visitFrom(address: string, visit: Visit = {}): Promise<Page> {
  const browser = new Browser(visit.app ?? app, address);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser.visit(visit.path ?? paths.progress, visit.headers);
}
