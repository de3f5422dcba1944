import assert from "node:assert/strict";
import { BarChart } from "../../../views/chart/bar_chart.tsx";
import { ENGLISH_CHART } from "../../../views/chart/chart_words.ts";
import { ChartWithTable } from "../../../views/chart/chart_with_table.tsx";
import { drawn } from "./drawn.ts";

const TABLE = { columns: ["区分", "人数"], rows: [["接種者", "12"]], numeric: [1], empty: "なし" };
const CHART = (
  <BarChart label="人数" bars={[{ label: "接種者", count: 12, text: "12人" }]} whole={12} />
);

Deno.test("a chart and the table of its figures stand under one heading", () => {
  const html = drawn(
    <ChartWithTable heading="人数" id="people" {...TABLE}>{CHART}</ChartWithTable>,
  );
  assert.match(html, /<h2 id="people">人数<\/h2>/);
  assert.match(html, /role="img" aria-label="人数：接種者 12人"/);
  assert.match(html, /<caption class="table__caption">人数<\/caption>/);
  assert.match(html, /<td class="number">12<\/td>/);
  assert.doesNotMatch(html, /<details/);
});

Deno.test("a long table is folded away under words of the page's language", () => {
  const folded = (
    <ChartWithTable heading="People" id="people" table="folded" words={ENGLISH_CHART} {...TABLE}>
      {CHART}
    </ChartWithTable>
  );
  const html = drawn(folded);
  assert.match(html, /<details class="folded"><summary[^>]*>Show as a table<\/summary>/);
  assert.ok(html.indexOf("<details") < html.indexOf("<table"));
});
