import assert from "node:assert/strict";
import { splitDistrict } from "../../../../db/commands/municipality_master/split_district.ts";

Deno.test("a district is cut off the name and off the kana, also where its kana holds グン twice", () => {
  assert.deepEqual(
    splitDistrict({ code: "10344", name: "北群馬郡榛東村", kana: "キタグンマグンシントウムラ" }),
    { district: "北群馬郡", districtKana: "キタグンマグン", name: "榛東村", kana: "シントウムラ" },
  );
});

Deno.test("an island in front of a town is cut off, an island inside its name stays", () => {
  const cut = splitDistrict({ code: "13381", name: "三宅島三宅村", kana: "ミヤケジマミヤケムラ" });
  assert.deepEqual([cut.name, cut.kana], ["三宅村", "ミヤケムラ"]);
  const kept = splitDistrict({ code: "13382", name: "御蔵島村", kana: "ミクラジマムラ" });
  assert.deepEqual([kept.name, kept.kana], ["御蔵島村", "ミクラジマムラ"]);
});

Deno.test("a name whose kana ends differently stops the generator", () => {
  assert.throws(
    () =>
      splitDistrict({ code: "10344", name: "北群馬郡榛東村", kana: "キタグンマグンヨシオカマチ" }),
    /榛東村/,
  );
});
