import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { aDatabase, anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { startTappedServer } from "./a_tapped_server.ts";
import { addressesOf, keptBy } from "./browser_traces.ts";
import { longNumbersIn, placesOf } from "./number_search.ts";
import { Screen } from "./screen.ts";
import { storedIn } from "./stored_traces.ts";

const NUMBER = "835194826079";
const SPELLINGS = [
  NUMBER,
  "8351 9482 6079",
  "8351-9482-6079",
  "８３５１９４８２６０７９",
  "８３５１　９４８２　６０７９",
  "8351ー9482−6079",
  "8.351.948.260.79",
  "8351%209482%206079",
  "8351+9482+6079",
  "%EF%BC%98351-9482-6079",
  `12${NUMBER}34`,
  NUMBER.slice(0, 11),
];

Deno.test("a number is found in whatever way it is written, and no other is taken for it", () => {
  for (const text of SPELLINGS) {
    assert.deepEqual(placesOf(NUMBER, [{ place: "here", text: `a ${text} b` }]), ["here"], text);
  }
  for (const text of ["835194826179", "8351 9482 6 x 079", "8351¦94826079", ""]) {
    assert.deepEqual(placesOf(NUMBER, [{ place: "here", text }]), [], text);
  }
});

Deno.test("what could be a My Number is found; ids, assets and longer numbers are none", () => {
  const found = (text: string) => longNumbersIn([{ place: "here", text }]).length;
  for (
    const text of [`n=${NUMBER}`, "8351 9482 6079", "８３５１-９４８２-６０７９", `"${NUMBER}"`]
  ) {
    assert.equal(found(text), 1, text);
  }
  const others = [
    "0189f7e2-1111-2222-3333-835194826079",
    "/assets/app-835194826079.js",
    "231222710000000123",
    "20210701010000",
    "2021-07-01T01:00:00.123456+00",
    "0000000123",
  ];
  for (const text of others) assert.equal(found(text), 0, text);
});

Deno.test("a number is found in every kind of column", async () => {
  const database = await aDatabase();
  const owner = ownerSql(database);
  await owner`create schema elsewhere`;
  await owner`create table elsewhere.planted (a text, b jsonb, c bytea, d bigint, e text[])`;
  await owner`insert into elsewhere.planted values (${`番号は${NUMBER}`},
    ${owner.json({ note: "8351 9482 6079" })}, ${new TextEncoder().encode("８３５１94826079")},
    ${NUMBER}, ${["x", NUMBER]})`;
  const found = placesOf(NUMBER, await storedIn(database));
  assert.deepEqual(found, ["a", "b", "c", "d", "e"].map((column) => `planted.${column}`));
  await owner.end();
  await database.close();
});

Deno.test("a number is found wherever it passes or a browser keeps it", browserTest, async () => {
  const office = await anOffice();
  const server = startTappedServer(office);
  const browser = await launchBrowser();
  try {
    const screen = await Screen.open(browser, server.url, {});
    const addresses = addressesOf(screen.page.context());
    await screen.goTo(`${paths.search}?number=8351+9482+6079`);
    await screen.page.evaluate((number) => {
      localStorage.setItem("kept", number);
      sessionStorage.setItem("kept", number);
      document.cookie = `kept=${number}`;
      history.replaceState(null, "", `#${number}`);
    }, NUMBER);
    await screen.signIn(NUMBER);
    await screen.sees("ログインできませんでした");
    const { wire } = server;
    assert.ok(placesOf(NUMBER, addresses).includes("browser: GET /recipients/search"));
    assert.ok(placesOf(NUMBER, wire.addresses).includes("GET /recipients/search → 303"));
    assert.ok(placesOf(NUMBER, wire.headers).includes("POST /sign-in → 422"));
    assert.ok(placesOf(NUMBER, wire.bodies).includes("POST /sign-in → 422"));
    const kept = placesOf(NUMBER, await keptBy(screen.page));
    assert.deepEqual(new Set(kept), new Set(["history", "storages", "cookies"]));
  } finally {
    await browser.close();
    await server.close();
    await office.database.close();
  }
});
