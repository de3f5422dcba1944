import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice, type TestOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aCorrection, type Correcting } from "../db/correction/a_correction.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";

const FIRST = "first@example.lg.jp";
const SECOND = "second@example.lg.jp";

twoClerks(
  "the second to update sees both versions, and lays the own change on top",
  async (pair) => {
    const { first, second, correcting, office } = pair;
    await stages(first, { "氏名（姓）": "海辺" });
    await stages(second, { "氏名（姓）": "山辺", "氏名（名）": "華子" });
    await second.screen.sees(`${FIRST}（`);

    await second.screen.follow("更新");
    await second.screen.arrivesAt("更新内容の確認");
    await second.screen.choose("理由", "本人からの申出");
    await updates(first);
    await second.screen.press("更新する");
    await second.screen.arrivesAt("更新できませんでした");
    await second.screen.sees(new RegExp(`${FIRST}が.*に変更しました`));
    assert.deepEqual(await second.screen.table("接種対象者の見比べ"), [
      ["氏名（姓）", "山田", "海辺", "山辺"],
      ["氏名（名）", "花子", "花子", "華子"],
    ]);
    assert.equal((await correcting.record()).person!.familyName, "海辺");

    await second.screen.press("今の内容に自分の変更を重ねる");
    await second.screen.arrivesAt("照会結果");
    await second.screen.sees("山辺　華子（変更）");
    office.time = new Date(office.time.getTime() + 60_000);
    await updates(second);
    const { familyName, givenName } = (await correcting.record()).person!;
    assert.deepEqual([familyName, givenName], ["山辺", "華子"]);
    await second.screen.follow("変更の履歴");
    await second.screen.arrivesAt("変更の履歴");
    await second.screen.sees("海辺");
  },
);

twoClerks("the second is warned on the result already, and can leave off", async (pair) => {
  const { first, second, correcting } = pair;
  await stages(first, { "氏名（名）": "一子" });
  await stages(second, { "氏名（名）": "二子" });
  await updates(first);
  await second.screen.page.reload();
  await second.screen.sees("ほかの職員が同じ記録を変更しました");
  await second.screen.isAccessible();
  await second.screen.press("自分の変更をやめる");
  await second.screen.page.getByText("ほかの職員が同じ記録を変更しました")
    .waitFor({ state: "detached" });
  await second.screen.sees("山田　一子");
  assert.equal((await correcting.record()).person!.givenName, "一子");
});

twoClerks("who edits different doses of one person is in nobody's way", async (pair) => {
  const { first, second, correcting } = pair;
  for (const [desk, dose] of [[first, "1回目"], [second, "2回目"]] as const) {
    await opens(desk, pair);
    await desk.screen.follow(`${dose}を編集`);
    await desk.screen.arrivesAt("接種記録の編集");
    await desk.screen.fill("ロットNo.", dose === "1回目" ? "LOT1" : "LOT2");
    await desk.screen.press("決定");
    await desk.screen.sees(`${dose}（変更）`);
  }
  await updates(first);
  await updates(second);
  const { doses } = await correcting.record();
  assert.deepEqual(doses.map(({ lotNumber }) => lotNumber), ["LOT1", "LOT2"]);
});

interface Pair {
  first: MunicipalDesk;
  second: MunicipalDesk;
  correcting: Correcting;
  office: TestOffice;
}

/** Two members of staff, each in a browser of their own, who have the same record open. */
function twoClerks(name: string, story: (pair: Pair) => Promise<void>): void {
  Deno.test(name, browserTest, async () => {
    const office = await anOffice();
    for (const loginId of [FIRST, SECOND]) {
      await hasAccount(office, { kind: "municipal", loginId, municipality: URAYASU });
    }
    const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
    const { correcting } = await aCorrection(office.database, act);
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const [first, second] = [
        await MunicipalDesk.open(browser, server.url, FIRST),
        await MunicipalDesk.open(browser, server.url, SECOND),
      ];
      const pair = { first, second, correcting, office };
      await opens(first, pair);
      await opens(second, pair);
      await story(pair);
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  });
}

async function opens({ screen }: MunicipalDesk, { correcting }: Pick<Pair, "correcting">) {
  await screen.goTo(paths.recipient(correcting.subject.id));
}

/** 編集 → 決定 of the person. */
async function stages({ screen }: MunicipalDesk, fields: Record<string, string>): Promise<void> {
  await screen.follow("接種対象者を編集");
  await screen.arrivesAt("接種対象者の編集");
  for (const [label, text] of Object.entries(fields)) await screen.fill(label, text);
  await screen.press("決定");
  await screen.arrivesAt("照会結果");
}

/** 更新 → 更新する. */
async function updates({ screen }: MunicipalDesk): Promise<void> {
  await screen.follow("更新");
  await screen.arrivesAt("更新内容の確認");
  await screen.choose("理由", "入力の誤り");
  await screen.press("更新する");
  await screen.arrivesAt("更新完了");
}
