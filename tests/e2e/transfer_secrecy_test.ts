import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import { paths } from "../../views/paths.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { longNumbersIn, placesOf, type Trace } from "./number_search.ts";
import type { Screen } from "./screen.ts";
import { livesInIchikawa, type Overheard, overheardJourney } from "./secrecy_journey.ts";
import { fullWidth, inFours, LIST, NUMBERS } from "./secret_numbers.ts";
import { ICHIKAWA } from "./town_halls_journey.ts";

const BY_MY_NUMBER = "接種券なし／マイナンバーによる照会";
const REGISTRATION = "この人を接種対象者に登録する";
const REFUSED = "12桁以上続く数字があります";

overheardJourney(
  "after a day of 転入処理 no My Number stands in an address, a page, a file, a log or a table",
  async ({ asking, asked, office, overheard }, t) => {
    for (const number of [NUMBERS.moved, NUMBERS.listed]) await livesInIchikawa(office, number);

    await t.step("a wrong number, and one without consent, are refused", async () => {
      await asks(asking, { number: inFours(NUMBERS.wrong, "-"), of: ICHIKAWA });
      await asking.sees("検査用数字");
      await asking.isAccessible();
      await asking.page.getByLabel("本人同意").uncheck();
      await asking.fill("マイナンバー", NUMBERS.moved);
      await asking.press("照会");
      await asking.sees("本人の同意を確認して、チェックを入れてください。");
      assert.equal(await asking.page.locator("#myNumber").inputValue(), "");
    });

    await t.step("A: the answer becomes a record here, with the number asked about", async () => {
      await asking.fill("マイナンバー", inFours(fullWidth(NUMBERS.moved), "　"));
      await asking.check("本人同意");
      await asking.press("照会");
      await asking.arrivesAt("照会結果（該当者あり）");
      await asking.follow(REGISTRATION);
      await asking.arrivesAt(REGISTRATION);
      await asking.check("照会に使ったマイナンバーを登録する");
      await asking.press("登録する");
      await asking.sees("個別宛名番号を入力してください。");
      await registers(asking);
      await asking.arrivesAt("照会結果");
      await asks(asked, { number: inFours(NUMBERS.moved, " "), of: URAYASU });
      await asked.arrivesAt("照会結果（該当者あり）");
    });

    await t.step("B: 確認を依頼, a number in the note is refused, withdrawn", async () => {
      await asks(asking, { number: NUMBERS.unknown, of: ICHIKAWA });
      await requests(asking);
      const note = asking.page.getByLabel("連絡の内容");
      for (const number of [NUMBERS.inNote, inFours(fullWidth(NUMBERS.inNote), "－")]) {
        await asking.page.reload(); // what is seen below is of this attempt
        await note.fill(`番号は${number}です`);
        await asking.press("連絡を送る");
        await asking.sees(REFUSED);
        await asking.isAccessible();
      }
      await note.fill("番号は電話で伝えます");
      await asking.press("連絡を送る");
      await asking.sees("urayasu@example.lg.jp：連絡しました");
      await asking.follow("取り下げ");
      await asking.arrivesAt("照会の取り下げ");
      await asking.press("取り下げる");
      await asking.arrivesAt("取り下げた照会");
    });

    await t.step("B: a number in the reason is refused, a reason without one is read", async () => {
      await asks(asking, { number: NUMBERS.doubted, of: ICHIKAWA });
      const { pathname } = await requests(asking);
      await asked.goTo(pathname);
      await asked.page.getByRole("radio", { name: "該当者なし" }).check();
      await asked.choose("該当する人がいない理由", "その他");
      await asked.fill("該当する人がいない理由の説明", `番号${NUMBERS.inReason}の人はいない`);
      await asked.press("回答する");
      await asked.sees(REFUSED);
      await asked.isAccessible();
      await asked.fill("該当する人がいない理由の説明", "この番号の人はいない");
      await asked.press("回答する");
      await asked.sees("「該当者なし」と回答しました");
      await asking.goTo(pathname);
      await asking.sees("この番号の人はいない");
    });

    await t.step("a number in the wrong field is gone from the page that refuses it", async () => {
      await asking.goTo(paths.transferByName);
      await asking.page.locator("#municipalityText").pressSequentially(NUMBERS.asPlace);
      await asking.page.waitForTimeout(500);
      await asking.fill("セイ", inFours(NUMBERS.asFamilyName, " "));
      await asking.press("照会");
      await asking.sees("入力内容を確かめてください");
      await asking.isAccessible();
    });

    await t.step("a list with good, damaged and misplaced numbers", async () => {
      await asking.goTo(paths.batches);
      const file = {
        name: `転入者_${NUMBERS.asFileName}.csv`,
        mimeType: "text/csv",
        buffer: Buffer.from(LIST),
      };
      await asking.page.getByLabel("CSVファイル").setInputFiles(file);
      await asking.press("照会する");
      await asking.page.locator(".message__heading", { hasText: "照会が終わりました" }).waitFor();
      await asking.isAccessible();
      const counts = await asking.table("照会の結果の人数");
      assert.deepEqual(counts.map(([, count]) => count), ["1", "0", "0", "0", "7", "8"]);
      const outcomes = asking.page.getByRole("link", { name: "結果をCSVでダウンロード" });
      const lines = (await asking.download(() => outcomes.click())).trimEnd().split("\r\n");
      assert.equal(lines.length, 9);
    });

    await t.step("both look at everything there is to see", async () => {
      for (const screen of [asking, asked]) {
        const main = screen.page.getByRole("main");
        for (const path of [paths.messages, paths.handledMessages, paths.receivedInquiries]) {
          await opens(screen, path);
          const links = main.locator('a[href^="/inquiries/"]');
          const cases = await links.evaluateAll((all) => all.map((a) => a.getAttribute("href")!));
          for (const href of new Set(cases)) await opens(screen, href);
        }
        await screen.goTo(paths.anomalies);
      }
    });

    const all = await overheard();
    for (const [name, number] of Object.entries(NUMBERS)) {
      await t.step(`the number ${name} is nowhere`, () => {
        assert.deepEqual(placesOf(number, Object.values(all).flat()), []);
      });
    }

    await t.step("nothing like a My Number is in an address, the logs, audit or timeline", () => {
      const told = ({ place }: Trace) => /^(audit|inquiry_event)\b/.test(place);
      for (const traces of [all.addresses, all.logged, all.kept, all.stored.filter(told)]) {
        assert.deepEqual(longNumbersIn(traces), []);
      }
    });

    await t.step("what was looked through is what the day left", () => hasLookedEverywhere(all));
  },
);

