import { strict as assert } from "node:assert";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { deskJourney } from "./a_desk_journey.ts";
import type { MunicipalDesk } from "./municipal_desk.ts";

deskJourney(
  "staff find the right person by name among several, and by a name that is nearly right",
  async (desk, _office, t) => {
    const hanako = aRecipient();
    const namesake = aRecipient({
      familyKana: "ヤマダ　ハナコ",
      givenKana: "",
      birthDate: "19800101",
    });
    const haruko = aRecipient({ givenName: "春子", givenKana: "ハルコ", birthDate: "19900203" });
    await desk.uploads("住民.csv", toCsv([hanako, namesake, haruko]));

    await t.step("several are listed and narrowed by 個別宛名番号", async () => {
      await asks(desk, { カナ氏名: "やまだ はなこ" });
      await desk.screen.arrivesAt("照会結果（複数名該当）");
      await fitsEveryScreen(desk);
      const rows = await desk.screen.table("条件に一致する人");
      assert.deepEqual(rows.map((row) => row[2]), ["1956年4月12日", "1980年1月1日"]);
      await desk.screen.fill("個別宛名番号", "99999999");
      await desk.screen.press("絞り込む");
      await desk.screen.sees("この番号の人はいません");
      await fitsEveryScreen(desk);
      await desk.screen.fill("個別宛名番号", namesake.residentNumber);
      await desk.screen.press("絞り込む");
      await desk.screen.arrivesAt("照会結果");
      await desk.screen.sees(/1980年1月1日/);
    });

    await t.step("with the birth date there is one, and the record opens at once", async () => {
      await asks(desk, { カナ氏名: "ﾔﾏﾀﾞﾊﾅｺ", 生年月日: "昭和31年4月12日" });
      await desk.screen.arrivesAt("照会結果");
      await desk.screen.sees(/1956年4月12日/);
    });

    await t.step("a name nearly right offers who may be meant, with the reason", async () => {
      await asks(desk, { カナ氏名: "ヤマタ ハルコ", 生年月日: "1990/3/2" });
      await desk.screen.arrivesAt("照会結果（近い候補）");
      await fitsEveryScreen(desk);
      const [[name, reasons] = [], ...others] = await desk.screen.table("近い候補");
      assert.deepEqual(others, []);
      assert.equal(
        reasons,
        "カナの濁点・半濁点だけが違います生年月日の月と日が入れ替わっています",
      );
      await desk.screen.follow(name!);
      await desk.screen.arrivesAt("照会結果");
      await desk.screen.sees(/1990年2月3日/);
    });

    await t.step("going back from the record finds the list again", async () => {
      await desk.screen.page.goBack();
      await desk.screen.arrivesAt("照会結果（近い候補）");
      assert.equal((await desk.screen.table("近い候補")).length, 1);
      await desk.screen.page.goForward();
      await desk.screen.arrivesAt("照会結果");
    });

    await t.step("nobody, and what cannot be asked, are said so", async () => {
      await asks(desk, { カナ氏名: "コバヤシ" });
      await desk.screen.sees("条件に合う人はいません");
      await fitsEveryScreen(desk);
      await asks(desk, { カナ氏名: "山田花子" });
      await desk.screen.sees(/漢字では照会できません/);
      await fitsEveryScreen(desk);
      await desk.looksUp(hanako.ticketNumber);
    });
  },
);

/** Opens 照会・補正, fills in 「氏名」など and presses 照会. */
async function asks(desk: MunicipalDesk, fields: Record<string, string>): Promise<void> {
  await desk.screen.openTab("照会・補正");
  for (const [label, text] of Object.entries(fields)) await desk.screen.fill(label, text);
  await desk.screen.press("「氏名」などで照会");
}

/** On a tablet and on a desktop nothing is cut off, and axe has nothing to say. */
async function fitsEveryScreen({ screen }: MunicipalDesk): Promise<void> {
  for (const width of [820, 1280]) {
    await screen.page.setViewportSize({ width, height: 900 });
    await screen.isAccessible();
    const overflow = await screen.page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    assert.equal(overflow, 0, `${width} pixels`);
  }
}
