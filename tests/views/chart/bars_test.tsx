import assert from "node:assert/strict";
import fc from "fast-check";
import { BarChart } from "../../../views/chart/bar_chart.tsx";
import { PyramidChart } from "../../../views/chart/pyramid_chart.tsx";
import { StackedBarChart } from "../../../views/chart/stacked_bar_chart.tsx";
import { drawn, labelOf, textsOf } from "./drawn.ts";

Deno.test("a bar chart says the text of every bar", () => {
  const bars = [
    { label: "ファイザー", count: 55, text: "55件" },
    { label: "武田／モデルナ", count: 5, text: "5件" },
  ];
  const html = drawn(<BarChart label="ワクチンごとの件数" bars={bars} whole={55} />);
  assert.equal(labelOf(html), "ワクチンごとの件数：ファイザー 55件、武田／モデルナ 5件");
  assert.match(html, /class="tone-1" x="0%" width="100%"/);
  assert.match(html, /class="tone-1" x="0%" width="9.09%"/);
});

Deno.test("a long name stands above its bar, a short one beside it", () => {
  const bar = { count: 1, text: "1件" };
  const long = [{ ...bar, label: "順天堂大学医学部附属浦安病院" }];
  const short = [{ ...bar, label: "市民プラザ" }];
  assert.deepEqual(textsOf(drawn(<BarChart label="題" bars={long} whole={1} />), "bars__name"), []);
  assert.deepEqual(textsOf(drawn(<BarChart label="題" bars={short} whole={1} />), "bars__name"), [
    "市民プラザ",
  ]);
});

Deno.test("the parts of a stacked bar lie end to end in shares of the whole", () => {
  const bars = [{ label: "千葉県", counts: [50, 30, 0], text: "80%" }];
  const series = ["1回目", "2回目", "3回目"];
  const html = drawn(<StackedBarChart label="題" bars={bars} series={series} whole={100} />);
  assert.match(html, /class="tone-1" x="0%" width="50%"/);
  assert.match(html, /class="tone-2" x="50%" width="30%"/);
  assert.doesNotMatch(html, /class="tone-3" x="\d+%"/);
});

Deno.test("one among a million is seen, none is not", () => {
  const bars = [
    { label: "エラー", count: 1, text: "1件" },
    { label: "新規", count: 0, text: "0件" },
  ];
  const html = drawn(<BarChart label="題" bars={bars} whole={1_000_000} />);
  assert.equal(html.match(/class="tone-1" x="0%" width="0.5%"/g)?.length, 1);
});

Deno.test("a pyramid draws men to the left and women to the right, the oldest above", () => {
  const bands = [
    { label: "0～4歳", male: 25, female: 100 },
    { label: "5～9歳", male: 50, female: 75 },
  ];
  const html = drawn(
    <PyramidChart label="接種者" bands={bands} apart="性別不明の3人は図に含みません。" />,
  );
  assert.equal(labelOf(html), "接種者：男 75、女 175");
  assert.deepEqual(textsOf(html, "bars__name"), ["5～9歳", "0～4歳"]);
  assert.match(html, /class="tone-1" x="37.5%" width="12.5%"/);
  assert.match(html, /class="tone-2" x="50%" width="50%"/);
  assert.match(html, /性別不明の3人は図に含みません。/);
});

Deno.test("where everybody is known, the filled part of a band shows its share", () => {
  const bands = [{ label: "0～4歳", male: 25, female: 0, maleWhole: 50, femaleWhole: 100 }];
  const html = drawn(<PyramidChart label="接種者" bands={bands} filled="2回目接種者" />);
  assert.match(html, /class="tone-whole" x="25%" width="75%"/);
  for (const name of ["男 2回目接種者", "女 2回目接種者", "全員"]) {
    assert.match(html, new RegExp(`${name}</li>`));
  }
});

Deno.test("without figures they say so", () => {
  for (
    const chart of [
      <BarChart label="題" bars={[]} whole={0} />,
      <StackedBarChart label="題" bars={[]} series={["a"]} />,
      <PyramidChart label="題" bands={[]} />,
    ]
  ) assert.match(drawn(chart), /class="empty"/);
});

const count = fc.nat(5_000_000);

Deno.test("any counts give whole geometry, however many rows there are", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count), { maxLength: 60 }), (rows) => {
      const named = rows.map(([male, female], i) => ({ label: `行${i}`, male, female }));
      drawn(<PyramidChart label="題" bands={named} />);
      const bars = named.map(({ label, male, female }) => {
        return { label, counts: [male, female, male], text: `${male}` };
      });
      drawn(<StackedBarChart label="題" bars={bars} series={["a", "b", "c"]} />);
      drawn(<StackedBarChart label="題" bars={bars} series={["a", "b", "c"]} whole={1000} />);
    }),
    { numRuns: 50 },
  );
});