/** Without axe, which has seen these pages in other journeys. */
async function opens({ page }: Screen, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
}

/** 接種券なし／マイナンバーによる照会, with consent. */
async function asks(
  screen: Screen,
  { number, of: municipality }: { number: string; of: string },
): Promise<void> {
  await screen.goTo(paths.transferByMyNumber);
  await screen.arrivesAt(BY_MY_NUMBER);
  await screen.choose("都道府県", "千葉県");
  await screen.page.locator("#municipalityCode").selectOption({ value: municipality });
  await screen.fill("マイナンバー", number);
  await screen.check("本人同意");
  await screen.press("照会");
}

/** 転出元に確認を依頼する after an inquiry that found nobody; the address of its case. */
async function requests(screen: Screen): Promise<URL> {
  await screen.arrivesAt("照会結果（該当なし）");
  await screen.press("転出元に確認を依頼する");
  await screen.arrivesAt("照会結果（確認中）");
  return new URL(screen.page.url());
}

async function registers(screen: Screen): Promise<void> {
  const fields = {
    "個別宛名番号": "000820001",
    "券番号": "0000820001",
    "氏名（姓）": "山田",
    "氏名（セイ）": "ヤマダ",
    "生年月日": "19560412",
  };
  for (const [label, text] of Object.entries(fields)) await screen.fill(label, text);
  await screen.choose("性別", "女");
  await screen.press("登録する");
}

/** Each kind of trace has what the day must have left in it. */
function hasLookedEverywhere(all: Overheard): void {
  const has = (traces: readonly Trace[], place: string, text: string) => {
    const there = traces.filter((trace) => trace.place.includes(place));
    assert.ok(there.some((trace) => trace.text.includes(text)), `${place}: ${text}`);
  };
  has(all.addresses, `browser: POST ${paths.transferByMyNumber}`, paths.transferByMyNumber);
  has(all.addresses, `location of POST ${paths.transferByMyNumber}`, paths.inquiry(""));
  has(all.addresses, `browser: GET ${paths.messageEvents}`, paths.messageEvents);
  has(all.headers, `POST ${paths.transferByMyNumber}`, "referer: ");
  has(all.bodies, `POST ${paths.transferByMyNumber} → 422`, "本人の同意を確認して");
  has(all.bodies, "/notes → 422", REFUSED);
  has(all.bodies, "/refusal → 422", REFUSED);
  has(all.bodies, "/outcomes → 200", "回答");
  has(all.bodies, `GET ${paths.messageEvents} → 200`, "未読1件");
  has(all.bodies, `GET ${paths.anomalies} → 200`, "照会の点検");
  has(all.kept, "history", paths.batches);
  has(all.logged, "log", paths.transferByMyNumber);
  has(all.logged, "log", "inquire_batch");
  has(all.stored, "audit.detail", "my_number");
  has(all.stored, "inquiry_event.note", "番号は電話で伝えます");
  has(all.stored, "inquiry.refusal_reason", "この番号の人はいない");
  has(all.stored, "batch_row.typed", "（数字は控えません）");
  for (const column of ["inquiry.my_number_sealed", "recipient.my_number_sealed"]) {
    const values = all.stored.find(({ place }) => place === column);
    assert.ok(values && values.text.length > 50, column);
  }
  const isPage = ({ place }: Trace) => !place.includes(paths.asset(""));
  const encoded = all.headers.filter(isPage).filter(({ text }) => /^content-encoding:/m.test(text));
  assert.deepEqual(encoded, [], "what is looked through must be readable");
}
