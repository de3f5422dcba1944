import assert from "node:assert/strict";
import { endSessions } from "../../db/session/end_sessions.ts";
import { createApp } from "../../routes/app.ts";
import { NewsFeed } from "../../routes/news_feed.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { EventStream } from "./event_stream.ts";
import { plainText } from "./html.ts";
import { anAccount, PASSWORD } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
/** Another process of the same system: of this one it shares nothing but the database. */
const elsewhere = { ...office, newsFeed: new NewsFeed(office.database.address) };
const appElsewhere = createApp(elsewhere);
const owner = ownerSql(office.database);

const EDGE = { "user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0" };
const IPAD = { "user-agent": "Mozilla/5.0 (iPad; CPU OS 14_6 like Mac OS X) Safari/604.1" };

async function signIn(loginId: string, given: { headers?: Record<string, string> } = {}) {
  const browser = new Browser(app);
  const fields = { loginId, password: PASSWORD };
  const page = await browser.submit(paths.signIn, fields, given.headers);
  assert.equal(page.status, 200);
  return browser;
}

const isOut = async (browser: Browser) => (await browser.visit(paths.home)).path === paths.signIn;
const idsOf = async (loginId: string): Promise<string[]> => {
  const rows = await owner`
    select session.id from session join account on account.id = account_id
    where login_id = ${loginId} order by session.created_at, session.id`;
  return rows.map(({ id }) => id);
};

Deno.test("the list says on what, from where and when one is signed in, and which is this one", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const here = await signIn(loginId, { headers: EDGE });
  await signIn(loginId, { headers: IPAD });
  const page = await here.visit(paths.sessions);
  const text = plainText(page.html);
  assert.match(text, /Windows・Edge\s*127\.0\.0\.1/);
  assert.match(text, /iPad・Safari\s*127\.0\.0\.1/);
  assert.equal(text.match(/この端末/g)?.length, 1);
  assert.match(page.html, new RegExp(`href="${paths.sessions}">ログイン中の端末`));
});

Deno.test("ending one session ends that one, and all others all but this one", async () => {
  const loginId = await anAccount(office, { kind: "municipal" });
  const here = await signIn(loginId);
  const [own] = await idsOf(loginId);
  const others = [await signIn(loginId), await signIn(loginId), await signIn(loginId)];
  const [first] = (await idsOf(loginId)).filter((id) => id !== own);
  await here.submit(paths.sessionsEnding, { session: first! });
  assert.equal((await idsOf(loginId)).length, 3);
  const page = await here.submit(paths.sessionsEnding, { session: "others" });
  assert.match(plainText(page.html), /ほかの端末ではログインしていません/);
  for (const other of others) assert.ok(await isOut(other));
  assert.ok(!await isOut(here));
  const audited = await owner`
    select detail from audit where login_id = ${loginId} and act = 'sessions_ended' order by id`;
  assert.deepEqual(audited.map(({ detail }) => detail.sessions).toSorted(), [1, 2]);
});

Deno.test("another's session cannot be ended by its id, nor is there any other way to name one", async () => {
  const [loginId, theirs] = [
    await anAccount(office, { kind: "venue" }),
    await anAccount(office, { kind: "venue" }),
  ];
  const [here, there] = [await signIn(loginId), await signIn(theirs)];
  const [theirId] = await idsOf(theirs);
  for (const session of [theirId!, "", "x", "%", `${theirId}' or true --`]) {
    assert.equal((await here.submit(paths.sessionsEnding, { session })).status, 200);
  }
  assert.ok(!await isOut(there));
});

Deno.test("signing in voids the token the browser had before, whoever gave it", async () => {
  const [mine, theirs] = [
    await anAccount(office, { kind: "venue" }),
    await anAccount(office, { kind: "venue" }),
  ];
  const attacker = await signIn(theirs);
  const victim = new Browser(app);
  const planted = attacker.cookies.get("vrs")!;
  victim.cookies.set("vrs", planted);
  await victim.submit(paths.signIn, { loginId: mine, password: PASSWORD });
  assert.notEqual(victim.cookies.get("vrs"), planted);
  assert.ok(await isOut(attacker));
  assert.match(plainText((await victim.visit(paths.venue)).html), new RegExp(mine));
});

Deno.test("a token of one's own making is never taken over", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const browser = new Browser(app);
  browser.cookies.set("vrs", "a".repeat(43));
  await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  assert.notEqual(browser.cookies.get("vrs"), "a".repeat(43));
});

