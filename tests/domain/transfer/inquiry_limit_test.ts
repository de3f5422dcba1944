import assert from "node:assert/strict";
import {
  countedSince,
  limitMessage,
  resumesAfter,
} from "../../../domain/transfer/inquiry_limit.ts";

Deno.test("an inquiry counts for an hour", () => {
  const oldest = new Date("2021-07-01T01:00:00Z");
  assert.deepEqual(countedSince(resumesAfter(oldest)), oldest);
  assert.equal(resumesAfter(oldest).getTime() - oldest.getTime(), 3_600_000);
});

const messages: [resumesAt: string, told: RegExp][] = [
  ["2021-07-01T02:00:00.000Z", /2021年7月1日 11:00から照会できます/],
  ["2021-07-01T02:00:00.001Z", /2021年7月1日 11:01から照会できます/],
  ["2021-07-01T14:59:59.000Z", /2021年7月2日 00:00から照会できます/],
];
for (const [resumesAt, told] of messages) {
  Deno.test(`who may ask again at ${resumesAt} is told a minute at which it is true`, () => {
    const message = limitMessage({ by: "account", limit: 60, resumesAt: new Date(resumesAt) });
    assert.match(message, told);
    assert.match(message, /あなたの照会が、1時間に60件の上限に達しました。照会していません/);
  });
}

Deno.test("it is said whose limit it is", () => {
  const resumesAt = new Date("2021-07-01T02:00:00Z");
  const message = limitMessage({ by: "municipality", limit: 600, resumesAt });
  assert.match(message, /^この自治体の照会が、1時間に600件の上限に達しました/);
});
