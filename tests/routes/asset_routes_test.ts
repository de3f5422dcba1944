import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";

const office = await anOffice();
const app = createApp(office);
const { script, style, icon } = office.assets.urls;

const unpackers: [encoding: string, accepted: string, unpack: typeof gunzipSync][] = [
  ["br", "gzip, deflate, br", brotliDecompressSync],
  ["gzip", "gzip;q=1.0, deflate", gunzipSync],
];

const types: [url: string, type: string][] = [
  [script, "text/javascript; charset=utf-8"],
  [style, "text/css; charset=utf-8"],
  [icon, "image/svg+xml"],
];

for (const [url, type] of types) {
  const name = url.split(".").at(-1);

  Deno.test(`the ${name} says what it is and may be kept for ever`, async () => {
    const answer = await app.request(url);
    await answer.body?.cancel();
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), type);
    assert.equal(answer.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(answer.headers.get("vary"), "accept-encoding");
  });

  for (const [encoding, accepted, unpack] of unpackers) {
    Deno.test(`the ${name} comes as ${encoding} to whoever takes that, and is the same`, async () => {
      const plain = await app.request(url);
      const packed = await app.request(url, { headers: { "accept-encoding": accepted } });
      assert.equal(plain.headers.get("content-encoding"), null);
      assert.equal(packed.headers.get("content-encoding"), encoding);
      const bytes = new Uint8Array(await packed.arrayBuffer());
      assert.deepEqual(new Uint8Array(unpack(bytes)), new Uint8Array(await plain.arrayBuffer()));
    });
  }
}

Deno.test("the page asks for exactly these files, and nothing from elsewhere", async () => {
  const html = await (await app.request(paths.signIn)).text();
  const asked = [...html.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="([^"]*)"/g)];
  assert.deepEqual(asked.map(([, url]) => url).sort(), [script, style, icon].sort());
});

Deno.test("the style sheet loads nothing from elsewhere", async () => {
  const css = await (await app.request(style)).text();
  assert.doesNotMatch(css, /@import|url\((?!["']?data:image\/svg)|https?:/);
});

Deno.test("another name is not found, even one that leaves the folder", async () => {
  for (const name of ["vrs-0000000000000000.js", "..%2Fapp.ts", "%2e%2e%2fdeno.json"]) {
    const answer = await app.request(paths.asset(name));
    await answer.body?.cancel();
    assert.equal(answer.status, 404, name);
  }
});
