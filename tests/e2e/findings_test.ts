import { strict as assert } from "node:assert";
import Papa from "papaparse";
import { paths } from "../../views/paths.ts";
import { aFiledDose, doseCells, type FiledDose } from "../db/dose_upload/a_dose_file.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { deskJourney } from "./a_desk_journey.ts";

const KIND = "予診票・予防接種台帳データ一括登録";

deskJourney(
  "staff see what is odd before they register it, find it on the worklist, and settle it",
  async (desk, _office, t) => {
    const { screen } = desk;
    const person = aRecipient();
    const csvOf = (...doses: (FiledDose | undefined)[]) => {
      const { residentNumber } = person;
      const row = doseCells({
        residentNumber,
        doses: doses.map((dose) => dose && aFiledDose(dose)),
      });
      return Papa.unparse([row], { newline: "\r\n" }) + "\r\n";
    };
    await desk.uploads("住民.csv", toCsv([person]));

    await t.step("the review of a file says what of it would be odd", async () => {
      await desk.reviews("台帳.csv", csvOf({}, { vaccinatedOn: "20210620" }), KIND);
      await screen.arrivesAt("登録すると要修正・要確認になる接種記録");
      await screen.page.getByText("要確認：接種の間隔が短い 1件").click();
      await screen.sees(
        "前回（2021年6月15日）から5日です。このワクチンは18日以上空ける必要があります。",
      );
      await desk.registers();
    });

    await t.step("接種状況 counts it, and leads to the list", async () => {
      await screen.openTab("接種状況");
      await screen.page.getByRole("img", { name: /接種の間隔が短い 1件/ }).waitFor();
      const rows = await screen.table("要修正・要確認の件数（未処理）");
      assert.deepEqual(rows, [["接種の間隔が短い", "要確認", "1"]]);
      await screen.follow("接種の間隔が短い");
      await screen.arrivesAt("要修正・要確認の一覧");
      await screen.sees("予診票で接種日を確かめ、誤りなら補正してください。");
    });

    await t.step("the list leads to the record, which says the same", async () => {
      await screen.follow(`山田　花子（個別宛名番号 ${person.residentNumber}）`);
      await screen.arrivesAt("照会結果");
      await screen.sees(/接種の間隔が短い/);
      await screen.follow("このままで問題ないときは、理由を付けて「問題なし」にする");
      await screen.arrivesAt("要修正・要確認");
    });

    await t.step("without a reason it is not settled; with one it leaves the list", async () => {
      await screen.page.getByText("このままで問題ないときは「問題なし」にする").click();
      await screen.press("問題なしにする");
      await screen.sees("理由を選んでください。");
      await screen.isAccessible();
      await screen.choose("理由※必須", "間違い接種として処理した");
      await screen.press("問題なしにする");
      await screen.sees("この条件の項目はありません。");
      await screen.isAccessible();
    });

    await t.step("settled ones can be looked at, and put back", async () => {
      await screen.choose("状態", "問題なし");
      await screen.press("絞り込む");
      await screen.sees(/「問題なし」にしました。理由：間違い接種として処理した/);
      await screen.isAccessible();
      await screen.press("未処理に戻す");
      await screen.sees("この条件の項目はありません。");
    });

    await t.step("everybody can be examined again; the page says when that was done", async () => {
      await screen.goTo(paths.findings);
      await screen.press("全件を調べ直す");
      await screen.sees(/全件を調べたのは2021年7月1日/);
      await screen.sees("1件");
      await screen.isAccessible();
    });
  },
);

for (const width of [820, 1280]) {
  deskJourney(`the worklist fits a window ${width} pixels wide`, async (desk) => {
    const { page } = desk.screen;
    await page.setViewportSize({ width, height: 1000 });
    const people = [aRecipient(), aRecipient(), aRecipient({ birthDate: "20210625" })];
    await desk.uploads("住民.csv", toCsv(people));
    const rows = [
      doseCells({
        residentNumber: people[2]!.residentNumber,
        doses: [aFiledDose()],
      }),
      doseCells({
        residentNumber: "",
        doses: [aFiledDose({ ticketNumber: "9900000001", registeredAt: "20210615100000" })],
      }),
    ];
    await desk.uploads("台帳.csv", Papa.unparse(rows, { newline: "\r\n" }), KIND);
    await desk.screen.goTo(paths.findings);
    await desk.screen.arrivesAt("要修正 接種日が生年月日より前");
    await desk.screen.arrivesAt("要確認 発行の登録がない接種券");
    await desk.screen.arrivesAt("要確認 同じ人が2件ある疑い");
    await page.locator("details").evaluateAll((all) =>
      all.forEach((each) => each.setAttribute("open", ""))
    );
    await desk.screen.isAccessible();
    const overflow = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    assert.equal(overflow, 0);
  });
}
