import assert from "node:assert/strict";
import type { OfflineAnswer } from "../../../domain/offline/offline_answer.ts";
import { type Answer, answerOf } from "../../../static/offline/answer_of.ts";

const answers: [status: number, body: OfflineAnswer | undefined, answer: Answer][] = [
  [200, { outcome: "registered" }, { kind: "registered" }],
  [200, { outcome: "discarded" }, { kind: "discarded" }],
  [200, { outcome: "open" }, { kind: "open" }],
  [200, { outcome: "needs_person", reasons: ["登録済みです。"] }, {
    kind: "needs_person",
    reasons: ["登録済みです。"],
  }],
  [422, { outcome: "unreadable", message: "読めません。" }, {
    kind: "needs_person",
    reasons: ["読めません。"],
  }],
  [401, { outcome: "signed_out", message: "" }, { kind: "held", hold: "signed_out" }],
  [401, { outcome: "stopped", message: "" }, { kind: "held", hold: "stopped" }],
  [409, { outcome: "other_account", message: "" }, { kind: "held", hold: "other_account" }],
  [409, { outcome: "operator_asked", message: "" }, { kind: "held", hold: "operator_asked" }],
  [403, { outcome: "refused", message: "" }, { kind: "held", hold: "refused" }],
  [500, { outcome: "failed", message: "" }, { kind: "failed" }],
  // A proxy, a hotspot's sign-in page, a captive network: nobody of ours has judged anything.
  [200, undefined, { kind: "failed" }],
  [400, undefined, { kind: "failed" }],
  [404, undefined, { kind: "failed" }],
  [500, undefined, { kind: "failed" }],
  [502, undefined, { kind: "unreachable" }],
  [503, { outcome: "failed", message: "" }, { kind: "unreachable" }],
  [504, undefined, { kind: "unreachable" }],
  [429, undefined, { kind: "unreachable" }],
];

for (const [status, body, answer] of answers) {
  Deno.test(`${status} ${body?.outcome ?? "without an answer of ours"} means ${answer.kind}`, () => {
    assert.deepEqual(answerOf(status, body), answer);
  });
}
