import assert from "node:assert/strict";
import { foldTallies } from "../../db/tally/fold.ts";
import { createApp } from "../../routes/app.ts";
import { PUBLIC_PATHS } from "../../views/public/choice.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { aClosedDatabase } from "./a_closed_database.ts";
import { aTown } from "./a_town.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const A_MINUTE_MS = 60_000;

const office = await anOffice();
await aTown(office, URAYASU, [20, 15, 12]);
await foldTallies(office.database);
const app = createApp(office);
const anybody = new Browser(app);
const japanese = await anybody.visit(paths.publicPage);

Deno.test("caches keep it for a minute, and it is the same for whoever is signed in", async () => {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  for (const path of Object.values(PUBLIC_PATHS)) {
    const answer = await staff.send(path);
    assert.equal(answer.headers.get("cache-control"), "public, max-age=60");
    assert.equal(answer.headers.get("vary"), "accept-encoding");
    assert.deepEqual(answer.headers.getSetCookie(), []);
    const same = await anybody.send(path, { headers: { "HX-Request": "true" } });
    assert.equal(await answer.text(), await same.text());
    assert.equal(answer.headers.get("etag"), same.headers.get("etag"));
  }
});

Deno.test("neither session nor figures are asked for while the figures are fresh", async () => {
  const own = await anOffice();
  const ownApp = createApp(own);
  const staff = await aBrowserOf({ app: ownApp, office: own }, { kind: "municipal" });
  const first = await staff.visit(paths.publicPage);
  await own.database.close();
  assert.equal((await staff.visit(paths.publicPage)).html, first.html);
  assert.equal(
    (await staff.visit(paths.progress)).status,
    500,
    "any other page needs the database",
  );
});

Deno.test("who has the page already is told that it has not changed", async () => {
  const tag = japanese.headers.get("etag")!;
  assert.match(tag, /^W\/"[0-9a-f]{32}"$/);
  const again = await anybody.send(paths.publicPage, { headers: { "if-none-match": tag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), "");
  assert.equal(again.headers.get("etag"), tag);
  assert.equal(again.headers.get("cache-control"), "public, max-age=60");
  const other = await anybody.send(paths.publicPageEnglish, { headers: { "if-none-match": tag } });
  assert.equal(other.status, 200);
  await other.body?.cancel();
});

Deno.test("it is sent packed to whoever can unpack it, small enough for a phone", async () => {
  const packed = await anybody.send(paths.publicPage, {
    headers: { "accept-encoding": "br, gzip" },
  });
  assert.equal(packed.headers.get("content-encoding"), "gzip");
  assert.equal(packed.headers.get("etag"), japanese.headers.get("etag"));
  const bytes = await packed.bytes();
  assert.ok(bytes.length < 40_000, `${bytes.length}`);
  const text = new Response(
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")),
  );
  assert.equal(await text.text(), japanese.html);
  assert.ok(new TextEncoder().encode(japanese.html).length < 150_000);
});

Deno.test("new doses show within a minute, and until then the page does not change", async () => {
  const own = await anOffice();
  await aTown(own, URAYASU, [20, 12, 0]);
  await foldTallies(own.database);
  const reader = new Browser(createApp(own));
  const before = await reader.visit(paths.publicPage);
  assert.match(before.html, /60\.0%/);
  await aTown(own, ICHIKAWA, [20, 20, 0]);
  await foldTallies(own.database);
  own.time = new Date(TEST_TIME.getTime() + 9_000);
  assert.equal((await reader.visit(paths.publicPage)).html, before.html);
  own.time = new Date(TEST_TIME.getTime() + A_MINUTE_MS);
  const after = await reader.visit(paths.publicPage);
  assert.match(after.html, /80\.0%/);
  assert.match(after.html, /2021年7月1日 10:01 の数です。/);
  own.time = new Date(TEST_TIME.getTime() + 2 * A_MINUTE_MS);
  const unchanged = await reader.visit(paths.publicPage);
  assert.equal(unchanged.html, after.html, "the same figures keep the time of their first reading");
  await own.database.close();
});

Deno.test("while the database fails readers have what there is, and not for long", async () => {
  const own = await anOffice();
  const reader = new Browser(createApp(own));
  const { html } = await reader.visit(paths.publicPage);
  await own.database.close();
  own.time = new Date(TEST_TIME.getTime() + A_MINUTE_MS / 2);
  assert.equal((await reader.visit(paths.publicPage)).html, html);
  own.time = new Date(TEST_TIME.getTime() + A_MINUTE_MS);
  assert.equal((await reader.visit(paths.publicPage)).status, 503);
});

Deno.test("when the database fails the page says so, and no cache keeps that", async () => {
  const own = await anOffice();
  const database = await aClosedDatabase(own.database.address);
  const failing = new Browser(createApp({ ...own, database }));
  const says = {
    [paths.publicPage]: /今は、数を出すことができません/,
    [paths.publicPageEnglish]: /cannot be shown right now/,
  };
  for (const [path, text] of Object.entries(says)) {
    const { status, headers, html } = await failing.visit(path);
    assert.equal(status, 503);
    assert.match(html, text);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("retry-after"), "60");
    assert.equal(headers.get("etag"), null);
  }
  assert.equal(own.logged.filter((line) => line.publicFigures === "not shown").length, 2);
  await own.database.close();
});
