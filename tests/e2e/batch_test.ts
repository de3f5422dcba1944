import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import { anAct, anActor } from "../db/an_act.ts";
import { anIncomer, batchCsv } from "../db/batch/a_batch.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";

const [URAYASU, ICHIKAWA] = ["122271", "122033"];
const LOGIN_ID = "desk@example.lg.jp";

const office = await anOffice();
await hasAccount(office, { kind: "municipal", loginId: LOGIN_ID, municipality: URAYASU });
await hasAccount(office, {
  kind: "municipal",
  loginId: "ichikawa@example.lg.jp",
  municipality: ICHIKAWA,
});
const there = anAct({ actor: anActor({ municipalityCode: ICHIKAWA }) });
const known = aRecipient({ familyKana: "ギョウトク", givenKana: "イチ" });
const twins = [aRecipient({ familyKana: "フタゴ" }), aRecipient({ familyKana: "フタゴ" })];
await upload(office.database, there, { content: [known, ...twins] });
const dose = aDose(aTicket(ICHIKAWA, { ticketNumber: known.ticketNumber }));
await giveDose(office.database, there, dose);

Deno.test(
  "a list of incomers is asked about at once, and each row says what came of it",
  browserTest,
  async (t) => {
    const server = startServer(office);
    const browser = await launchBrowser();
    const desk = await MunicipalDesk.open(browser, server.url, LOGIN_ID);
    const { screen } = desk;
    const csv = batchCsv([
      anIncomer({ municipality: "千葉県市川市", familyKana: "ギョウトク", givenKana: "イチ" }),
      anIncomer({ municipality: ICHIKAWA, familyKana: "フタゴ", remark: "=1+1" }),
      anIncomer({ municipality: "12203", myNumber: known.myNumber, consent: "済" }),
      anIncomer({ municipality: ICHIKAWA, myNumber: known.myNumber }),
      anIncomer({ municipality: "府中市", familyKana: "イナイ" }),
    ]);

    const sends = async () => {
      const file = { name: "転入者.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
      await screen.page.getByLabel("CSVファイル").setInputFiles(file);
      await screen.press("照会する");
    };

    await t.step("the page says what the columns mean, and offers a template", async () => {
      await screen.openTab("転入処理");
      await screen.follow("まとめて照会へ");
      await screen.arrivesAt("まとめて照会");
      const template = await desk.downloads("ひな形をダウンロード");
      assert.match(template, /^転出元自治体,マイナンバー,セイ,メイ/);
    });

    await t.step("the file is sent, and the page follows until all are asked about", async () => {
      await sends();
      await desk.seesBox("照会が終わりました");
      const counts = await screen.table("照会の結果の人数");
      assert.deepEqual(counts.map(([, count]) => count), ["2", "0", "1", "0", "2", "5"]);
    });

    await t.step("the rows are narrowed down to what has to be mended", async () => {
      await screen.page.getByRole("link", { name: "エラー（2）" }).click();
      await screen.page.getByRole("table", { name: "「エラー」の行" }).waitFor();
      await screen.isAccessible();
      const rows = await screen.table("「エラー」の行");
      assert.deepEqual(rows.map(([line]) => line), ["5", "6"]);
      assert.match(rows[0]![4]!, /^本人同意：/);
      assert.match(rows[1]![4]!, /「東京都府中市」か「広島県府中市」/);
    });

    await t.step("the outcomes come as a file, with the doses of whom was found", async () => {
      const lines = (await desk.downloads("結果をCSVでダウンロード")).trimEnd().split("\r\n");
      assert.equal(lines.length, 6);
      assert.match(lines[1]!, /1名.*20210630.*市民ホール/);
      assert.match(lines[2]!, /'=1\+1/);
      assert.ok(!lines.join().includes(known.myNumber));
    });

    await t.step("the same file is asked about again only when that is meant", async () => {
      await screen.follow("まとめて照会へ戻る");
      await screen.arrivesAt("まとめて照会");
      await screen.page.setViewportSize({ width: 820, height: 1180 });
      await sends();
      await screen.sees("全く同じ内容のファイルです");
      await screen.isAccessible();
      await screen.page.getByRole("link", { name: /の結果$/ }).click();
      await desk.seesBox("照会が終わりました");
    });

    await t.step("a row leads to its case", async () => {
      await screen.page.getByRole("link", { name: "2行目：照会結果（該当者あり）" }).click();
      await screen.page.waitForURL(/\/inquiries\/[0-9a-f-]+/);
    });

    await browser.close();
    await server.close();
    await office.database.close();
  },
);
