import { strict as assert } from "node:assert";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { expectAccessible } from "../browser/accessible_page.ts";
import { PASSWORD } from "./a_server.ts";

/** One browser of a journey. Every page it comes to is examined by axe, and none may break the CSP. */
export class Screen {
  private constructor(readonly page: Page, private readonly url: string) {}

  /** Opens a browser of its own: other cookies, other window. */
  static async open(
    browser: Browser,
    url: string,
    options: BrowserContextOptions,
  ): Promise<Screen> {
    // Keeping a version for work without a network takes longer than most journeys.
    const own = { locale: "ja-JP", serviceWorkers: "block" } as const;
    const context = await browser.newContext({ ...own, ...options });
    return Screen.on(await context.newPage(), url);
  }

  /** A page of a browser that is open. */
  static on(page: Page, url: string): Screen {
    page.on("console", (message) => {
      assert.doesNotMatch(message.text(), /Content Security Policy/, message.text());
    });
    page.on("pageerror", (error) => assert.fail(error));
    return new Screen(page, url);
  }

  async signIn(loginId: string): Promise<void> {
    await this.goTo("/");
    await this.fill("ログインID", loginId);
    await this.fill("パスワード", PASSWORD);
    await this.press("ログイン");
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.url + path);
    await expectAccessible(this.page);
  }

  async openTab(name: string): Promise<void> {
    // The tab メッセージ also says how many are unread.
    const tab = new RegExp(`^${name}( 未読[\\d,]+件)?$`);
    await this.page.getByRole("navigation").getByRole("link", { name: tab }).click();
    await this.sees(name);
    await expectAccessible(this.page);
  }

  /** Which tab is marked as the open one. */
  async isInTab(name: string): Promise<void> {
    await this.page.locator('.tabs__tab[aria-current="page"]', { hasText: name }).waitFor();
  }

  async follow(link: string): Promise<void> {
    await this.page.getByRole("link", { name: link }).click();
  }

  async fill(label: string, text: string): Promise<void> {
    await this.page.locator("input").and(this.page.getByLabel(label)).first().fill(text);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByLabel(label).first().selectOption({ label: option });
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  /** Marks a box or a radio button. */
  async check(label: string): Promise<void> {
    await this.page.getByLabel(label).check();
  }

  /** Waits for a heading, and lets axe look at the page it heads. */
  async arrivesAt(heading: string): Promise<void> {
    await this.#waitsFor(this.page.getByRole("heading", { name: heading, exact: true }), heading);
    await expectAccessible(this.page);
  }

  /** Lets axe look at the page as it stands. */
  async isAccessible(): Promise<void> {
    await expectAccessible(this.page);
  }

  /** Presses Tab until the control of this name has the focus; it must be within reach. */
  async tabTo(name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (await this.page.evaluate(() => document.activeElement?.textContent?.trim()) === name) {
        return;
      }
      await this.page.keyboard.press(key);
    }
    assert.fail(`${key} does not reach ${name}`);
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.#waitsFor(this.page.getByText(text).first(), text);
  }

  /** Throws with what the page shows instead: such a failure is seldom seen twice. */
  async #waitsFor(what: Locator, name: string | RegExp): Promise<void> {
    await what.waitFor().catch(async (error) => {
      const shown = await this.page.evaluate(() => document.body.innerText).catch(String);
      throw new Error(`${this.page.url()} does not show ${name}, but:\n${shown}`, { cause: error });
    });
  }

  /** What a button or link saves, as text. */
  async download(start: () => Promise<void>): Promise<string> {
    return new TextDecoder().decode(await this.downloadBytes(start));
  }

  async downloadBytes(start: () => Promise<void>): Promise<Uint8Array> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), start()]);
    return await Deno.readFile(await download.path());
  }

  /** Cells of the table named by its caption: one list a row, without the header. */
  async table(caption: string): Promise<string[][]> {
    const rows = this.page.getByRole("table", { name: caption }).locator("tbody tr");
    return await rows.evaluateAll((all) =>
      all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? ""))
    );
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
