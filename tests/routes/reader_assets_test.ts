import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aBrowserOf } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);

/** Decimal: what a tablet on a hotspot of a tent loads once, before the first ticket. */
const LIMIT = 1_700_000;

async function text(url: string): Promise<string> {
  return await (await app.request(url)).text();
}

/** Everything the page of the ticket reader and its worker ask for. */
async function loadedBy(html: string): Promise<string[]> {
  const asked = [...html.matchAll(/<(?:link|script)[^>]*(?:href|src)="(\/assets\/[^"]*)"/g)];
  const [, worker = ""] = /data-ticket-reader="([^"]*)"/.exec(html) ?? [];
  const inWorker = (await text(worker)).matchAll(/"(\/assets\/[^"]+)"/g);
  return [...asked.map(([, url]) => url!), worker, ...[...inWorker].map(([, url]) => url!)];
}

Deno.test("the reader's page loads no more than 1.7 MB, and each file only once", async () => {
  const browser = await aBrowserOf({ app, office }, { kind: "venue" });
  const { html } = await browser.visit(paths.venue);
  const urls = await loadedBy(html);
  assert.equal(urls.filter((url) => url.endsWith(".wasm")).length, 2);
  assert.equal(urls.filter((url) => url.endsWith(".traineddata")).length, 2);
  for (const url of urls) await office.assets.byName.get(url.split("/").at(-1)!)?.packed.settled();
  let sum = new TextEncoder().encode(html).length;
  for (const url of urls) {
    const answer = await app.request(url, { headers: { "accept-encoding": "gzip, br" } });
    assert.equal(answer.status, 200, url);
    assert.match(answer.headers.get("cache-control")!, /immutable/);
    sum += (await answer.arrayBuffer()).byteLength;
  }
  assert.ok(sum <= LIMIT, `${sum} bytes`);
});

Deno.test("another page loads nothing of the reader", async () => {
  const html = await text(paths.signIn);
  assert.ok(!html.includes(office.assets.urls.reader.script));
});

Deno.test("engine and nets say what they are", () => {
  const types = [...office.assets.byName].map(([name, { type }]) => [name.split(".").at(-1), type]);
  const byExtension = new Map(types.map(([extension, type]) => [extension, type]));
  assert.equal(byExtension.get("wasm"), "application/wasm");
  assert.equal(byExtension.get("traineddata"), "application/octet-stream");
});

Deno.test("of the master list only the codes are in the browser's scripts", async () => {
  const { script, worker } = office.assets.urls.reader;
  for (const url of [script, worker]) {
    const code = await text(url);
    assert.ok(code.includes("131016"));
    assert.doesNotMatch(code, /千代田区/);
  }
});
