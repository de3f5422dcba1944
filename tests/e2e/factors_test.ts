import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice, type TestOffice } from "../db/a_database.ts";
import { codeOf } from "../db/factor/a_factor.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, PASSWORD, startIdleServer } from "./a_server.ts";
import { Authenticator } from "./an_authenticator.ts";
import { Screen } from "./screen.ts";

const WIDTHS = [{ width: 820, height: 1180 }, { width: 1280, height: 800 }];

Deno.test("staff add an app and a passkey, and sign in with each", browserTest, async (t) => {
  const office = await anOffice();
  const { loginId, url, close } = await aDesk(office, "optional");
  const browser = await launchBrowser();
  try {
    const screen = await Screen.open(browser, url, {});
    const authenticator = await Authenticator.plugInto(screen.page);
    let secret = "";
    let recoveryCode = "";

    await t.step("an app is added with the password and its first code", async () => {
      await screen.signIn(loginId);
      await screen.follow("二要素認証");
      await screen.arrivesAt("二要素認証");
      await screen.follow("変更するために本人確認をする");
      await screen.arrivesAt("パスワードの確認");
      await screen.fill("パスワード", PASSWORD);
      await screen.press("確認する");
      await screen.follow("認証方法を追加する");
      await screen.arrivesAt("認証方法の追加");
      await looksRight(screen, "adding");
      secret = await shownSecret(screen);
      await screen.fill("確認コード", codeOf(secret, office.time));
      await screen.press("認証アプリを登録する");
      await screen.arrivesAt("リカバリーコード");
      await looksRight(screen, "recovery_codes");
      recoveryCode = await screen.page.locator(".recovery-codes li").first().innerText();
      await screen.follow("控えたので次へ");
      await screen.arrivesAt("二要素認証");
    });

    await t.step("a passkey is added beside it, under a name of its own", async () => {
      await screen.follow("認証方法を追加する");
      await screen.press("パスキーを登録する");
      await screen.sees("パスキーの名前を入力してください。");
      await screen.isAccessible();
      await screen.fill("パスキーの名前", "窓口1番の指紋");
      await screen.press("パスキーを登録する");
      await screen.arrivesAt("二要素認証");
      const rows = await screen.table("登録した認証方法");
      assert.deepEqual(rows.map(([name]) => name), [
        "認証アプリ",
        "パスキー「窓口1番の指紋」",
      ]);
      assert.equal((await authenticator.credentials()).length, 1);
      await looksRight(screen, "factors");
    });

    await t.step("the same device is not registered twice", async () => {
      await screen.follow("認証方法を追加する");
      await screen.fill("パスキーの名前", "もう一度");
      await screen.press("パスキーを登録する");
      await screen.sees("この端末のパスキーは既に登録されています。");
      await screen.isAccessible();
    });

    await t.step("signed in with the passkey", async () => {
      await asksForFactor(screen, loginId);
      await looksRight(screen, "showing");
      await screen.press("パスキーを使う");
      await screen.arrivesAt("接種状況");
    });

    await t.step("signed in with the app, once the code is right", async () => {
      office.time = new Date(office.time.getTime() + 60_000);
      await asksForFactor(screen, loginId);
      await screen.fill("確認コード", "12345");
      await screen.press("確認する");
      await screen.sees("6桁の数字を入力してください");
      await looksRight(screen, "refused");
      await screen.fill("確認コード", codeOf(secret, office.time));
      await screen.press("確認する");
      await screen.arrivesAt("接種状況");
    });

    await t.step("signed in with a リカバリーコード, which leads to what is left", async () => {
      await asksForFactor(screen, loginId);
      await screen.page.locator("summary").click();
      await screen.isAccessible();
      await screen.fill("リカバリーコード", recoveryCode);
      await screen.press("リカバリーコードで確認する");
      await screen.sees("使っていないリカバリーコード：9個");
    });

    await t.step("a copy of the passkey's device, behind in its count, is refused", async () => {
      await authenticator.forgets(0);
      await asksForFactor(screen, loginId);
      await screen.press("パスキーを使う");
      await screen.arrivesAt("接種状況");
      await authenticator.forgets(2);
      await asksForFactor(screen, loginId);
      await screen.press("パスキーを使う");
      await screen.sees("パスキーを確かめられませんでした。");
    });
  } finally {
    await browser.close();
    await close();
  }
});

