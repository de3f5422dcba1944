import assert from "node:assert/strict";
import fc from "fast-check";
import { daysLater } from "../../../domain/date/days_later.ts";
import { everyDay } from "../../../domain/tally/every_day.ts";
import { ENGLISH_CHART } from "../../../views/chart/chart_words.ts";
import { type Column, ColumnChart } from "../../../views/chart/column_chart.tsx";
import { columnPath } from "../../../views/chart/column_path.ts";
import { drawn, labelOf, textsOf } from "./drawn.ts";

const DAYS: Column[] = [
  { date: "2021-06-01", counts: [10, 2] },
  { date: "2021-06-02", counts: [1200, 300] },
  { date: "2021-06-04", counts: [0, 0] },
];
const SERIES = ["1回目", "2回目"];

Deno.test("a chart of columns says its period and its largest day", () => {
  const html = drawn(<ColumnChart label="日ごとの接種回数" columns={DAYS} series={SERIES} />);
  assert.equal(
    labelOf(html),
    "日ごとの接種回数：2021年6月1日～2021年6月4日、最多 2021年6月2日 1,500",
  );
});

Deno.test("a column of a name is labelled with it", () => {
  const columns = ["4月", "5月"].map((name, i) => ({ name, counts: [i + 1] }));
  const html = drawn(<ColumnChart label="月ごと" columns={columns} series={["接種回数"]} />);
  assert.equal(labelOf(html), "月ごと：4月～5月、最多 5月 2");
  assert.deepEqual(textsOf(html, "plot__below"), ["4月", "5月"]);
});

Deno.test("a day tells its figures and its mean to a pointer, a missing day nothing", () => {
  const html = drawn(
    <ColumnChart label="題" columns={DAYS} series={SERIES} mean={[null, 8.4, 7]} />,
  );
  const titles = [...html.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title);
  assert.deepEqual(titles, [
    "2021年6月1日 1回目 10、2回目 2",
    "2021年6月2日 1回目 1,200、2回目 300、7日平均 8",
    "2021年6月4日 1回目 0、2回目 0、7日平均 7",
  ]);
});

Deno.test("the legend names every series and the mean, in the language of the page", () => {
  const html = drawn(
    <ColumnChart
      label="Doses by day"
      columns={DAYS}
      series={["1st dose", "2nd dose"]}
      mean={[null, 8.4, 7]}
      words={ENGLISH_CHART}
    />,
  );
  for (const name of ["1st dose", "2nd dose", "7-day average"]) {
    assert.match(html, new RegExp(`</svg>${name}</li>`));
  }
  assert.doesNotMatch(html, /[^\x20-\x7e–]/);
});

Deno.test("from the third on, series have a texture that their legend shows too", () => {
  const columns = [{ name: "4月", counts: [1, 2, 3, 4, 5, 6] }];
  const series = ["a", "b", "c", "d", "e", "f"];
  const html = drawn(<ColumnChart label="六つ" columns={columns} series={series} />);
  const defined = [...html.matchAll(/<pattern id="([^"]*)"/g)].map(([, id]) => id);
  assert.equal(new Set(defined).size, 4);
  for (const id of defined) assert.equal(html.split(`fill="url(#${id})"`).length - 1, 2, `${id}`);
});

Deno.test("the columns of a series stand on those below, and nothing is drawn for none", () => {
  const stacks = [{ place: 0, counts: [25, 50] }, { place: 1, counts: [0, 100] }];
  const columns = { stacks, parts: 2, axis: { top: 100, ticks: [] } };
  assert.equal(columnPath(columns, 0), "M50 1000h400v-250h-400z");
  assert.equal(columnPath(columns, 1), "M50 750h400v-500h-400zM550 1000h400v-1000h-400z");
});

Deno.test("four hundred days are drawn within the bytes of a page", () => {
  const columns = everyDay("2021-04-12", "2022-05-16").map((date, i) => {
    return { date, counts: [i * 4321 % 1_000_000, i * 1234 % 1_000_000] };
  });
  const html = drawn(
    <ColumnChart label="題" columns={columns} series={SERIES} titles="none" />,
  );
  assert.ok(html.length < 30_000, `${html.length}`);
});

Deno.test("without columns it says so", () => {
  assert.match(drawn(<ColumnChart label="題" columns={[]} series={SERIES} />), /class="empty"/);
});

const days = fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 40 });
const counts = fc.array(fc.nat(2_000_000), { minLength: 6, maxLength: 6 });

Deno.test("any days and counts give whole geometry", () => {
  fc.assert(
    fc.property(days, counts, (offsets, counts) => {
      const columns = offsets.toSorted((a, b) => a - b).map((offset, i) => {
        return { date: daysLater("2021-02-17", offset), counts: counts.slice(i % 6) };
      });
      const series = counts.map((_, i) => `系列${i}`);
      drawn(<ColumnChart label="題" columns={columns} series={series} />);
    }),
    { numRuns: 50 },
  );
});
