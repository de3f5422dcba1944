import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { aMunicipality } from "../db/an_act.ts";
import { anOffice } from "../db/a_database.ts";
import type { Page } from "./a_browser.ts";
import { aDesk, type Desk } from "./a_desk.ts";
import { attribute, plainText, tableRows, tagById, textOf } from "./html.ts";

const office = await anOffice();
const place = { app: createApp(office), office };

/** Two clerks of a municipality no other test has. */
async function aTown(): Promise<{ desk: Desk; colleague: Desk }> {
  const code = aMunicipality();
  const [desk, colleague] = [await aDesk(place, code), await aDesk(place, code)];
  return { desk: desk!, colleague: colleague! };
}

const NOVAVAX = {
  maker: "ノババックス",
  product: "ヌバキソビッド筋注",
  minimumIntervalDays: "20",
  validFrom: "20210525",
};
const LOT = { vaccineCode: "pfizer", lotNumber: "ey5420", expiresOn: "20211231", remark: "" };

Deno.test("the page shows the presets, no lots, and no change yet", async () => {
  const { html, status } = await masters((await aTown()).desk);
  assert.equal(status, 200);
  assert.deepEqual(tableRows(html), [
    ["ワクチンメーカー", "製品名", "接種間隔", "有効期間", "画面での選択"],
    ["ファイザー", "コミナティ筋注", "18日以上", "2021年2月17日～", "選べる"],
    ["アストラゼネカ", "バキスゼブリア筋注", "27日以上", "2021年8月3日～", "選べる"],
    ["武田／モデルナ", "スパイクバックス筋注", "20日以上", "2021年5月24日～", "選べる"],
  ]);
  assert.match(plainText(html), /ロットはまだ登録されていません/);
  assert.match(plainText(html), /変更はまだありません/);
});

Deno.test("an added vaccine stands in the list, and in the list of changes with who added it", async () => {
  const { desk } = await aTown();
  const { html } = await desk.submit(await masters(desk), "ワクチンの追加", NOVAVAX);
  assert.match(plainText(html), /ワクチンを追加しました/);
  assert.ok(tableRows(html).some((row) => row[0] === "ノババックス" && row[4] === "選べる"));
  const change = tableRows(html).at(-1)!;
  assert.match(change[1]!, /@demo\.lg\.jp$/);
  assert.equal(change[2], "追加");
  assert.match(change[4]!, /接種間隔：20日以上、有効期間の開始日：2021年5月25日/);
});

Deno.test("a refused form stays open with what was typed, and names each fault at its field", async () => {
  const { desk } = await aTown();
  const typed = { ...NOVAVAX, maker: "ファイザー", validFrom: "20210231" };
  const refused = await desk.submit(await masters(desk), "ワクチンの追加", typed);
  assert.equal(refused.status, 422);
  assert.match(textOf(refused.html, "p", "validFrom-error")!, /という日付はありません/);
  assert.equal(attribute(tagById(refused.html, "product"), "value"), "ヌバキソビッド筋注");
  assert.match(refused.html, /<details class="disclosure" open/);
  const clash = await desk.submit(refused, "ワクチンの追加", { validFrom: "20210525" });
  assert.match(textOf(clash.html, "p", "maker-error")!, /「コミナティ筋注」のワクチンメーカー/);
});

Deno.test("a restriction says what follows and is made by the second press", async () => {
  const { desk } = await aTown();
  const page = await desk.staff.visit(paths.vaccine("pfizer"));
  const asked = await desk.submit(page, "ワクチンの変更", { minimumIntervalDays: "21" });
  assert.match(plainText(asked.html), /まだ変更していません/);
  assert.match(plainText(asked.html), /18日以上から21日以上へ延ばします/);
  assert.equal(attribute(tagById(asked.html, "minimumIntervalDays"), "value"), "21");
  const { html } = await desk.submit(asked, "ワクチンの変更");
  assert.match(plainText(html), /ワクチンの内容を登録しました/);
  assert.match(tableRows(html).at(-1)![4]!, /^接種間隔：18日以上 → 21日以上$/);
});