Deno.test(
  "where it is required, a passkey is added before anything else",
  browserTest,
  async () => {
    const office = await anOffice();
    const { loginId, url, close } = await aDesk(office, "required");
    const browser = await launchBrowser();
    try {
      const screen = await Screen.open(browser, url, {});
      await Authenticator.plugInto(screen.page);
      await screen.signIn(loginId);
      await screen.arrivesAt("二要素認証の設定");
      await looksRight(screen, "first");
      await screen.fill("パスキーの名前", "窓口のパソコン");
      await screen.press("パスキーを登録する");
      await screen.arrivesAt("リカバリーコード");
      await screen.follow("控えたので次へ");
      await screen.arrivesAt("接種状況");
      await asksForFactor(screen, loginId);
      await screen.press("パスキーを使う");
      await screen.arrivesAt("接種状況");
    } finally {
      await browser.close();
      await close();
    }
  },
);

Deno.test(
  "without JavaScript the app works, and the passkey says why not",
  browserTest,
  async () => {
    const office = await anOffice();
    const { loginId, url, close } = await aDesk(office, "required");
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const signIn = async () => {
        await page.goto(url + paths.signIn);
        await page.getByLabel("ログインID").fill(loginId);
        await page.getByLabel("パスワード").fill(PASSWORD);
        await page.getByRole("button", { name: "ログイン" }).click();
      };
      await signIn();
      await page.locator("noscript p", { hasText: "JavaScriptが必要" }).waitFor();
      assert.equal(await page.getByRole("button", { name: "パスキーを登録する" }).count(), 0);
      const secret = (await page.locator(".factor__secret").innerText()).replaceAll(" ", "");
      await page.getByLabel("確認コード").fill(codeOf(secret, office.time));
      await page.getByRole("button", { name: "認証アプリを登録する" }).click();
      await page.getByRole("link", { name: "控えたので次へ" }).click();
      await page.getByRole("heading", { name: "接種状況" }).waitFor();
      office.time = new Date(office.time.getTime() + 60_000);
      await context.clearCookies();
      await signIn();
      await page.getByLabel("確認コード").fill(codeOf(secret, office.time));
      await page.getByRole("button", { name: "確認する", exact: true }).click();
      await page.getByRole("heading", { name: "接種状況" }).waitFor();
    } finally {
      await browser.close();
      await close();
    }
  },
);

/** A town hall's server under a name that passkeys accept: an address of digits is none. */
async function aDesk(office: TestOffice, VRS_SECOND_FACTOR: "optional" | "required") {
  const loginId = "a@a.lg.jp";
  await hasAccount(office, { kind: "municipal", loginId, municipality: URAYASU });
  const configuration = { ...office.configuration, VRS_SECOND_FACTOR };
  const server = startIdleServer({ ...office, configuration });
  const close = async () => {
    await server.close();
    await office.database.close();
  };
  return { loginId, url: server.url.replace("127.0.0.1", "localhost"), close };
}

/** Forgets the session, and signs in again with the password. */
async function asksForFactor(screen: Screen, loginId: string): Promise<void> {
  await screen.page.context().clearCookies();
  await screen.signIn(loginId);
  await screen.arrivesAt("ログインの確認");
}

async function shownSecret(screen: Screen): Promise<string> {
  return (await screen.page.locator(".factor__secret").innerText()).replaceAll(" ", "");
}

/** Accessible, and no wider than the window, on a tablet and on a desk. */
async function looksRight(screen: Screen, name: string): Promise<void> {
  const folder = Deno.env.get("VRS_SCREENSHOTS");
  for (const size of WIDTHS) {
    await screen.page.setViewportSize(size);
    await screen.isAccessible();
    const beyond = await screen.page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    assert.equal(beyond, 0, `${name} is wider than ${size.width}`);
    const path = `${folder}/factor_${name}_${size.width}.png`;
    if (folder) await screen.page.screenshot({ path, fullPage: true });
  }
}
