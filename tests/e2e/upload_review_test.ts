import { strict as assert } from "node:assert";
import type { TestOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aRecipient, headerRow, type RecipientCells, toCsv } from "../db/upload/a_recipient.ts";
import { deskJourney } from "./a_desk_journey.ts";
import type { MunicipalDesk } from "./municipal_desk.ts";

const csvOf = (people: RecipientCells[]) => `${headerRow()}\n${toCsv(people)}\n`;
const FIRST_WRONG = aRecipient({ familyName: "海辺", sex: "9" });
const PEOPLE = [aRecipient(), FIRST_WRONG, aRecipient(), aRecipient({ birthDate: "19560231" })];

deskJourney(
  "a file with wrong rows: the good ones go in, the others are corrected and follow",
  async (desk, office, t) => {
    let rejected = "";

    await t.step(
      "the page follows the check by itself, without asking again and again",
      async () => {
        const asked = requestsOf(desk);
        await using _hold = await holdReviews(office);
        await desk.sends("住民.csv", csvOf(PEOPLE));
        await desk.screen.sees(/登録済みの内容と/);
        await desk.screen.isAccessible();
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        const pages = asked.filter((path) => /^GET \/uploads\/[^/]+$/.test(path));
        const events = asked.filter((path) => /^GET \/jobs\/[^/]+\/events$/.test(path));
        assert.deepEqual([pages.length, events.length], [1, 1]);
      },
    );

    await t.step("the review shows what would happen, and every fault", async () => {
      await desk.seesReview();
      assert.deepEqual(await desk.counts(), ["2", "0", "0", "2", "4"]);
      const faults = await desk.screen.table("エラーの一覧");
      assert.deepEqual(faults.map(([line, column]) => [line, column]), [
        ["3", "性別"],
        ["5", "生年月日"],
      ]);
    });

    await t.step("the good rows go in", async () => {
      await desk.registers("エラーの2行を除いて登録する（2件）");
      await desk.screen.sees("エラーの2行は登録していません。");
    });

    await t.step("the rejected rows are downloaded with their reasons", async () => {
      rejected = await desk.downloads("エラーの行だけをCSVでダウンロード");
      assert.match(rejected, /,理由\r\n/);
      assert.equal(rejected.trimEnd().split("\r\n").length, 3);
    });

    await t.step("corrected, the same file registers as it is", async () => {
      const corrected = rejected.replace(",19560412,9,", ",19560412,2,")
        .replace(",19560231,", ",19560229,");
      await desk.uploads("エラーの行_住民.csv", corrected);
      assert.deepEqual(await desk.counts(), ["2", "0", "0", "0", "2"]);
      await desk.looksUp(FIRST_WRONG.ticketNumber);
      await desk.screen.sees("海辺");
    });
  },
);

deskJourney(
  "a file that was registered before must be confirmed, with the keyboard alone",
  async (desk) => {
    const csv = csvOf([aRecipient(), aRecipient()]);
    await desk.uploads("住民.csv", csv);
    await desk.reviews("住民.csv", csv);
    await desk.screen.sees(/に登録した「住民\.csv」と全く同じ内容のファイルです/);

    const { page } = desk.screen;
    await desk.screen.tabTo("登録する");
    await page.keyboard.press("Enter");
    await desk.screen.sees("に印を付けてから登録してください");
    await page.waitForFunction(() => document.activeElement?.classList.contains("error-summary"));
    await desk.screen.isAccessible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "doubts");
    await page.keyboard.press("Space");
    await desk.screen.tabTo("登録する");
    await page.keyboard.press("Enter");
    await desk.seesBox("登録完了");
  },
);

deskJourney("staff review changes and register them with the keyboard alone", async (desk) => {
  const person = aRecipient();
  await desk.uploads("住民.csv", csvOf([person]));
  await desk.sends("異動.csv", csvOf([{ ...person, familyName: "改姓" }, aRecipient()]));
  await desk.seesReview();
  const { page } = desk.screen;
  await page.waitForFunction(() => document.activeElement?.id === "main");
  await desk.screen.tabTo("登録する");
  await desk.screen.tabTo("新規 1件（先頭の1件を表示）");
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "新規の例" }).waitFor();
  await desk.screen.isAccessible();
  await desk.screen.tabTo("登録する", "Shift+Tab");
  await page.keyboard.press("Enter");
  await desk.seesBox("登録完了");
  await page.waitForFunction(() => document.activeElement?.id === "main");
});

deskJourney("a registered file is taken back whole, but for what changed since", async (desk) => {
  const [one, other] = [aRecipient({ familyName: "海辺" }), aRecipient()];
  await desk.uploads("住民.csv", csvOf([one, other]));
  const address = desk.screen.page.url();
  await desk.uploads("異動.csv", csvOf([{ ...other, familyName: "改姓" }]));
  await desk.screen.goTo(new URL(address).pathname);
  await desk.screen.follow("この登録を取り消す");
  await desk.screen.arrivesAt("この登録を取り消す");
  assert.deepEqual((await desk.screen.table("この登録で書き込んだ記録"))[0], [
    "接種対象者",
    "2",
    "1",
  ]);
  await desk.screen.press("取り消す");
  await desk.seesBox("取消完了（確認が必要な記録があります）");
  const kept = await desk.screen.table("登録前の状態に戻していない記録");
  assert.deepEqual(kept.map(([residentNumber]) => residentNumber), [other.residentNumber]);
  await desk.screen.openTab("照会・補正");
  await desk.screen.fill("接種券番号", one.ticketNumber);
  await desk.screen.press("照会");
  await desk.screen.sees("登録されていません");
  await desk.looksUp(other.ticketNumber);
  await desk.screen.sees("改姓");
});

/** Nobody can write a review until this is disposed of: a check waits in its middle. */
async function holdReviews({ database }: TestOffice) {
  const owner = ownerSql(database);
  const connection = await owner.reserve();
  await connection`begin`;
  await connection`lock table upload_sample in share mode`;
  return {
    async [Symbol.asyncDispose]() {
      await connection`rollback`;
      connection.release();
      await owner.end();
    },
  };
}

/** Every address the browser asks for from now on, with its method. */
function requestsOf({ screen: { page } }: MunicipalDesk): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return asked;
}
