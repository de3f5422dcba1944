import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { OPEN_FILES } from "../../domain/tally/open_files.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aVaccinatedTown, published } from "../db/publication/a_publication.ts";
import { Browser } from "./a_browser.ts";
import { plainText } from "./html.ts";

const office = await anOffice();
const owner = ownerSql(office.database);
const app = createApp(office);
const browser = new Browser(app);

Deno.test("before the first publication the page says so and explains the files", async () => {
  const { status, html } = await browser.visit(paths.openData);
  assert.equal(status, 200);
  assert.match(plainText(html), /まだ公表していません。/);
  assert.match(plainText(html), /データ項目定義書/);
});

Deno.test("the page lists the files with their sizes, and every link leads to one", async () => {
  await aVaccinatedTown(office.database, { municipalityCode: "122271", count: 60 });
  await published(office.database, { note: "試験公表です。<b>" });
  const { html, headers } = await browser.visit(paths.openData);
  assert.match(plainText(html), /2021年7月1日（第1版、2021年7月1日 10:00に公表）/);
  assert.match(html, /試験公表です。&lt;b>|試験公表です。&lt;b&gt;/);
  assert.equal(headers.get("cache-control"), "public, max-age=300");
  assert.deepEqual(headers.getSetCookie(), []);
  const links = [...html.matchAll(/href="(\/open-data\/[^"]+)"/g)].map(([, path]) => path!);
  assert.deepEqual(
    links.filter((path) => path.includes("/latest/")),
    OPEN_FILES.map(({ name }) => paths.openDataFile("latest", name)),
  );
  for (const path of new Set(links)) {
    const answer = await app.request(path);
    await answer.body?.cancel();
    assert.equal(answer.status, 200, path);
  }
});

Deno.test("a day's page has every revision, newest first", async () => {
  await published(office.database);
  const { html } = await browser.visit(paths.openDataDay("2021-07-01"));
  const headings = [...html.matchAll(/<h2 id="(r\d)"/g)].map(([, id]) => id);
  assert.deepEqual(headings, ["r2", "r1"]);
  assert.match(
    html,
    new RegExp(`href="${paths.openDataRevision("2021-07-01", "r1", "datapackage.json")}"`),
  );
});

Deno.test("the directory of the newest leads to the page", async () => {
  const { path, status } = await browser.visit(paths.openDataDay("latest"));
  assert.deepEqual([path, status], [paths.openData, 200]);
});

Deno.test("a year of days is read page by page", async () => {
  await owner`
    insert into publication select day::date, 1, day, '運用者', ''
    from generate_series('2020-01-01'::timestamptz, '2020-04-29', '1 day') as day`;
  const first = await browser.visit(paths.openData);
  const pages = [
    first,
    ...await Promise.all([2, 3, 9].map((page) => {
      return browser.visit(`${paths.openData}?page=${page}`);
    })),
  ];
  const days = pages.map(({ html }) =>
    [...html.matchAll(/href="\/open-data\/(\d{4}-\d\d-\d\d)"/g)].map(([, day]) => day)
  );
  assert.deepEqual(days.map((own) => own.length), [50, 50, 21, 21]);
  assert.equal(new Set(days.flat()).size, 121);
  assert.match(plainText(first.html), /1 \/ 3ページ/);
});
