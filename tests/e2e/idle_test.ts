import { strict as assert } from "node:assert";
import type { Page } from "playwright-core";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice, TEST_TIME, type TestOffice } from "../db/a_database.ts";
import { hasAccount, PASSWORD, startServer } from "./a_server.ts";
import { Screen } from "./screen.ts";

const LOGIN = "idle@example.lg.jp";
const MINUTE = 60_000;
const WIDTHS = { tablet: { width: 820, height: 1180 }, desk: { width: 1280, height: 800 } };

/** Time passes for the server and all tabs of the browser alike: only the clock, nobody waits. */
async function pass(office: TestOffice, page: Page, minutes: number): Promise<void> {
  office.time = new Date(office.time.getTime() + minutes * MINUTE);
  await page.clock.fastForward(minutes * MINUTE);
}

async function atTheDesk(
  viewport: { width: number; height: number },
  story: (screen: Screen, office: TestOffice) => Promise<void>,
): Promise<void> {
  const office = await anOffice();
  await hasAccount(office, { kind: "municipal", loginId: LOGIN, municipality: "122271" });
  await hasAccount(office, { kind: "venue", loginId: "kaijo-1", municipality: "122271" });
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    const screen = await Screen.open(browser, server.url, { viewport });
    await screen.page.clock.install({ time: TEST_TIME });
    await screen.signIn(LOGIN);
    await screen.arrivesAt("接種状況");
    await story(screen, office);
  } finally {
    await browser.close();
    await server.close();
    await office.database.close();
  }
}

/** Another tab of the same browser. */
async function anotherTab({ page }: Screen, path: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(new URL(path, page.url()).href);
  return tab;
}

const notice = (page: Page) => page.locator("#idle");
const field = (page: Page) => page.getByRole("textbox", { name: "接種券番号" });

for (const [device, viewport] of Object.entries(WIDTHS)) {
  Deno.test(
    `${device}: a notice comes five minutes ahead, and 続ける puts the end off`,
    browserTest,
    () =>
      atTheDesk(viewport, async (screen, office) => {
        const { page } = screen;
        await screen.openTab("照会・補正");
        await field(page).fill("0000000123");
        await pass(office, page, 110);
        assert.equal(await notice(page).textContent(), "");
        await pass(office, page, 6);
        await notice(page).getByText("あと4分でログインが終了します").waitFor();
        await screen.isAccessible();
        await shot(page, `idle_soon_${device}`);
        await pass(office, page, 2);
        await notice(page).getByText("あと2分でログインが終了します").waitFor();

        await field(page).focus();
        await notice(page).getByRole("button", { name: "続ける" }).focus();
        await page.keyboard.press("Enter");
        await notice(page).getByText("あと").waitFor({ state: "detached" });
        assert.equal(await field(page).inputValue(), "0000000123");
        assert.ok(await field(page).evaluate((own) => own === document.activeElement));
        await pass(office, page, 110);
        await screen.press("照会");
        await screen.sees("登録されていません");
      }),
  );

  Deno.test(
    `${device}: after the end what was typed stays, and is sent after signing in elsewhere`,
    browserTest,
    () =>
      atTheDesk(viewport, async (screen, office) => {
        const { page } = screen;
        await screen.openTab("照会・補正");
        await field(page).fill("0000000123");
        await pass(office, page, 125);
        await notice(page).getByText("ログインの有効期限が切れました").waitFor();
        await screen.isAccessible();
        await shot(page, `idle_over_${device}`);
        await screen.press("照会");
        await page.locator("#notices").getByText("ログインの有効期限が切れました").waitFor();
        assert.equal(await field(page).inputValue(), "0000000123");

        const [tab] = await Promise.all([
          page.context().waitForEvent("page"),
          screen.follow("新しいタブでログインし直す"),
        ]);
        await tab.getByLabel("ログインID").fill(LOGIN);
        await tab.getByLabel("パスワード").fill(PASSWORD);
        await tab.getByRole("button", { name: "ログイン", exact: true }).click();
        await notice(page).getByText("この画面の内容を送信できます").waitFor();
        await screen.isAccessible();
        assert.equal(await field(page).inputValue(), "0000000123");
        await screen.press("照会");
        await screen.sees("登録されていません");
      }),
  );
}

Deno.test(
  "one tab in use keeps the others, and signing out in one is seen in all",
  browserTest,
  () =>
    atTheDesk(WIDTHS.desk, async (screen, office) => {
      const { page } = screen;
      const tab = await anotherTab(screen, paths.sessions);
      await pass(office, page, 117);
      await notice(page).getByText("あと").waitFor();
      await notice(tab).getByRole("button", { name: "続ける" }).click();
      for (const each of [page, tab]) {
        await notice(each).getByText("あと").waitFor({ state: "detached" });
      }
      await tab.getByRole("link", { name: "ログアウト" }).click();
      await tab.getByRole("button", { name: "ログアウトする" }).click();
      await notice(page).getByText("ログインの有効期限が切れました").waitFor();
    }),
);

Deno.test(
  "a page of one account says so when another account signs in beside it",
  browserTest,
  () =>
    atTheDesk(WIDTHS.desk, async (screen) => {
      const { page } = screen;
      const tab = await anotherTab(screen, paths.signOut);
      await tab.getByRole("button", { name: "ログアウトする" }).click();
      await tab.getByLabel("ログインID").fill("kaijo-1");
      await tab.getByLabel("パスワード").fill(PASSWORD);
      await tab.getByRole("button", { name: "ログイン", exact: true }).click();
      await notice(page).getByText("別のログインIDに切り替わりました").waitFor();
      await screen.isAccessible();
    }),
);

Deno.test(
  "a device one does not know is seen in the list, and signed out from there",
  browserTest,
  () =>
    atTheDesk(WIDTHS.tablet, async (screen) => {
      const { page } = screen;
      const elsewhere = await Screen.open(page.context().browser()!, new URL(page.url()).origin, {
        viewport: WIDTHS.tablet,
        userAgent: "Mozilla/5.0 (iPad; CPU OS 14_6 like Mac OS X) Version/14.1 Safari/604.1",
      });
      await elsewhere.signIn(LOGIN);
      await elsewhere.arrivesAt("接種状況");
      await screen.goTo(paths.sessions);
      await screen.arrivesAt("ログイン中の端末");
      await screen.sees("iPad・Safari");
      await shot(page, "sessions_820");
      await page.setViewportSize(WIDTHS.desk);
      await screen.isAccessible();
      await shot(page, "sessions_1280");
      await screen.press("終了する");
      await screen.sees("ほかの端末ではログインしていません");
      await elsewhere.follow("パスワード変更");
      await elsewhere.arrivesAt("ログイン");
    }),
);

/** A picture for people, where VRS_SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = Deno.env.get("VRS_SHOTS");
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, caret: "initial" });
}
