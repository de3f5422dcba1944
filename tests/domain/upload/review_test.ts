import assert from "node:assert/strict";
import { REVIEW_OUTCOME_LABELS, REVIEW_OUTCOMES } from "../../../domain/upload/review.ts";

Deno.test("every outcome of a row has words of its own, in the order of the review", () => {
  const labels = REVIEW_OUTCOMES.map((outcome) => REVIEW_OUTCOME_LABELS[outcome]);
  assert.deepEqual(labels, ["新規", "変更", "変更なし", "空白になる", "食い違い"]);
});
