import assert from "node:assert/strict";
import {
  lookupMunicipality,
  lookupPrefecture,
  MUNICIPALITIES,
  municipalityDisplayName,
  PREFECTURES,
} from "../../../domain/municipality/municipality_master.ts";
import { MunicipalityCode } from "../../../domain/municipality/municipality_code.ts";

Deno.test("there are 1,741 municipalities in 47 prefectures", () => {
  assert.equal(MUNICIPALITIES.length, 1741);
  assert.equal(PREFECTURES.length, 47);
});

Deno.test("they are the 792 cities, 743 towns, 183 villages and 23 special wards of Japan", () => {
  const counts = Map.groupBy(MUNICIPALITIES, ({ name }) => name.slice(-1));
  assert.deepEqual(
    ["市", "町", "村", "区"].map((kind) => counts.get(kind)?.length),
    [792, 743, 183, 23],
  );
});

Deno.test("every municipality has a valid code of its own prefecture, in ascending order", () => {
  for (const { code, prefectureCode } of MUNICIPALITIES) {
    assert.ok(MunicipalityCode.safeParse(code).success, code);
    assert.equal(prefectureCode, code.slice(0, 2));
    assert.ok(lookupPrefecture(prefectureCode), code);
  }
  const codes = MUNICIPALITIES.map(({ code }) => code);
  assert.deepEqual(codes, [...new Set(codes)].sort());
});

Deno.test("the only wards are Tokyo's special wards", () => {
  const wards = MUNICIPALITIES.filter(({ name }) => name.endsWith("区"));
  assert.ok(wards.every(({ prefectureCode }) => prefectureCode === "13"));
});

Deno.test("the twenty designated cities are there under their own codes", () => {
  const codes = MUNICIPALITIES.map(({ code }) => code).filter((code) => /^..1[0345]/.test(code))
    .filter((code) => !code.startsWith("13"));
  assert.deepEqual(codes.map((code) => lookupMunicipality(code)?.name), [
    ..."札幌市 仙台市 さいたま市 千葉市 横浜市 川崎市 相模原市 新潟市 静岡市 浜松市".split(" "),
    ..."名古屋市 京都市 大阪市 堺市 神戸市 岡山市 広島市 北九州市 福岡市 熊本市".split(" "),
  ]);
});

Deno.test("cities never have a district, and outside Tokyo every town and village has one", () => {
  for (const { name, district, prefectureCode } of MUNICIPALITIES) {
    if (/[市区]$/.test(name)) assert.equal(district, "", name);
    else if (prefectureCode !== "13") assert.match(district, /^.+郡$/, name);
  }
});

Deno.test("no two municipalities share a display name", () => {
  assert.equal(new Set(MUNICIPALITIES.map(municipalityDisplayName)).size, 1741);
});

Deno.test("kana are full-width katakana", () => {
  for (const { kana, name } of [...MUNICIPALITIES, ...PREFECTURES]) {
    assert.match(kana, /^[ァ-ヶー]+$/, name);
  }
});

const TRICKY_NAMES = [
  ["014087", "余市郡", "余市町", "ヨイチチョウ"],
  ["072036", "", "郡山市", "コオリヤマシ"],
  ["103446", "北群馬郡", "榛東村", "シントウムラ"],
  ["122262", "", "富津市", "フッツシ"],
  ["133817", "", "三宅村", "ミヤケムラ"],
  ["133825", "", "御蔵島村", "ミクラジマムラ"],
  ["134015", "", "八丈町", "ハチジョウマチ"],
  ["212199", "", "郡上市", "グジョウシ"],
  ["221007", "", "静岡市", "シズオカシ"],
  ["221309", "", "浜松市", "ハママツシ"],
  ["232149", "", "蒲郡市", "ガマゴオリシ"],
  ["242021", "", "四日市市", "ヨッカイチシ"],
  ["284815", "赤穂郡", "上郡町", "カミゴオリチョウ"],
  ["292036", "", "大和郡山市", "ヤマトコオリヤマシ"],
  ["294021", "高市郡", "明日香村", "アスカムラ"],
  ["341002", "", "広島市", "ヒロシマシ"],
  ["401005", "", "北九州市", "キタキュウシュウシ"],
  ["402168", "", "小郡市", "オゴオリシ"],
  ["413275", "神埼郡", "吉野ヶ里町", "ヨシノガリチョウ"],
  ["473260", "中頭郡", "北谷町", "チャタンチョウ"],
] as const;

for (const [code, district, name, kana] of TRICKY_NAMES) {
  Deno.test(`${code} is ${district}${name}, ${kana}`, () => {
    const prefectureCode = code.slice(0, 2);
    assert.deepEqual(lookupMunicipality(code), { code, name, district, kana, prefectureCode });
  });
}

Deno.test("a municipality is shown with its prefecture and without its district", () => {
  assert.equal(municipalityDisplayName(lookupMunicipality("103446")!), "群馬県榛東村");
  assert.equal(municipalityDisplayName(lookupMunicipality("271004")!), "大阪府大阪市");
});

Deno.test("wards of designated cities, prefectures and unknown codes are not municipalities", () => {
  for (const code of ["271021", "270008", "000001", "27100", "", "２７１００４"]) {
    assert.equal(lookupMunicipality(code), undefined, code);
  }
});

Deno.test("prefectures carry their reading", () => {
  assert.deepEqual(lookupPrefecture("01"), { code: "01", name: "北海道", kana: "ホッカイドウ" });
  assert.deepEqual(lookupPrefecture("47"), { code: "47", name: "沖縄県", kana: "オキナワケン" });
  assert.equal(lookupPrefecture("48"), undefined);
});
