import assert from "node:assert/strict";
import fc from "fast-check";
import { daysLater } from "../../../domain/date/days_later.ts";
import { ENGLISH_CHART } from "../../../views/chart/chart_words.ts";
import { type Line, LineChart } from "../../../views/chart/line_chart.tsx";
import { drawn, labelOf, textsOf } from "./drawn.ts";

const FIRST = "2021-04-12";

function aLine(label: string, values: readonly (number | null)[]): Line {
  return { label, points: values.map((value, i) => ({ date: daysLater(FIRST, i), value })) };
}

Deno.test("a chart of lines says its period and the last figure of each line", () => {
  const lines = [aLine("1回目", [0, 12_345_678]), aLine("2回目", [3, 4, null])];
  const html = drawn(<LineChart label="累計の接種者数" lines={lines} />);
  assert.equal(
    labelOf(html),
    "累計の接種者数：2021年4月12日～2021年4月14日、1回目 1,235万、2回目 4",
  );
});

Deno.test("an English chart writes no Japanese", () => {
  const lines = [aLine("1st dose", [0, 12_345_678]), aLine("2nd dose", [3, 4])];
  const html = drawn(<LineChart label="People with a dose" lines={lines} words={ENGLISH_CHART} />);
  assert.equal(
    labelOf(html),
    "People with a dose: 12 Apr 2021 – 13 Apr 2021, 1st dose 12.3M, 2nd dose 4",
  );
  assert.doesNotMatch(html, /[^\x20-\x7e–]/);
});

Deno.test("each line has its own dash, and the name at its end is in the legend as well", () => {
  const lines = ["A", "B", "C", "D"].map((label, i) => aLine(label, [i, i + 10]));
  const html = drawn(<LineChart label="四本の線" lines={lines} />);
  for (const [index, { label }] of lines.entries()) {
    assert.match(html, new RegExp(`<path class="stroke stroke-${index + 1}"`));
    assert.match(html, new RegExp(`>${label}</tspan>`));
    assert.match(html, new RegExp(`${label} ${index + 10}</li>`));
  }
});

Deno.test("a gap or a share of nobody interrupts a line", () => {
  const [, path] = /class="stroke stroke-1" d="([^"]*)"/.exec(
    drawn(<LineChart label="欠けた日" lines={[aLine("1回目", [1, 2, null, 4, 5, 0 / 0, 6])]} />),
  )!;
  assert.equal(path!.match(/M/g)?.length, 3);
});

Deno.test("the axis of a rate ends at 100 percent", () => {
  const html = drawn(
    <LineChart label="接種率" lines={[aLine("1回目", [1, 2])]} top={100} tick={(v) => `${v}%`} />,
  );
  assert.deepEqual(textsOf(html, "plot__tick"), ["0%", "20%", "40%", "60%", "80%", "100%"]);
});

Deno.test("days tell their figures to a pointer unless they are not wanted", () => {
  const lines = [aLine("1回目", [7, 8])];
  assert.match(
    drawn(<LineChart label="題" lines={lines} />),
    /<title>2021年4月13日 1回目 8<\/title>/,
  );
  assert.doesNotMatch(drawn(<LineChart label="題" lines={lines} titles="none" />), /<title>/);
});

Deno.test("without figures it says so instead of drawing an empty frame", () => {
  const html = drawn(<LineChart label="題" lines={[aLine("1回目", [])]} />);
  assert.equal(html, `<p class="empty">表示する数値がまだありません。</p>`);
});

Deno.test("names are text, whatever stands in them", () => {
  const name = `"><script>alert(1)</script>`;
  const html = drawn(<LineChart label={name} lines={[aLine(name, [1])]} />);
  assert.doesNotMatch(html, /<script/);
  assert.match(labelOf(html), /^&quot;&gt;&lt;script&gt;/);
});

const values = fc.array(fc.option(fc.nat(200_000_000)), { maxLength: 30 });

Deno.test("any figures give whole geometry", () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 4 }), (lines) => {
      drawn(<LineChart label="題" lines={lines.map((line, i) => aLine(`線${i}`, line))} />);
    }),
    { numRuns: 50 },
  );
});
