import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { PREFECTURES } from "../../../domain/municipality/municipality_master.ts";
import { everyDay } from "../../../domain/tally/every_day.ts";
import { publicFigures, type PublicTallies } from "../../../domain/tally/public_figures.ts";
import { PUBLIC_LANGUAGES, PUBLIC_PERIODS } from "../../../views/public/choice.ts";
import { PublicDocument } from "../../../views/public/public_document.tsx";
import { PublicPage } from "../../../views/public/public_page.tsx";

const LAST = "2021-10-31";
const DOSES = [1, 2, 3];
const MAKERS = ["ファイザー", "武田／モデルナ", "アストラゼネカ"];
const SEXES = ["male", "female"] as const;

/** Half a year of the whole nation, 120 million people in three doses. */
const NATION: PublicTallies = {
  nation: [0, ...DOSES].map((doseNumber) => ({
    area: "00",
    doseNumber,
    people: 121_234_567 - doseNumber * 30_123_456,
  })),
  prefectures: PREFECTURES.flatMap(({ code }) =>
    [0, ...DOSES].map((doseNumber) => ({
      area: code,
      doseNumber,
      people: (4 - doseNumber) * 712_345 + Number(code),
    }))
  ),
  people: Array.from({ length: 105 }, (_, age) => age).flatMap((age) =>
    SEXES.flatMap((sex) =>
      [0, ...DOSES].map((doseNumber) => ({
        sex,
        cohort: 2021 - age,
        doseNumber,
        people: Math.max(0, 1_234_567 - doseNumber * 234_567 - age * 7_890),
      }))
    )
  ),
  days: everyDay("2021-04-12", LAST).flatMap((vaccinatedOn, day) =>
    MAKERS.flatMap((vaccine, maker) =>
      DOSES.map((doseNumber) => ({
        vaccinatedOn,
        doseNumber,
        vaccine,
        count: 323_456 - 101_234 * maker + 1_017 * day - doseNumber * 7_919,
      }))
    )
  ),
};

async function drawn(
  tallies: PublicTallies,
  choice: Parameters<typeof PublicPage>[0]["choice"],
): Promise<string> {
  const assets = { style: "/assets/a.css", script: "/assets/a.js", icon: "/assets/a.svg" };
  const at = new Date(`${LAST}T01:00:00Z`);
  return await (
    <PublicDocument frame={{ choice, assets, origin: "https://vrs.example.lg.jp" }}>
      <PublicPage figures={publicFigures(tallies, LAST)} choice={choice} at={at} />
    </PublicDocument>
  ).toString();
}

for (const language of PUBLIC_LANGUAGES) {
  for (const period of PUBLIC_PERIODS) {
    Deno.test(`the nation's page in ${language}, ${period}, is light enough for a phone`, async () => {
      const html = await drawn(NATION, { language, period, doseNumber: 2 });
      const bytes = new TextEncoder().encode(html);
      assert.ok(bytes.length < 150_000, `${bytes.length} bytes`);
      assert.ok(gzipSync(bytes).length < 40_000, `${gzipSync(bytes).length} bytes packed`);
      assert.doesNotMatch(html, /NaN|undefined|Infinity|\[object/);
    });
  }
}

Deno.test("a long stretch goes by the week, a short one by the day with its mean", async () => {
  const byWeek = await drawn(NATION, { language: "ja", period: "all", doseNumber: 1 });
  assert.match(byWeek, /1週間の接種の回数/);
  assert.match(byWeek, /4\/12の週/);
  const byDay = await drawn(NATION, { language: "ja", period: "month", doseNumber: 1 });
  assert.match(byDay, /1日の接種の回数/);
  assert.match(byDay, /7日平均/);
  assert.match(byDay, />2021年10月1日</);
  assert.doesNotMatch(byDay, />2021年9月30日</);
});

Deno.test("search engines are told both languages by their full addresses", async () => {
  const html = await drawn(NATION, { language: "en", period: "quarter", doseNumber: 1 });
  for (const [language, path] of [["ja", "/public"], ["en", "/public/en"]] as const) {
    assert.ok(
      html.includes(`hreflang="${language}" href="https://vrs.example.lg.jp${path}"`),
      language,
    );
  }
});

Deno.test("what is hidden is hidden in table, map and chart alike", async () => {
  const few = NATION.prefectures.map((figure) =>
    figure.area === "47" && figure.doseNumber === 3 ? { ...figure, people: 7 } : figure
  );
  const prefectures = { ...NATION, prefectures: few };
  const html = await drawn(prefectures, { language: "ja", period: "month", doseNumber: 3 });
  assert.match(html, /<title>沖縄県 ＊<\/title>/);
  assert.match(html, /数値なし/);
  assert.doesNotMatch(html, />7人</);
});
