import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { createApp } from "../../routes/app.ts";
import { OPEN_FILES } from "../../domain/tally/open_files.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aVaccinatedTown, bytesOf, published } from "../db/publication/a_publication.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
await aVaccinatedTown(office.database, { municipalityCode: "122271", count: 120 });
await published(office.database);
await published(office.database);

const DAY = "2021-07-01";
const NAME = "prefecture.ndjson";
const LATEST = paths.openDataFile("latest", NAME);
const OF_DAY = paths.openDataFile(DAY, NAME);
const FIRST = paths.openDataRevision(DAY, "r1", NAME);

async function ask(path: string, headers: HeadersInit = {}, method = "GET") {
  const answer = await app.request(path, { headers, method });
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

const header = (answer: Response, name: string) => answer.headers.get(name);

/** What programs say they take, and what they get. */
const ACCEPTED: [accepted: string | undefined, coding: string | null][] = [
  [undefined, "gzip"], // wget and curl, as from the real service
  ["gzip, deflate, br", "gzip"],
  ["x-gzip", "gzip"],
  ["*", "gzip"],
  ["identity", null], // Python's urllib, and pandas with it
  ["br", null],
  ["gzip;q=0, *", null],
  ["", null],
];

for (const [accepted, coding] of ACCEPTED) {
  Deno.test(`who accepts ${accepted ?? "nothing in particular"} gets ${coding ?? "plain bytes"}`, async () => {
    const { answer, bytes } = await ask(
      LATEST,
      accepted === undefined ? {} : {
        "accept-encoding": accepted,
      },
    );
    assert.equal(answer.status, 200);
    assert.equal(header(answer, "content-encoding"), coding);
    assert.equal(header(answer, "content-length"), String(bytes.length));
    assert.equal(header(answer, "vary"), "accept-encoding");
    const plain = coding ? new Uint8Array(gunzipSync(bytes)) : bytes;
    const kept = await bytesOf(office.database, { day: DAY, revision: 2, name: NAME });
    assert.deepEqual(plain, new Uint8Array(kept));
  });
}

Deno.test("each file comes with its type and charset, to scripts of every site, and without a cookie", async () => {
  for (const { name, contentType } of OPEN_FILES) {
    const { answer } = await ask(paths.openDataFile("latest", name));
    assert.equal(header(answer, "content-type"), contentType, name);
    assert.equal(header(answer, "access-control-allow-origin"), "*");
    assert.equal(header(answer, "cross-origin-resource-policy"), "cross-origin");
    assert.equal(header(answer, "x-content-type-options"), "nosniff");
    assert.deepEqual(answer.headers.getSetCookie(), []);
  }
});

Deno.test("caches keep a revision for ever, and what may be published again for some minutes", async () => {
  for (const path of [LATEST, OF_DAY]) {
    const { answer } = await ask(path);
    assert.equal(header(answer, "cache-control"), "public, max-age=300");
  }
  const { answer } = await ask(FIRST);
  assert.equal(header(answer, "cache-control"), "public, max-age=31536000, immutable");
});

Deno.test("who has the file is told so, by its tag or its time, packed or not", async () => {
  const { answer } = await ask(LATEST);
  const packed = header(answer, "etag")!;
  const plain = header((await ask(LATEST, { "accept-encoding": "identity" })).answer, "etag")!;
  assert.notEqual(packed, plain);
  const modified = header(answer, "last-modified")!;
  assert.equal(Date.parse(modified), TEST_TIME.getTime());
  const known: Record<string, string>[] = [
    { "if-none-match": packed },
    { "if-none-match": plain },
    { "if-none-match": `"other", W/${packed}` },
    { "if-none-match": "*" },
    { "if-modified-since": modified },
  ];
  for (const headers of known) {
    const { answer, bytes } = await ask(LATEST, headers);
    assert.deepEqual([answer.status, bytes.length], [304, 0], JSON.stringify(headers));
    assert.equal(header(answer, "etag"), packed);
    assert.equal(header(answer, "access-control-allow-origin"), "*");
  }
  const other: Record<string, string>[] = [
    { "if-none-match": '"other"' },
    { "if-none-match": '"other"', "if-modified-since": modified }, // the tag has the last word
    { "if-modified-since": new Date(TEST_TIME.getTime() - 1000).toUTCString() },
    { "if-modified-since": "yesterday" },
  ];
  for (const headers of other) {
    assert.equal((await ask(LATEST, headers)).answer.status, 200, JSON.stringify(headers));
  }
});

Deno.test("HEAD tells all about a file and sends none of it", async () => {
  const { answer: whole } = await ask(LATEST);
  const { answer, bytes } = await ask(LATEST, {}, "HEAD");
  assert.deepEqual([answer.status, bytes.length], [200, 0]);
  for (const name of ["etag", "content-type", "content-encoding", "content-length"]) {
    assert.equal(header(answer, name), header(whole, name), name);
  }
});

Deno.test("latest and the day are its newest revision; an older one is found by its number", async () => {
  const tag = async (path: string) => header((await ask(path)).answer, "etag");
  const package_ = "datapackage.json"; // says which revision it is of
  const [latest, ofDay, second, first] = await Promise.all([
    tag(paths.openDataFile("latest", package_)),
    tag(paths.openDataFile(DAY, package_)),
    tag(paths.openDataRevision(DAY, "r2", package_)),
    tag(paths.openDataRevision(DAY, "r1", package_)),
  ]);
  assert.deepEqual([latest, ofDay], [second, second]);
  assert.notEqual(first, second);
});

for (
  const path of [
    paths.openDataFile("2021-07-02", NAME),
    paths.openDataFile("2021-02-30", NAME),
    paths.openDataFile("newest", NAME),
    paths.openDataFile(DAY, "people.csv"),
    paths.openDataRevision(DAY, "r3", NAME),
    paths.openDataRevision(DAY, "r0", NAME),
    paths.openDataRevision(DAY, "2", NAME),
    paths.openDataRevision("latest", "r1", NAME),
    paths.openDataDay("2021-07-02"),
    paths.openDataDay("etc"),
  ]
) {
  Deno.test(`${path} is not found, and says what there is`, async () => {
    const { answer, bytes } = await ask(path);
    assert.equal(answer.status, 404);
    const html = new TextDecoder().decode(bytes);
    assert.match(html, new RegExp(`href="${paths.openDataDay(DAY)}"`));
    const isFile = path.split("/").length > 3;
    assert.equal(header(answer, "access-control-allow-origin"), isFile ? "*" : null);
    assert.equal(header(answer, "cache-control"), "no-store");
  });
}

Deno.test("a file of many pieces arrives whole, and whoever turns away half-way holds nothing", async () => {
  const plain = crypto.getRandomValues(new Uint8Array(60_000));
  const large = new Uint8Array(Array.from({ length: 20 }, () => [...plain]).flat());
  for (let place = 0; place < large.length; place += 7) large[place]! ^= place % 251;
  await owner`
    insert into publication values ('2021-06-01', 1, now(), '運用者', '')`;
  await owner`
    insert into publication_file values ('2021-06-01', 1, ${NAME}, 1, ${large.length},
      ${createHash("sha256").update(large).digest()}, ${gzipSync(large)})`;
  const path = paths.openDataFile("2021-06-01", NAME);
  const { bytes } = await ask(path);
  assert.ok(bytes.length > 3 * 262_144, `${bytes.length}`);
  assert.deepEqual(new Uint8Array(gunzipSync(bytes)), large);
  assert.deepEqual((await ask(path, { "accept-encoding": "identity" })).bytes, large);
  for (let times = 0; times < 20; times++) {
    const reader = (await app.request(path)).body!.getReader();
    await reader.read();
    await reader.cancel();
  }
  assert.equal((await ask(LATEST)).answer.status, 200);
});

Deno.test("other pages are as closed to scripts of other sites as before", async () => {
  for (const path of [paths.openData, paths.openDataDay(DAY), paths.signIn]) {
    const { answer } = await ask(path, { origin: "https://example.org" });
    assert.equal(header(answer, "access-control-allow-origin"), null, path);
    assert.equal(header(answer, "cross-origin-resource-policy"), "same-origin", path);
  }
  const { answer } = await ask(LATEST, { origin: "https://example.org" }, "POST");
  assert.equal(answer.status, 403);
});
