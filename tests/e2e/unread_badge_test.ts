import { strict as assert } from "node:assert";
import type { Page } from "playwright-core";
import { inMunicipality } from "../../db/tenant.ts";
import { notifyMessages } from "../../db/transfer/notify_messages.ts";
import { paths } from "../../views/paths.ts";
import type { TestOffice } from "../db/a_database.ts";
import { aCase } from "../db/transfer/a_case.ts";
import { deskJourney, URAYASU } from "./a_desk_journey.ts";

const ICHIKAWA = "122033";

deskJourney(
  "the tab says by itself that a message has come, whatever one is doing",
  async (desk, office, t) => {
    const { screen } = desk;
    const { page } = screen;
    const tab = page.getByRole("navigation").getByRole("link", { name: /^メッセージ/ });
    const saysUnread = (count: number) =>
      tab.getByText(`未読${count}件`, { exact: true }).waitFor();

    await t.step("on an open page, and aloud", async () => {
      // Once the page listens it has been told the figure of now, and says every rise from there.
      await page.locator("[data-live][role=status] > span").waitFor({ state: "attached" });
      assert.equal(await tab.textContent(), "メッセージ");
      await hasCome(office);
      await saysUnread(1);
      await page.getByRole("status").getByText("新しいメッセージがあります。未読1件").waitFor();
      await screen.isAccessible();
    });

    await t.step("what is being typed stays, and so does the focus", async () => {
      await screen.openTab("照会・補正");
      const field = page.getByRole("textbox", { name: "接種券番号" });
      await field.pressSequentially("00000");
      await hasCome(office);
      await saysUnread(2);
      await page.keyboard.type("00123");
      assert.equal(await field.inputValue(), "0000000123");
    });

    await t.step("it goes on when htmx has put another page into this one", async () => {
      const whole = documentsOf(page);
      await screen.press("照会");
      await screen.sees("登録されていません");
      await saysUnread(2);
      await hasCome(office);
      await saysUnread(3);
      assert.deepEqual(whole, []);
    });

    await t.step("a hidden page holds no connection, and catches up when it is shown", async () => {
      const closed = page.waitForEvent(
        "requestfailed",
        (request) => request.url().endsWith(paths.messageEvents),
      );
      await turn(page, "hidden");
      await closed;
      await hasCome(office);
      await turn(page, "visible");
      await saysUnread(4);
    });

    await t.step("a new page begins with the figure, without a word", async () => {
      await screen.openTab("接種状況");
      await saysUnread(4);
      assert.equal(await page.locator("[data-live][role=status]").textContent(), "");
    });
  },
);

/** Another municipality asks about somebody. */
async function hasCome({ database }: TestOffice): Promise<void> {
  await aCase(database, { asking: ICHIKAWA, asked: URAYASU, finding: "several" });
  await inMunicipality(database.register, URAYASU, (tx) => notifyMessages(tx, URAYASU));
}

/** Every document the browser loads from now on. */
function documentsOf(page: Page): string[] {
  const loaded: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) loaded.push(request.url());
  });
  return loaded;
}

/** As when another tab covers the page; a browser without a window never does so by itself. */
async function turn(page: Page, visibility: "hidden" | "visible"): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, "hidden", {
      configurable: true,
      get: () => visibility === "hidden",
    });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visibility);
}
