import assert from "node:assert/strict";
import { AnomalyReviewForm, isOpen } from "../../../domain/transfer/anomaly_review.ts";

const at = new Date("2021-07-01T01:00:00Z");
const later = new Date("2021-07-01T01:00:01Z");
const review = { at: later, loginId: "kacho@city.lg.jp", seenUntil: at, note: "転入届と一致" };

Deno.test("an anomaly is open until it is reviewed, and again when an inquiry has joined it", () => {
  assert.ok(isOpen({ to: at, review: null }));
  assert.ok(!isOpen({ to: at, review }));
  assert.ok(isOpen({ to: later, review }));
});

const REFUSED: [note: string, why: RegExp][] = [
  ["", /入力してください/],
  ["　 ", /入力してください/],
  ["あ".repeat(501), /500文字以内/],
  ["一行目\n二行目", /改行やタブ/],
  ["番号は1234-5678-9018でした", /マイナンバーは書かないで/],
];

for (const [reviewNote, why] of REFUSED) {
  Deno.test(`a review's note is refused: ${JSON.stringify(reviewNote.slice(0, 20))}`, () => {
    const parsed = AnomalyReviewForm.safeParse({ reviewNote, seenUntil: at.toISOString() });
    assert.match(parsed.error!.issues[0]!.message, why);
  });
}

Deno.test("a review of a page that says no time is refused", () => {
  const parsed = AnomalyReviewForm.safeParse({ reviewNote: "確認", seenUntil: "yesterday" });
  assert.match(parsed.error!.issues[0]!.message, /画面が古くなっています/);
});
