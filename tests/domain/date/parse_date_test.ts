import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDate } from "../../../domain/date/parse_date.ts";
import { compactDate, formatDate } from "../../../domain/date/plain_date.ts";
import type { Result } from "../../../domain/result.ts";

const anyDate = fc.date({
  min: new Date("1868-01-01"),
  max: new Date("2100-12-31"),
  noInvalidDate: true,
}).map((date) => date.toISOString().slice(0, 10));

const accepted: [typed: string, date: string][] = [
  ["20210601", "2021-06-01"],
  ["２０２１０６０１", "2021-06-01"],
  ["2021/6/1", "2021-06-01"],
  ["2021/06/01", "2021-06-01"],
  ["2021-6-1", "2021-06-01"],
  ["2021.6.1", "2021-06-01"],
  ["２０２１ー６ー１", "2021-06-01"],
  ["2021年6月1日", "2021-06-01"],
  [" ２０２１年　６月　１日 ", "2021-06-01"],
  ["R3.6.1", "2021-06-01"],
  ["r3-6-1", "2021-06-01"],
  ["Ｒ３／６／１", "2021-06-01"],
  ["令和3年6月1日", "2021-06-01"],
  ["令和 3年 6月 1日", "2021-06-01"],
  ["令3.6.1", "2021-06-01"],
  ["令和元年5月1日", "2019-05-01"],
  ["㋿元年5月1日", "2019-05-01"],
  ["㍻31年4月30日", "2019-04-30"],
  ["平成元年1月8日", "1989-01-08"],
  ["H12.2.29", "2000-02-29"],
  ["昭和64年1月7日", "1989-01-07"],
  ["S30/1/2", "1955-01-02"],
  ["昭和元年12月25日", "1926-12-25"],
  ["T15.12.24", "1926-12-24"],
  ["大正元年7月30日", "1912-07-30"],
  ["M45.7.29", "1912-07-29"],
  ["明治元年10月23日", "1868-10-23"],
  ["1868/1/1", "1868-01-01"],
  ["2100/12/31", "2100-12-31"],
];

for (const [typed, date] of accepted) {
  Deno.test(`${typed} is ${date}`, () => {
    assert.deepEqual(parseDate(typed), { ok: true, value: date });
  });
}

const refused: [typed: string, named: RegExp][] = [
  ["2021-02-30", /2021年2月30日という日付はありません/],
  ["R3.2.29", /2021年2月29日という日付はありません/],
  ["2021/13/1", /2021年13月1日という日付はありません/],
  ["2021/0/1", /2021年0月1日という日付はありません/],
  ["1867/12/31", /1867年は入力できません/],
  ["2101/1/1", /2101年は入力できません/],
  ["R83.1.1", /2101年は入力できません/],
  ["令和元年4月30日", /令和1年4月30日はありません。令和は2019年5月1日からです/],
  ["H31.5.1", /平成31年5月1日はありません。平成は1989年1月8日から2019年4月30日まで/],
  ["平成元年1月7日", /平成1年1月7日はありません/],
  ["S64.1.8", /昭和64年1月8日はありません/],
  ["昭和65年1月1日", /昭和65年はありません/],
  ["S1.12.24", /昭和1年12月24日はありません/],
  ["T15.12.25", /大正15年12月25日はありません/],
  ["T1.7.29", /大正1年7月29日はありません/],
  ["M45.7.30", /明治45年7月30日はありません/],
  ["M1.10.22", /明治1年10月22日はありません/],
  ["R0.6.1", /令和0年はありません/],
  ["", /のように入力してください/],
  ["昨日", /のように入力してください/],
  ["2021 1 11", /のように入力してください/],
  ["2021061", /のように入力してください/],
  ["21/6/1", /のように入力してください/],
  ["6/1/2021", /のように入力してください/],
  ["元年5月1日", /のように入力してください/],
  ["2021/6/1 10:00", /のように入力してください/],
];

for (const [typed, named] of refused) {
  Deno.test(`${JSON.stringify(typed)} is refused with what is wrong`, () => {
    assert.match(messageOf(parseDate(typed)), named);
  });
}

Deno.test("every date reads back from the way it is shown and the way files write it", () => {
  fc.assert(fc.property(anyDate, (date) => {
    for (const text of [formatDate(date), compactDate(date), date, date.replaceAll("-", "/")]) {
      assert.deepEqual(parseDate(text), { ok: true, value: date });
    }
  }));
});

Deno.test("every day since 1868-10-23 has exactly one Japanese-calendar date", () => {
  const eraStarts = { 明治: 1868, 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 };
  fc.assert(fc.property(anyDate, (date) => {
    const [year = 0, month, day] = date.split("-").map(Number);
    const readings = Object.entries(eraStarts)
      .map(([era, start]) => parseDate(`${era}${year - start + 1}年${month}月${day}日`))
      .filter((reading) => reading.ok);
    assert.deepEqual(readings, date < "1868-10-23" ? [] : [{ ok: true, value: date }]);
  }));
});

Deno.test("no text makes a date parser throw", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    assert.equal(typeof parseDate(text).ok, "boolean");
  }));
});

function messageOf(result: Result<string>): string {
  assert.ok(!result.ok, "expected a refusal");
  return result.message;
}
