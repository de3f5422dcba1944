import { strict as assert } from "node:assert";
import type { Page } from "playwright-core";
import { namesakes } from "../db/transfer/namesakes.ts";
import { aNameThatIs } from "../db/transfer/two_towns.ts";
import type { Screen } from "./screen.ts";
import { ICHIKAWA, townHallsJourney } from "./town_halls_journey.ts";

const BY_NAME = "接種券なし／氏名・生年月日・性別による照会";
const BY_MY_NUMBER = "接種券なし／マイナンバーによる照会";
const NOTICE = "住民についての照会のお知らせ";

townHallsJourney(
  "B and then A: nobody, the criteria put right, the record; the old town hall reads its notice",
  820,
  async ({ asking, asked, office }, t) => {
    const { criteria } = await namesakes(office.database, ICHIKAWA, { doses: 2 });
    const addresses = addressesOf(asking.page);
    await opensForm(asking, BY_NAME, "氏名などで照会へ");

    await t.step("the municipality is found by the keyboard alone", async () => {
      await findsByKeyboard(asking);
      await fits(asking);
    });

    await t.step("B: nobody; the form comes back filled in", async () => {
      await asking.fill("セイ", aNameThatIs("not covered", ICHIKAWA));
      await asking.fill("生年月日", "昭和31年4月12日");
      await asking.check("女");
      await fits(asking);
      await asking.press("照会");
      await asking.arrivesAt("照会結果（該当なし）");
      await asking.sees("該当する人はいません");
      await asking.isInTab("メッセージ");
      await fits(asking);
      await asking.follow("条件を直して照会する");
      await asking.arrivesAt(BY_NAME);
      await asking.sees("照会先：千葉県市川市");
      assert.equal(await asking.page.locator("#birthDate").inputValue(), "1956年4月12日");
    });

    await t.step("A: the record is there at once", async () => {
      await asking.fill("セイ", criteria.familyKana);
      await asking.fill("メイ", criteria.givenKana);
      await asking.press("照会");
      await asking.arrivesAt("照会結果（該当者あり）");
      const doses = await asking.table("回答された接種と予診の記録");
      assert.deepEqual(doses.map(([name]) => name), ["1回目", "2回目"]);
      await fits(asking);
      assert.ok(addresses.length > 5);
      assert.doesNotMatch(addresses.join("\n"), /1956|birthDate|familyKana|カシワ/);
    });

    await t.step("the old town hall is told at once, and only once", async () => {
      await asked.sees("未読1件");
      await asked.openTab("メッセージ");
      assert.equal((await asked.table("未処理のメッセージ")).length, 1);
      await fits(asked);
      await asked.follow(NOTICE);
      await asked.arrivesAt(NOTICE);
      await fits(asked);
    });

    await t.step(
      "転出フラグ in one click, taken back in one, and with it the notice is done",
      async () => {
        await asked.press("転出フラグを付ける");
        await asked.sees("この人に転出フラグを付けました");
        await fits(asked);
        await asked.press("転出フラグを取り消す");
        await asked.sees("転出フラグはまだ付いていません");
        await asked.press("転出フラグを付ける");
        await asked.sees("この人に転出フラグを付けました");
        await asked.openTab("メッセージ");
        await asked.sees("未処理のメッセージはありません");
      },
    );

    await t.step("the answer is found again under メッセージ, and completed", async () => {
      await asking.openTab("メッセージ");
      await asking.follow("照会結果（該当者あり）");
      await asking.follow("回答を見る");
      await asking.arrivesAt("照会結果（該当者あり）");
      await asking.press("完了");
      await asking.sees("この照会は完了しました");
    });
  },
);

