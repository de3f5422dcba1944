import { strict as assert } from "node:assert";
import Papa from "papaparse";
import { aFiledDose, doseCells, type FiledDose } from "../db/dose_upload/a_dose_file.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { deskJourney } from "./a_desk_journey.ts";

const KIND = "予診票・予防接種台帳データ一括登録";

deskJourney(
  "bulk doses never overwrite: staff decide a contradiction, with a reason",
  async (desk, _office, t) => {
    const person = aRecipient();
    const { residentNumber, ticketNumber } = person;
    const csvOf = (...doses: FiledDose[]) => {
      const row = doseCells({ residentNumber, doses: doses.map(aFiledDose) });
      return Papa.unparse([row], { newline: "\r\n" }) + "\r\n";
    };
    await desk.uploads("住民.csv", toCsv([person]));

    await t.step("the doses of the register go in", async () => {
      await desk.uploads("台帳.csv", csvOf({}), KIND);
      assert.deepEqual(await desk.counts(), ["1", "0", "0", "0", "1"]);
    });

    await t.step(
      "a row that contradicts is shown cell by cell before anything happens",
      async () => {
        const contradicting = csvOf({ lotNumber: "FD9999" }, { vaccinatedOn: "20210630" });
        await desk.reviews("訂正.csv", contradicting, KIND);
        assert.deepEqual(await desk.counts(), ["0", "0", "1", "0", "1"]);
        await desk.screen.sees("FD9999");
        await desk.registers();
        await desk.screen.sees("1件は登録済みの接種記録と食い違うため、上書きしていません。");
      },
    );

    await t.step("the list of contradictions shows stored and file side by side", async () => {
      await desk.screen.follow("食い違いの一覧");
      await desk.screen.arrivesAt("食い違いの一覧");
      const rows = await desk.screen.table("1．訂正.csvの1行目、1回目の接種");
      const differing = rows.filter((row) => row[3] === "違う");
      assert.deepEqual(differing, [["ワクチンロット番号", "EY5420", "FD9999", "違う"]]);
    });

    await t.step("without a reason nothing is replaced", async () => {
      await desk.screen.press("ファイルの内容に置き換える");
      await desk.screen.sees("理由を選んでください。");
      await desk.screen.isAccessible();
    });

    await t.step(
      "with a reason the file's dose stands, and the list says who decided why",
      async () => {
        await desk.screen.choose("理由※必須", "登録の誤り");
        await desk.screen.press("ファイルの内容に置き換える");
        await desk.screen.sees("未処理の食い違いはありません。");
        await desk.screen.isAccessible();
        const [decided] = await desk.screen.table("処理済みの食い違い（新しい順）");
        assert.deepEqual(decided!.slice(1, 4), [
          "desk@example.lg.jp",
          "ファイルの内容に置き換えました",
          "登録の誤り",
        ]);
        await desk.looksUp(ticketNumber);
        const doses = await desk.screen.table("接種と予診の記録");
        assert.deepEqual(doses.map((row) => row[4]), ["FD9999", "EY5420"]);
      },
    );

    await t.step("the same file again has nothing new", async () => {
      await desk.reviews(
        "もう一度.csv",
        csvOf({ lotNumber: "FD9999" }, { vaccinatedOn: "20210630" }),
        KIND,
      );
      assert.deepEqual(await desk.counts(), ["0", "1", "0", "0", "1"]);
    });
  },
);