Deno.test("who still owes the second factor has a token that opens nothing", async () => {
  const strict = createApp({
    ...office,
    configuration: { ...office.configuration, VRS_SECOND_FACTOR: "required" },
  });
  const loginId = await anAccount(office, { kind: "municipal" });
  const browser = new Browser(strict);
  const answer = await browser.send(paths.signIn, {
    method: "POST",
    headers: { origin: "http://localhost" },
    body: new URLSearchParams({ loginId, password: PASSWORD }),
  });
  assert.deepEqual([answer.status, answer.headers.get("location")], [303, paths.factor]);
  for (const path of [paths.progress, paths.sessions, paths.password, paths.sessionStay]) {
    assert.equal((await browser.visit(path)).path, paths.signIn, path);
  }
  const audited = await owner`select from audit where login_id = ${loginId} and act = 'sign_in'`;
  assert.equal(audited.length, 0);
});

Deno.test("the cookie is out of scripts' reach, and over https bound to the host", async () => {
  const loginId = await anAccount(office, { kind: "venue" });
  const cookieOf = async (url: string | undefined) => {
    const configuration = { ...office.configuration, VRS_PUBLIC_URL: url };
    const host = url ? { host: new URL(url).host } : undefined;
    const answer = await createApp({ ...office, configuration }).request(
      url ? `${url}${paths.signIn}` : paths.signIn,
      {
        method: "POST",
        headers: { origin: url ?? "http://localhost", ...host },
        body: new URLSearchParams({ loginId, password: PASSWORD }),
      },
      { remoteAddress: "127.0.0.1" },
    );
    return answer.headers.get("set-cookie")!;
  };
  assert.match(await cookieOf(undefined), /^vrs=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.match(
    await cookieOf("https://vrs.example.lg.jp"),
    /^__Host-vrs=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

Deno.test("ending sessions ends open streams at once, also those of another process", async () => {
  const loginId = await anAccount(office, { kind: "municipal" });
  const [here, other] = [await signIn(loginId), await signIn(loginId)];
  const there = new Browser(appElsewhere);
  for (const [name, value] of other.cookies) there.cookies.set(name, value);
  const streams = await Promise.all(
    [here, there].map(async (browser) => new EventStream(await browser.send(paths.messageEvents))),
  );
  for (const stream of streams) await stream.next();
  const [account] = await owner`select id from account where login_id = ${loginId}`;
  const began = performance.now();
  await endSessions(office.database.gate, { accountId: account!.id });
  for (const stream of streams) {
    assert.equal((await stream.next()).event, "ended");
    await stream.ends();
  }
  assert.ok(performance.now() - began < 5_000, "the keep-alive alone would take fifteen seconds");
  assert.equal(office.newsFeed.size + elsewhere.newsFeed.size, 0);
});

Deno.test("neither a stream nor asking how long it lasts keeps a session alive; 続ける does", async () => {
  const loginId = await anAccount(office, { kind: "municipal" });
  const browser = await signIn(loginId);
  const remaining = async (minutes: number) => {
    office.time = new Date(TEST_TIME.getTime() + minutes * 60_000);
    return await (await browser.send(paths.sessionStay)).json();
  };
  const stay = () =>
    browser.send(paths.sessionStay, { method: "POST", headers: { origin: "http://localhost" } });
  try {
    assert.deepEqual(await remaining(100), {
      loginId,
      idleSeconds: 20 * 60,
      longestSeconds: (720 - 100) * 60,
    });
    await (await browser.send(paths.messageEvents)).body?.cancel();
    assert.equal((await remaining(101)).idleSeconds, 19 * 60);
    assert.equal((await stay()).status, 204);
    assert.equal((await remaining(102)).idleSeconds, 119 * 60);
    assert.equal((await remaining(220)).idleSeconds, 60);
    office.time = new Date(TEST_TIME.getTime() + 221 * 60_000);
    assert.equal((await stay()).status, 401);
  } finally {
    office.time = TEST_TIME;
  }
});

Deno.test("VRS_IDLE_MINUTES is how long a new session may lie idle, and what its pages are told", async () => {
  const brief = createApp({
    ...office,
    configuration: { ...office.configuration, VRS_IDLE_MINUTES: 15 },
  });
  const loginId = await anAccount(office, { kind: "venue" });
  const browser = new Browser(brief);
  const page = await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  assert.match(page.html, /data-idle-seconds="840" data-longest-seconds="43200"/);
  assert.equal((await (await browser.send(paths.sessionStay)).json()).idleSeconds, 15 * 60);
});
