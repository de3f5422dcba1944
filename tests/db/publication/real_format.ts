import assert from "node:assert/strict";
import { z } from "zod";

// A reader of the real service's open data, from its list of fields and from what public tools that
// were written for it do. It knows nothing of our own code.

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PREFECTURE = /^(0[1-9]|[1-3]\d|4[0-7])$/;
const SHOTS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
];

const RealLine = z.strictObject({
  date: z.string().regex(DAY),
  prefecture: z.string().regex(PREFECTURE),
  gender: z.enum(["F", "M", "U"]),
  age: z.enum(["-64", "65-", "UNK"]),
  medical_worker: z.boolean(),
  status: z.int().min(1).max(9),
  count: z.int().min(1),
});
export type RealLine = z.infer<typeof RealLine>;

/** The lines, each exactly as the real service writes it, in its order, and none twice. */
export function readRealLines(bytes: Uint8Array): RealLine[] {
  const texts = linesOf(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  const lines = texts.map((text) => {
    const line = RealLine.parse(JSON.parse(text));
    const { date, prefecture, gender, age, medical_worker, status, count } = line;
    assert.equal(
      text,
      `{"date":"${date}","prefecture":"${prefecture}","gender":"${gender}","age":"${age}",` +
        `"medical_worker":${medical_worker},"status":${status},"count":${count}}`,
    );
    return line;
  });
  const keys = lines.map(({ date, prefecture, gender, age, status }) =>
    [date, prefecture, gender, age, status].join(" ")
  );
  assert.deepEqual(keys, [...new Set(keys)].sort());
  return lines;
}

/** Every value a whole number, but for the columns named. */
const Cell = z.string().regex(/^(0|[1-9]\d*)$/).transform(Number);

/** Doses by number, the first at 0, by day. */
export function readRealDates(bytes: Uint8Array): Map<string, number[]> {
  const rows = rowsOf(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  assertColumns(rows.shift()!, ["date"]);
  return new Map(rows.map(([date = "", ...doses]) => {
    assert.match(date, DAY);
    return [date, z.array(Cell).parse(doses)];
  }));
}

export interface RealPrefecture {
  name: string;
  count: number;
  doses: number[];
}

/** In Shift_JIS, as five public readers of the file have it. */
export function readRealPrefectures(bytes: Uint8Array): Map<string, RealPrefecture> {
  const rows = rowsOf(new TextDecoder("shift_jis", { fatal: true }).decode(bytes));
  assertColumns(rows.shift()!, ["prefecture", "prefecture_name", "count"]);
  return new Map(rows.map(([code = "", name = "", count, ...doses]) => {
    assert.match(code, PREFECTURE);
    return [code, { name, count: Cell.parse(count), doses: z.array(Cell).parse(doses) }];
  }));
}

function assertColumns(columns: string[], first: string[]): void {
  const shots = columns.slice(first.length);
  assert.deepEqual(columns.slice(0, first.length), first);
  assert.ok(shots.length >= 2);
  assert.deepEqual(shots, SHOTS.slice(0, shots.length).map((each) => `count_${each}_shot_general`));
}

function rowsOf(text: string): string[][] {
  assert.doesNotMatch(text, /"/);
  const rows = linesOf(text).map((line) => line.split(","));
  for (const row of rows) assert.equal(row.length, rows[0]!.length);
  return rows;
}

/** LF after every line, and nothing before the first. */
function linesOf(text: string): string[] {
  assert.doesNotMatch(text, /\r|^\ufeff/);
  assert.match(text, /\n$/);
  return text.slice(0, -1).split("\n");
}

/** As a public Perl script cuts the lines up: without a parser, at the commas and colons. */
export function sumLikePerl(text: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of text.split("\n").filter((each) => each)) {
    const items = line.replace(/\{(.*)\}/, "$1").split(",").map((item) =>
      /"([^:"]+)":"*([^"]+)"*$/.exec(item)!.slice(1)
    );
    const record = Object.fromEntries(items);
    sums.set(record.date, (sums.get(record.date) ?? 0) + Number(record.count));
  }
  return sums;
}

/** As a public shell script does: awk with ":" between the fields, and int() of the last. */
export function sumLikeAwk(text: string, status: number): number {
  const ours = text.split("\n").filter((line) => line.includes(`,"status":${status},`));
  return ours.reduce((sum, line) => sum + parseInt(line.split(":").at(-1)!), 0);
}

/** As a public page does: the day's numbers cut at "-" and ",". */
export function totalsLikeAPage(text: string): number[] {
  const rows = text.trim().split("\n").slice(1).map((line) =>
    line.split(/[-,]+/).map((cell) => parseInt(cell, 10))
  );
  return rows.map((cells) => cells[3]! + cells[4]!);
}
