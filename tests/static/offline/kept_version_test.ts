import assert from "node:assert/strict";
import { keepVersion } from "../../../static/offline/kept_version.ts";

const SHELL = "https://vrs.example/venue/offline";
const FILES = ["reader.js", "reader.wasm", "style.css"].map((name) =>
  `https://vrs.example/assets/${name}`
);
const VERSION = { version: "one", shell: SHELL, files: FILES };

/** What a browser keeps and fetches, as far as a version needs it. */
class FakeBrowser {
  readonly kept = new Set<string>();
  readonly fetched: string[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  /** What the network loses. */
  lost: string | undefined;

  readonly #cache = {
    match: (file: string) => Promise.resolve(this.kept.has(file) ? new Response() : undefined),
    add: async ({ url }: Request) => {
      this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
      await new Promise((done) => setTimeout(done, 1));
      this.atOnce--;
      this.fetched.push(url);
      if (url === this.lost) throw new TypeError("Failed to fetch");
      this.kept.add(url);
    },
    put: (file: string) => Promise.resolve(void this.kept.add(file)),
  };

  /** Whether the version was kept. */
  async keeps(version: typeof VERSION): Promise<boolean> {
    const own = { caches: globalThis.caches, fetch: globalThis.fetch };
    const open = () => Promise.resolve(this.#cache);
    Object.assign(globalThis, { fetch: () => Promise.resolve(new Response()) });
    Object.defineProperty(globalThis, "caches", { value: { open }, configurable: true });
    try {
      return await keepVersion(version).then(() => true, () => false);
    } finally {
      Object.assign(globalThis, { fetch: own.fetch });
      Object.defineProperty(globalThis, "caches", { value: own.caches, configurable: true });
    }
  }
}

Deno.test("a version is fetched one file after the other", async () => {
  const browser = new FakeBrowser();
  assert.equal(await browser.keeps(VERSION), true);
  assert.deepEqual(browser.fetched, FILES);
  assert.equal(browser.mostAtOnce, 1);
  assert.deepEqual([...browser.kept], [...FILES, SHELL]);
});

Deno.test("half a version is none; the next try fetches only what is missing", async () => {
  const browser = new FakeBrowser();
  browser.lost = FILES[1];
  assert.equal(await browser.keeps(VERSION), false);
  assert.ok(!browser.kept.has(SHELL));
  browser.lost = undefined;
  browser.fetched.length = 0;
  assert.equal(await browser.keeps(VERSION), true);
  assert.deepEqual(browser.fetched, FILES.slice(1));
});