townHallsJourney(
  "by My Number: prefecture and municipality from the lists, consent, the record",
  1280,
  async ({ asking, office }, t) => {
    const { people: [person] } = await namesakes(office.database, ICHIKAWA, { doses: 1 });
    const addresses = addressesOf(asking.page);
    const askedBeside = asking.page.locator("[data-asked-municipality]");
    await opensForm(asking, BY_MY_NUMBER, "マイナンバーで照会へ");
    await asking.fill("マイナンバー", person!.myNumber);

    await t.step(
      "the municipalities follow the prefecture, and beside 照会 stands which",
      async () => {
        await asking.choose("都道府県", "東京都");
        await asking.page.locator("#municipalityCode").selectOption({ label: "府中市" });
        await asking.sees("照会先：東京都府中市");
        await asking.choose("都道府県", "千葉県");
        assert.equal(await askedBeside.textContent(), "");
        await asking.page.locator("#municipalityCode").selectOption({ label: "市川市" });
        await asking.sees("照会先：千葉県市川市");
        assert.equal(await asking.page.locator("#myNumber").inputValue(), person!.myNumber);
      },
    );

    await t.step(
      "without consent nothing is asked, and the number has to be typed again",
      async () => {
        await asking.press("照会");
        await asking.sees("本人の同意を確認して、チェックを入れてください。");
        await asking.sees("もう一度入力してください");
        await fits(asking);
        await asking.sees("照会先：千葉県市川市");
        assert.equal(await asking.page.locator("#myNumber").inputValue(), "");
      },
    );

    await t.step("with both the record is there", async () => {
      await asking.fill("マイナンバー", person!.myNumber);
      await asking.check("本人同意");
      await asking.press("照会");
      await asking.arrivesAt("照会結果（該当者あり）");
      assert.equal((await asking.table("回答された接種と予診の記録")).length, 1);
      assert.doesNotMatch(addresses.join("\n"), new RegExp(person!.myNumber));
      assert.doesNotMatch(await asking.page.content(), new RegExp(person!.myNumber));
    });
  },
);

/** 自治体名から探す with arrows, Enter and Escape; ends with 千葉県市川市 chosen. */
async function findsByKeyboard(screen: Screen): Promise<void> {
  const { page } = screen;
  const finder = page.getByRole("combobox", { name: "自治体名から探す" });
  const list = page.getByRole("listbox", { name: "見つかった自治体" });
  const press = (key: string) => page.keyboard.press(key);
  const active = () => page.locator("[role=option][aria-selected=true]").allTextContents();

  await finder.pressSequentially("いち");
  await list.waitFor();
  await fits(screen);
  await finder.pressSequentially("かわ");
  await page.getByText("3件見つかりました").waitFor();
  assert.equal(await list.getByRole("option").count(), 3);
  assert.equal(await finder.getAttribute("aria-expanded"), "true");
  await press("Escape");
  await list.waitFor({ state: "hidden" });
  assert.equal(await finder.inputValue(), "いちかわ");

  await press("ArrowDown");
  await list.waitFor();
  await press("Enter");
  assert.equal(await list.isVisible(), true, "Enter takes nothing that is not active");
  await press("ArrowUp");
  assert.deepEqual(await active(), ["山梨県市川三郷町イチカワミサトチョウ（西八代郡）"]);
  await press("ArrowDown");
  assert.deepEqual(await active(), ["千葉県市川市イチカワシ"]);
  assert.equal(await finder.getAttribute("aria-activedescendant"), `municipality-${ICHIKAWA}`);
  await press("Enter");
  await page.getByText("照会先：千葉県市川市").waitFor();
  await list.waitFor({ state: "hidden" });
  assert.equal(await finder.inputValue(), "千葉県市川市");
  assert.equal(await finder.evaluate((field) => field === document.activeElement), true);

  // What is typed after a choice undoes it.
  await finder.fill("いちかわし");
  await page.getByText("照会先：千葉県市川市").waitFor({ state: "detached" });
  assert.equal(await page.locator("#municipalityCode").inputValue(), "");
  await page.getByText("1件見つかりました").waitFor();
  await press("Enter");
  await page.getByText("照会先：千葉県市川市").waitFor();
  assert.equal(await page.locator("#municipalityCode").inputValue(), ICHIKAWA);
}

/** From the tab 転入処理. */
async function opensForm(screen: Screen, heading: string, link: string): Promise<void> {
  await screen.openTab("転入処理");
  await fits(screen);
  await screen.follow(link);
  await screen.arrivesAt(heading);
  await fits(screen);
}

/** Every address the page asks for from now on, as it stands on the wire. */
function addressesOf(page: Page): string[] {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
  return addresses;
}

/** Nothing is cut off, and axe has nothing to say. */
async function fits(screen: Screen): Promise<void> {
  await screen.isAccessible();
  const overflow = await screen.page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  assert.equal(overflow, 0);
}
