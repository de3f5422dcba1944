import type { Page } from "playwright-core";
import { launchProfile } from "../browser/chromium.ts";
import { until } from "../db/embedded/writer_process.ts";
import { Screen } from "./screen.ts";

/** A tablet whose browser can be killed and opened again. */
export class OfflineTablet {
  #screen: Screen | undefined;

  private constructor(private readonly url: string, private readonly directory: string) {}

  static async open(url: string): Promise<OfflineTablet> {
    const tablet = new OfflineTablet(url, await Deno.makeTempDir({ prefix: "vrs_tablet_" }));
    await tablet.start();
    return tablet;
  }

  get screen(): Screen {
    return this.#screen!;
  }

  async start(): Promise<void> {
    const context = await launchProfile(this.directory);
    const page = context.pages()[0] ?? await context.newPage();
    await page.setViewportSize({ width: 820, height: 1180 });
    this.#screen = Screen.on(page, this.url);
  }

  /** As when the battery dies: no page hears of it. */
  async kill(): Promise<void> {
    const context = this.screen.page.context();
    const closed = new Promise((resolve) => context.once("close", resolve));
    for (const pid of await this.#processes()) Deno.kill(pid, "SIGKILL");
    await closed;
    // The lock of the dead process: a new one would think that it is in use.
    for (const name of ["SingletonLock", "SingletonCookie", "SingletonSocket"]) {
      await Deno.remove(`${this.directory}/${name}`).catch(() => {});
    }
  }

  async close(): Promise<void> {
    await this.screen.page.context().close();
    await Deno.remove(this.directory, { recursive: true });
  }

  /** Those that were started with this tablet's directory. */
  async #processes(): Promise<number[]> {
    const found: number[] = [];
    for await (const { name } of Deno.readDir("/proc")) {
      if (!/^\d+$/.test(name)) continue;
      const command = await Deno.readTextFile(`/proc/${name}/cmdline`).catch(() => "");
      if (command.includes(this.directory)) found.push(Number(name));
    }
    return found;
  }
}

/** Sets what every dose begins with, and waits until this tablet could go on without a network. */
export async function isReadyForOffline(screen: Screen): Promise<void> {
  const { page } = screen;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const before = await hasKit(screen);
  await screen.follow("登録内容を設定する");
  await screen.fill("会場名", "市民ホール");
  await screen.choose("ワクチン", "ファイザー（コミナティ筋注）");
  await screen.fill("ロットNo.", "EY5420");
  await page.getByLabel("医師名").fill("鈴木 一郎\n佐藤 花子");
  await screen.press("設定する");
  await screen.sees("ファイザー・EY5420");
  await hasKit(screen, before);
}

/**
 * Waits until the page has put away what its account works with when there is no network, in more
 * bytes than `least`; answers how many. Playwright's `waitForFunction` does not wait for a promise.
 */
export async function hasKit({ page }: Screen, least = 0): Promise<number> {
  let size = 0;
  // While one page gives way to the next there is none to ask.
  await until(async () => (size = await page.evaluate(kitSize).catch(() => 0)) > least, 60);
  return size;
}

/** Bytes of the sealed kit; 0 while there is none. */
async function kitSize(): Promise<number> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === "vrs-offline")) return 0;
  const opening = indexedDB.open("vrs-offline");
  await new Promise((done) => opening.onsuccess = done);
  const db = opening.result;
  const asked = db.transaction("kits").objectStore("kits").get("current");
  await new Promise((done) => asked.onsuccess = done);
  db.close();
  return asked.result?.kit.bytes.byteLength ?? 0;
}

/** Everything a browser keeps of a page beside its encrypted store, as text. */
export function openlyKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        const isText = /html|json/.test(answer?.headers.get("content-type") ?? "");
        cached.push(request.url, isText ? await answer!.text() : "");
      }
    }
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, cached, document.cookie]);
  });
}
