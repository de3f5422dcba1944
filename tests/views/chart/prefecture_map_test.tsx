import assert from "node:assert/strict";
import fc from "fast-check";
import { PREFECTURES } from "../../../domain/municipality/municipality_master.ts";
import { ENGLISH_CHART } from "../../../views/chart/chart_words.ts";
import { PrefectureMap } from "../../../views/chart/prefecture_map.tsx";
import { drawn, labelOf } from "./drawn.ts";

const FIGURES = PREFECTURES.map(({ code }, i) => ({ code, value: 70 + i / 4, text: `率${i}` }));

function titlesOf(html: string): string[] {
  return [...html.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title!);
}

Deno.test("each shape is named with its figure, and the label says the highest and the lowest", () => {
  const html = drawn(<PrefectureMap label="接種率" prefectures={FIGURES} limit={100} />);
  assert.deepEqual(titlesOf(html), PREFECTURES.map(({ name }, i) => `${name} 率${i}`));
  assert.equal(labelOf(html), "接種率：最高 沖縄県 率46、最低 北海道 率0");
  assert.match(html, /role="img"/);
});

Deno.test("the legend names five classes, the highest first", () => {
  const html = drawn(<PrefectureMap label="接種率" prefectures={FIGURES} limit={100} />);
  const legend = [...html.matchAll(/<\/svg>([^<]*)<\/li>/g)].map(([, text]) => text);
  assert.deepEqual(
    legend,
    [
      "82%以上",
      "79%以上82%未満",
      "76%以上79%未満",
      "73%以上76%未満",
      "70%以上73%未満",
    ].map((text) => text.replaceAll(/\d+/g, (bound) => String(Number(bound)))),
  );
});

Deno.test("a prefecture without a figure is drawn apart and named in the legend", () => {
  const html = drawn(<PrefectureMap label="接種率" prefectures={FIGURES.slice(0, 46)} />);
  assert.equal(titlesOf(html).at(-1), "沖縄県 数値なし");
  assert.match(html, /<\/svg>数値なし<\/li>/);
  assert.match(html, /map__shape step-none/);
});

Deno.test("shapes with an address are links for the pointer, inside a group", () => {
  const linked = FIGURES.map((figure) => ({ ...figure, href: `/statistics/${figure.code}` }));
  const html = drawn(<PrefectureMap label="接種率" prefectures={linked} />);
  assert.match(html, /role="group"/);
  assert.match(html, /<a href="\/statistics\/13" tabindex="-1" aria-label="東京都 率12">/);
  assert.equal(html.match(/<a /g)?.length, 47);
});

Deno.test("the map names its author and licence, and in English the prefectures too", () => {
  assert.match(
    drawn(<PrefectureMap label="接種率" prefectures={FIGURES} />),
    /地図：Map of Japan \(Victor Cazanave, CC BY 4\.0\)/,
  );
  const english = FIGURES.map((figure) => ({ ...figure, text: `${figure.value}%` }));
  const html = drawn(
    <PrefectureMap label="Coverage" prefectures={english} words={ENGLISH_CHART} />,
  );
  assert.equal(titlesOf(html)[12], "Tokyo 73%");
  assert.doesNotMatch(html, /[^\x20-\x7e]/);
});

Deno.test("without any figure it says so", () => {
  const prefectures = FIGURES.map((figure) => ({ ...figure, value: null }));
  assert.match(drawn(<PrefectureMap label="接種率" prefectures={prefectures} />), /class="empty"/);
});

Deno.test("every figure is drawn in one of the five steps", () => {
  const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 47, maxLength: 47 });
  fc.assert(
    fc.property(values, (tenths) => {
      const prefectures = FIGURES.map((figure, i) => ({ ...figure, value: tenths[i]! / 10 }));
      const html = drawn(<PrefectureMap label="率" prefectures={prefectures} limit={100} />);
      assert.equal(html.match(/map__shape step-[1-5]"/g)?.length, 47);
    }),
    { numRuns: 20 },
  );
});
