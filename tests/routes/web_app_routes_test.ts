import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { plainText } from "./html.ts";
import { aBrowserOf } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const anonymous = new Browser(app);
const venue = await aBrowserOf({ app, office }, { kind: "venue" });

async function text(browser: Browser, path: string): Promise<string> {
  const answer = await browser.send(path);
  assert.equal(answer.status, 200, path);
  return await answer.text();
}

Deno.test("the shell, the worker and the manifest are the same for everybody, and name nobody", async () => {
  for (const path of [paths.venueOffline, paths.serviceWorker, paths.manifest]) {
    const mine = await text(venue, path);
    assert.equal(mine, await text(anonymous, path), path);
  }
  assert.doesNotMatch(await text(venue, paths.venueOffline), /浦安|data-who="[^"]/);
});

Deno.test("the worker keeps the shell and every file a venue's pages load, all of which are there", async () => {
  const worker = await text(anonymous, paths.serviceWorker);
  const [, json = ""] = /^const OFFLINE_FILES = (\{.*\});$/m.exec(worker) ?? [];
  const { version, shell, files } = JSON.parse(json);
  assert.match(version, /^[0-9a-f]{16}$/);
  assert.equal(shell, paths.venueOffline);
  for (const file of files) await text(anonymous, file);
  const pages = [await text(anonymous, shell), await text(venue, paths.venue)];
  for (const html of pages) {
    const asked = [...html.matchAll(/(?:href|src|data-ticket-reader)="(\/assets\/[^"]+)"/g)];
    assert.ok(asked.length > 3);
    for (const [, url] of asked) assert.ok(files.includes(url), url!);
  }
});

Deno.test("a browser asks for the worker each time, may use it for the whole site, and is told if it is the same", async () => {
  const { headers } = await anonymous.visit(paths.serviceWorker);
  assert.equal(headers.get("cache-control"), "no-cache");
  assert.equal(headers.get("service-worker-allowed"), "/");
  assert.match(headers.get("content-type")!, /^text\/javascript/);
  const again = await anonymous.send(paths.serviceWorker, {
    headers: { "if-none-match": headers.get("etag")! },
  });
  assert.deepEqual([again.status, await again.text()], [304, ""]);
});

Deno.test("the venue menu can be installed: name, start, and an icon that is there", async () => {
  const manifest = JSON.parse(await text(anonymous, paths.manifest));
  assert.deepEqual([manifest.start_url, manifest.display], [paths.venue, "standalone"]);
  for (const { src } of manifest.icons) await text(anonymous, src);
  const linked = `<link rel="manifest" href="${paths.manifest}"`;
  assert.ok((await text(venue, paths.venue)).includes(linked));
  const desk = await aBrowserOf({ app, office }, { kind: "municipal" });
  assert.ok(!(await text(desk, paths.progress)).includes(linked));
});

Deno.test("every page of a venue has the bar 未送信, hidden until the browser has something to show", async () => {
  for (
    const path of [paths.venue, paths.precheck, paths.venueDoses, paths.signOut, paths.sessions]
  ) {
    assert.match(await text(venue, path), /<section id="unsent"[^>]* hidden/, path);
  }
  assert.match(await text(venue, paths.signOut), /<div id="sign-out-unsent"[^>]* hidden/);
  const desk = await aBrowserOf({ app, office }, { kind: "municipal" });
  assert.doesNotMatch(await text(desk, paths.signOut), /未送信/);
});

Deno.test("the shell has what each screen of it is made of", async () => {
  const html = await text(anonymous, paths.venueOffline);
  const templates = ["start", "entry", "list", "review", "discard", "impossible", "no-kit"];
  for (const name of templates) assert.ok(html.includes(`<template id="offline-${name}">`), name);
  for (const field of ["ocrLine", "venueName", "vaccinatedOn", "vaccineCode", "lotNumber"]) {
    assert.equal(html.split(` name="${field}"`).length, 2, field);
  }
  assert.match(plainText(html), /接種券と本人を、紙で確かめました/);
});
