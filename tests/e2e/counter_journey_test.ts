import { strict as assert } from "node:assert";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { VenueTablet } from "./venue_tablet.ts";

const URAYASU = "122271";
const ICHIKAWA = "122033";
const office = await anOffice();
const owner = ownerSql(office.database);
const urayasu = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const ichikawa = anAct({ actor: anActor({ municipalityCode: ICHIKAWA }) });
await hasAccount(office, { kind: "venue", loginId: "hall", municipality: URAYASU });

const [hanako, jiro, saburo, neighbour] = [
  aRecipient(),
  aRecipient({ familyName: "佐藤", givenName: "次郎", familyKana: "サトウ", givenKana: "ジロウ" }),
  aRecipient({
    familyName: "鈴木",
    givenName: "三郎",
    familyKana: "スズキ",
    givenKana: "サブロウ",
  }),
  aRecipient({ familyName: "市川", familyKana: "イチカワ" }),
];
const line = (kindAndDose: string, ticketNumber: string, code = URAYASU) =>
  `${kindAndDose}${code}${ticketNumber}`;

await upload(office.database, urayasu, { content: [hanako, jiro, saburo] });
await upload(office.database, ichikawa, { content: [neighbour] });
for (
  const [act, person, vaccinatedOn] of [
    [urayasu, jiro, "2021-06-01"],
    [ichikawa, neighbour, "2021-06-01"],
  ] as const
) {
  const { municipalityCode } = act.actor;
  const ticket = aTicket(municipalityCode, { ticketNumber: person.ticketNumber });
  const entry = aDoseEntry({ vaccinatedOn, lotNumber: "EW0203" });
  await giveDose(office.database, act, aDose(ticket, { entry }));
}
const reissued = aTicketNumber(970_000_001);
const moved = { ...aBlankRow(saburo.residentNumber), ticketNumber: reissued, flag: "1" };
await upload(office.database, urayasu, { content: [moved] });

const ENTRY = {
  venue: "市民ホール",
  vaccine: "ファイザー（コミナティ筋注）",
  lot: "EP2163",
  doctor: "医師一郎",
};

Deno.test("a day at the counter, ticket after ticket", browserTest, async (t) => {
  const server = startServer(office);
  const browser = await launchBrowser();
  const tablet = await VenueTablet.open(browser, server.url, "hall");
  const { screen } = tablet;
  const { page } = screen;
  const reads = async (ocrLine: string) => {
    await tablet.reads(ocrLine);
    await screen.arrivesAt("読み取り結果の確認");
  };
  try {
    await t.step(
      "nobody is registered before はい、本人です, and the first sets the day",
      async () => {
        await reads(line("21", hanako!.ticketNumber));
        await tablet.fillsIn(ENTRY);
        await screen.press("登録");
        await screen.sees("本人の確認がまだです");
        await screen.isAccessible();
        await tablet.registers();
      },
    );

    await t.step("then two taps do: the confirmation waits for the first", async () => {
      await reads(line("22", jiro!.ticketNumber));
      await screen.sees("前回：1回目 2021年6月1日（30日前）ファイザー");
      await page.locator("#personConfirmed:focus").waitFor();
      assert.equal(await page.locator("#lotNumber").isVisible(), false);
      const box = (await page.locator(".confirm__box").boundingBox())!;
      assert.ok(box.height >= 44 && box.y + box.height < 1180, "within the first screen");
      await page.getByText("はい、本人です").click();
      await screen.press("登録");
      await screen.arrivesAt("登録完了");
    });

    await t.step("a second dose on one day is registered with a reason only", async () => {
      await reads(line("23", jiro!.ticketNumber));
      await screen.sees("同じ日に、ほかの回の接種が登録されています。");
      await screen.sees("登録する理由");
      await tablet.confirmsThePerson();
      await screen.press("登録");
      await screen.sees("登録する理由を選んでください。");
      await screen.isAccessible();
      await screen.choose("登録する理由", "医師の判断で接種した");
      await screen.press("登録");
      await screen.arrivesAt("登録完了");
    });

    await t.step("who moved out, with a ticket that was replaced, is a stop", async () => {
      await reads(line("21", saburo!.ticketNumber));
      await screen.sees(/「転出」です/);
      await screen.sees(/再発行されて古くなっています/);
    });

    await t.step(
      "of another municipality's person only initials and the year are shown",
      async () => {
        await screen.follow("登録せずに次の人を読み取る");
        await reads(line("22", neighbour!.ticketNumber, ICHIKAWA));
        await screen.sees("イ○　ハ○");
        await screen.sees(/1956年（64歳か65歳）/);
        assert.doesNotMatch(await page.locator("#main").innerText(), /市川　花子|イチカワ|EW0203/);
        await tablet.registers();
      },
    );

    await t.step(
      "an examination has no vaccine, and nobody known is confirmed by the ticket",
      async () => {
        await reads(line("11", "0000099999"));
        await screen.sees("券面の氏名を本人に確かめました");
        assert.equal(await page.locator("#vaccineCode").count(), 0);
        await tablet.registers();
        await screen.sees("1回目（予診のみ）を登録しました");
      },
    );

    await t.step("接種前確認 shows what is due and registers nothing", async () => {
      const before = await countRows(owner, "dose", URAYASU);
      await screen.openTab("接種前確認");
      await tablet.reads(line("24", jiro!.ticketNumber));
      await screen.arrivesAt("接種前確認の結果");
      await screen.sees("4回目の接種には、まだ早すぎます");
      assert.equal(await countRows(owner, "dose", URAYASU), before);
    });
  } finally {
    await browser.close();
    await server.close();
  }
});