Deno.test("the slower of two clerks sees both versions, and may still decide", async () => {
  const { desk, colleague } = await aTown();
  const [mine, theirs] = [
    await desk.staff.visit(paths.vaccine("moderna")),
    await colleague.staff.visit(paths.vaccine("moderna")),
  ];
  await colleague.submit(theirs, "ワクチンの変更", { product: "彼らの名" });
  const late = await desk.submit(mine, "ワクチンの変更", { product: "私の名" });
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /@demo\.lg\.jpが変更しました/);
  assert.ok(tableRows(late.html).some((row) => row.join() === "製品名,彼らの名,私の名"));
  const { html } = await desk.submit(late, "ワクチンの変更");
  assert.match(tableRows(html).find((row) => row[2] === "変更")![4]!, /彼らの名 → 私の名/);
});

Deno.test("a fault in the form does not let the slower clerk overwrite the faster unseen", async () => {
  const { desk, colleague } = await aTown();
  const mine = await desk.staff.visit(paths.vaccine("moderna"));
  const theirs = await colleague.staff.visit(paths.vaccine("moderna"));
  await colleague.submit(theirs, "ワクチンの変更", { product: "彼らの名" });
  const faulty = await desk.submit(mine, "ワクチンの変更", { product: "" });
  assert.equal(faulty.status, 422);
  assert.equal((await desk.submit(faulty, "ワクチンの変更", { product: "私の名" })).status, 409);
});

Deno.test("lots are added one by one, changed and removed, and each step is on record", async () => {
  const { desk } = await aTown();
  const added = await desk.submit(await masters(desk), "ロットの追加", LOT);
  assert.match(plainText(added.html), /ロットを1件追加しました/);
  const again = await desk.submit(added, "ロットの追加", LOT);
  assert.match(textOf(again.html, "p", "lotNumber-error")!, /EY5420は登録済みです/);
  const lot = await desk.staff.visit(lotPath(added, "EY5420"));
  assert.match(plainText(lot.html), /このロットの接種記録はまだありません/);
  const changed = await desk.submit(lot, "ロットの変更", { expiresOn: "" });
  assert.match(plainText(changed.html), /ロットの内容を登録しました/);
  const { html } = await desk.submit(
    await desk.staff.visit(lotPath(changed, "EY5420")),
    "ロットの削除",
  );
  assert.match(plainText(html), /ロットを削除しました/);
  const kinds = tableRows(html).filter((row) => row[3] === "ファイザー EY5420").map((row) =>
    row[2]
  );
  assert.deepEqual(kinds, ["削除", "変更", "追加"]);
  const gone = await desk.staff.visit(lotPath(changed, "EY5420"));
  assert.equal(gone.status, 404);
});

Deno.test("many lots are pasted; with one fault none is added and every line is named", async () => {
  const { desk } = await aTown();
  const page = await masters(desk);
  const pasted = (lines: string) =>
    desk.submit(page, "ロットの貼り付け", { linesVaccineCode: "pfizer", lines });
  const refused = await pasted("EY5420,20211231\nEP2163,20210231\n1.2E+11");
  assert.equal(refused.status, 422);
  assert.match(plainText(refused.html), /2行目：有効期限：.*3行目：ロットNo\.が表計算/s);
  assert.match(refused.html, /EY5420,20211231\nEP2163,20210231\n1\.2E\+11<\/textarea>/);
  const rows = Array.from({ length: 120 }, (_, index) => `L${index + 100}`);
  const { html } = await pasted(rows.join("\n"));
  assert.match(plainText(html), /ロットを120件追加しました/);
  assert.match(plainText(html), /1 \/ 2ページ/);
  const second = await desk.staff.visit(`${paths.vaccines}?page=2`);
  assert.ok(tableRows(second.html).some((row) => row[0] === "L219"));
  assert.match(plainText((await pasted(rows.join("\n"))).html), /同じ内容で登録済みでした/);
  const clash = await pasted("L100,20211231");
  assert.match(plainText(clash.html), /1行目：ロットL100は登録済みです（有効期限なし）/);
});

function masters(desk: Desk): Promise<Page> {
  return desk.staff.visit(paths.vaccines);
}

function lotPath({ html }: Page, lotNumber: string): string {
  return new RegExp(`href="(/lots/[^"]+)">${lotNumber}<`).exec(html)![1]!;
}
