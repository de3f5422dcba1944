import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { deskJourney, URAYASU } from "./a_desk_journey.ts";

deskJourney(
  "staff take what changed since, in Shift_JIS, and learn what did not fit",
  async (desk, office, t) => {
    const [first, second] = [aRecipient(), aRecipient()];
    const give = (ticketNumber: string, doctorName: string) => {
      const act = anAct({ actor: anActor({ municipalityCode: URAYASU, kind: "venue" }) });
      const entry = aDoseEntry({ doctorName });
      return giveDose(office.database, act, aDose(aTicket(URAYASU, { ticketNumber }), { entry }));
    };
    await desk.uploads("住民.csv", toCsv([first, second]));
    await give(first.ticketNumber, "医師一郎");

    await t.step(
      "everyone with a dose, as specified, with a manifest that fits the file",
      async () => {
        await desk.screen.openTab("データ出力");
        await desk.screen.sees("前回の出力がまだないため、全件を出力します。");
        await desk.makesOutput("予防接種台帳向け出力");
        const file = await desk.downloads("ダウンロード");
        assert.equal(file.split("\r\n").length, 2);
        const manifest = JSON.parse(await desk.downloads("マニフェスト（JSON）"));
        assert.equal(manifest.rows, 1);
        assert.equal(manifest.sha256, createHash("sha256").update(file).digest("hex"));
      },
    );

    await t.step(
      "only who has changed since, told before, and what Shift_JIS lacks listed",
      async () => {
        await give(second.ticketNumber, "𠮷田");
        await desk.screen.openTab("データ出力");
        await desk.screen.sees(/前回：.+（1件）。その後の変更は約1件です。/);
        await desk.screen.check("前回の出力から変わった人だけ");
        await desk.screen.choose("文字コード", "Shift_JIS（CP932）");
        await desk.makesOutput("予防接種台帳向け出力");
        const losses = await desk.screen.table("変換できない文字の一覧");
        assert.deepEqual(losses, [["1", second.residentNumber, "接種医師名（1回目）", "𠮷"]]);
        const list = await desk.downloads("変換できない文字の一覧");
        assert.match(list, /接種医師名（1回目）,𠮷\r\n$/);
        const file = new TextDecoder("shift_jis").decode(
          await desk.downloadedBytes("ダウンロード"),
        );
        assert.match(file, /^\d+,.*〓田.*\r\n$/);
        assert.ok(file.startsWith(`${second.residentNumber},`));
      },
    );

    await t.step("a refused form says what to do and keeps what was chosen", async () => {
      await desk.screen.openTab("データ出力");
      await desk.screen.check("期間を指定");
      await desk.screen.fill("開始日", "令和3年7月2日");
      await desk.screen.fill("終了日", "20210701");
      await desk.screen.press("予防接種台帳向け出力");
      await desk.screen.sees("終了日が開始日より前です。");
      await desk.screen.isAccessible();
      assert.equal(await desk.screen.page.locator("#periodFrom").inputValue(), "令和3年7月2日");
    });
  },
);
