import assert from "node:assert/strict";
import { suppress } from "../../../domain/tally/suppression.ts";
import { axisOf } from "../../../domain/tally/suppression_axis.ts";

/** A table of rows and columns, written as one reads it. */
function shown(
  counts: Record<string, Record<string, number>>,
  given: { isPublic?: (at: readonly string[]) => boolean } = {},
): string[] {
  const rows = Object.keys(counts);
  const columns = Object.keys(counts[rows[0]!]!);
  const published = suppress({
    axes: [axisOf("計", rows), axisOf("計", columns)],
    counts: rows.flatMap((row) =>
      columns.map((column) => ({ at: [row, column], count: counts[row]![column]! }))
    ),
    threshold: 10,
    ...given,
  });
  return [...rows, "計"].map((row) =>
    [...columns, "計"].map((column) => published.countAt(row, column) ?? "＊").join(" ")
  );
}

Deno.test("a table without small counts is shown as it is, zeros too", () => {
  assert.deepEqual(shown({ 男: { 甲: 10, 乙: 0 }, 女: { 甲: 500, 乙: 99 } }), [
    "10 0 10",
    "500 99 599",
    "510 99 609",
  ]);
});

Deno.test("a small count is hidden with three others, the cheapest that protect it", () => {
  const counts = {
    男: { 甲: 3, 乙: 500, 丙: 40 },
    女: { 甲: 20, 乙: 700, 丙: 60 },
    不明: { 甲: 90, 乙: 90, 丙: 90 },
  };
  assert.deepEqual(shown(counts), [
    "＊ 500 ＊ 543",
    "＊ 700 ＊ 780",
    "90 90 90 270",
    "113 1290 190 1593",
  ]);
});

Deno.test("two small counts that protect each other too narrowly take a third into hiding", () => {
  const alone = suppress({
    axes: [axisOf("計", ["a", "b", "c", "d"])],
    counts: [["a", 1], ["b", 2], ["c", 30], ["d", 40]].map(([label, count]) => ({
      at: [label as string],
      count: count as number,
    })),
    threshold: 10,
  });
  assert.deepEqual([...alone.cells()].map(({ count }) => count), [
    73,
    undefined,
    undefined,
    undefined,
    40,
  ]);
  assert.equal(alone.hiddenCount, 3);
});

Deno.test("a small total is hidden with what it is made of, and with another", () => {
  assert.deepEqual(shown({ 男: { 甲: 3, 乙: 0 }, 女: { 甲: 500, 乙: 99 } }), [
    "＊ 0 ＊",
    "＊ 99 ＊",
    "503 99 602",
  ]);
});

Deno.test("what is public stays, and what follows from it is not hidden for show", () => {
  const isPublic = ([, vaccine]: readonly string[]) => vaccine === "計";
  assert.deepEqual(shown({ 男: { 甲: 3 }, 女: { 甲: 500 } }, { isPublic }), [
    "3 3",
    "500 500",
    "503 503",
  ]);
});

Deno.test("a public total smaller than the threshold leaves less room, and all of it is used", () => {
  const isPublic = ([, vaccine]: readonly string[]) => vaccine === "計";
  const rows = shown({ 男: { 甲: 2, 乙: 0 }, 女: { 甲: 50, 乙: 60 } }, { isPublic });
  assert.deepEqual(rows, ["＊ ＊ 2", "＊ ＊ 110", "52 60 112"]);
});

Deno.test("counts of the same place add up, and a place no axis has is a mistake", () => {
  const table = { axes: [axisOf("計", ["a", "b"])], threshold: 10 };
  const twice = suppress({ ...table, counts: [{ at: ["a"], count: 6 }, { at: ["a"], count: 6 }] });
  assert.equal(twice.countAt("a"), 12);
  assert.throws(() => suppress({ ...table, counts: [{ at: ["c"], count: 1 }] }), RangeError);
});

Deno.test("what is not listed is neither shown nor counted as hidden", () => {
  const published = suppress({
    axes: [axisOf("計", ["男", "女", "不明"])],
    counts: [{ at: ["男"], count: 50 }, { at: ["女"], count: 60 }, { at: ["不明"], count: 1 }],
    threshold: 10,
    isListed: ([sex]) => sex === "男" || sex === "女",
  });
  assert.deepEqual([...published.cells()], [{ at: ["男"], count: 50 }, { at: ["女"], count: 60 }]);
  assert.deepEqual([published.countAt("不明"), published.hiddenCount], [undefined, 0]);
});
