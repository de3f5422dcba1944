import { strict as assert } from "node:assert";
import { createOperators } from "./some_operators.ts";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { Screen } from "./screen.ts";

const office = await anOffice();
const municipality = "122271";
await hasAccount(office, { kind: "venue", loginId: "hall-01", municipality });
await hasAccount(office, { kind: "municipal", loginId: "yakuba@demo.lg.jp", municipality });
const { suzuki, sato } = await createOperators(office, municipality);

const TABLET = { viewport: { width: 820, height: 1180 } };
const DESK = { viewport: { width: 1280, height: 800 } };

async function onScreen(
  loginId: string,
  options: typeof TABLET,
  story: (screen: Screen) => Promise<void>,
): Promise<void> {
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    const screen = await Screen.open(browser, server.url, options);
    await screen.page.clock.install();
    await screen.signIn(loginId);
    await story(screen);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Shows a PIN with the keypad, in whatever stands in front. */
async function shows({ page }: Screen, name: string, pin: string): Promise<void> {
  await page.getByText(name, { exact: true }).last().click();
  const keypad = page.getByRole("group", { name: "数字キー" });
  await keypad.getByRole("button", { name: "全部消す" }).click();
  for (const digit of pin) await keypad.getByRole("button", { name: digit, exact: true }).click();
  await page.getByRole("button", { name: "この担当者で始める" }).click();
}

async function choosesOwn(screen: Screen, pin: string): Promise<void> {
  await screen.page.locator("[name=ownPin]").fill(pin);
  await screen.page.locator("[name=ownPinAgain]").fill(pin);
  await screen.press("このPINに決めて始める");
}

/** The lock in front of the page, which is examined too. */
async function isAsked(screen: Screen): Promise<void> {
  await screen.page.getByRole("dialog").getByRole("button", { name: "この担当者で始める" })
    .waitFor();
  await screen.isAccessible();
}

async function reads(screen: Screen, number: string): Promise<void> {
  await screen.fill("OCRライン（18桁）", `21${municipality}${number}`);
  await screen.press("次へ");
  await screen.arrivesAt("読み取り結果の確認");
}

async function registers(screen: Screen): Promise<void> {
  await screen.page.locator("#personConfirmed").check();
  await screen.press("登録");
  await screen.arrivesAt("登録完了");
}

Deno.test(
  "two people share a tablet; what one typed stays when the other takes over",
  browserTest,
  () =>
    onScreen("hall-01", TABLET, async (screen) => {
      const { page } = screen;
      await screen.arrivesAt("担当者の確認");
      const keys = await page.locator(".keypad__key, .workers__name").evaluateAll((all) =>
        all.map((key) => key.getBoundingClientRect().height)
      );
      assert.ok(keys.length > 12 && Math.min(...keys) >= 44, `${keys}`);
      await shows(screen, "鈴木", suzuki.pin);
      await choosesOwn(screen, "7305");
      await screen.arrivesAt("接種券の読み取り");
      await screen.sees("担当者：鈴木");

      await reads(screen, "0000000901");
      await screen.fill("会場名", "市民ホール");
      await screen.choose("ワクチン", "ファイザー（コミナティ筋注）");
      await screen.fill("ロットNo.", "EP2163");
      await screen.fill("医師名", "医師一郎");
      await registers(screen);

      await reads(screen, "0000000902");
      await page.locator("details.entry summary").click().catch(() => {});
      await screen.fill("医師名", "医師花子");
      await page.locator("#doctorName").focus();
      await screen.follow("担当者を交代");
      await isAsked(screen);
      await screen.press("交代せずに戻る");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await screen.follow("担当者を交代");
      await isAsked(screen);
      await shows(screen, "佐藤", "999999");
      await screen.sees("担当者またはPINが違います");
      await screen.isAccessible();
      await shows(screen, "佐藤", sato.pin);
      await choosesOwn(screen, "9042");
      await screen.sees("担当者：佐藤");
      assert.equal(await page.locator("#doctorName").inputValue(), "医師花子");
      await registers(screen);

      await screen.goTo(paths.venueDoses);
      const rows = await screen.table("本日登録した接種（新しい順）");
      assert.deepEqual(rows.map((row) => row.at(-2)), ["佐藤", "鈴木"]);
    }),
);

Deno.test(
  "an idle tablet shows nobody's record, and gives it back with what was typed",
  browserTest,
  () =>
    onScreen("hall-01", TABLET, async (screen) => {
      const { page } = screen;
      await screen.arrivesAt("担当者の確認");
      await shows(screen, "鈴木", "7305");
      await screen.arrivesAt("接種券の読み取り");
      await reads(screen, "0000000903");
      await screen.fill("会場名", "第二会場");
      await page.clock.fastForward("10:01");
      office.time = new Date(office.time.getTime() + 11 * 60_000);
      await isAsked(screen);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await isAsked(screen);
      assert.equal(await page.getByRole("button", { name: "交代せずに戻る" }).isVisible(), false);
      await shows(screen, "鈴木", "7305");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      assert.equal(await page.locator("#venueName").inputValue(), "第二会場");
      await page.locator("[name=operatorPin]").waitFor({ state: "detached" });

      await screen.choose("ワクチン", "ファイザー（コミナティ筋注）");
      await screen.fill("ロットNo.", "EP2163");
      await screen.fill("医師名", "医師一郎");
      // Only the server's clock runs on: its page asks too, and nothing is lost.
      office.time = new Date(office.time.getTime() + 11 * 60_000);
      await page.locator("#personConfirmed").check();
      await screen.press("登録");
      await screen.arrivesAt("担当者の確認");
      await screen.sees("まだ登録していません");
      await shows(screen, "鈴木", "7305");
      await screen.arrivesAt("登録完了");
      await screen.sees(/第二会場/);
    }),
);

Deno.test(
  "the town hall keeps the list of 担当者",
  browserTest,
  () =>
    onScreen("yakuba@demo.lg.jp", DESK, async (screen) => {
      await screen.goTo(paths.operators);
      await screen.arrivesAt("担当者");
      await screen.fill("担当者名", "高橋");
      await screen.page.getByRole("form", { name: "担当者の登録" }).getByRole("button").click();
      await screen.arrivesAt("PINの発行");
      await screen.follow("高橋の画面へ");
      await screen.arrivesAt("担当者：高橋");
      await screen.press("停止する");
      await screen.sees("停止しました。");
      await screen.goTo(paths.operators);
      const rows = await screen.table("担当者の一覧");
      assert.deepEqual(rows.map(([name, , state]) => [name, state]).at(-1), ["高橋", "停止中"]);
    }),
);
