import assert from "node:assert/strict";
import { changeReason, ChangeReasonForm } from "../../../domain/record/change_reason.ts";

function faults(reason: string, reasonText: string): unknown[] {
  const { error } = ChangeReasonForm.safeParse({ reason, reasonText });
  return error?.issues.map(({ path }) => path[0]) ?? [];
}

Deno.test("a reason is chosen, and その他 explained", () => {
  assert.deepEqual(faults("入力の誤り", ""), []);
  assert.deepEqual(faults("その他", "本人に電話で確認した"), []);
  assert.deepEqual(faults("", ""), ["reason"]);
  assert.deepEqual(faults("気分", ""), ["reason"]);
  assert.deepEqual(faults("その他", " "), ["reasonText"]);
  assert.deepEqual(faults("入力の誤り", "あ".repeat(201)), ["reasonText"]);
  assert.deepEqual(faults("入力の誤り", "一行\n二行"), ["reasonText"]);
});

Deno.test("the change keeps the choice with its explanation", () => {
  const reason = "その他" as const;
  assert.equal(changeReason({ reason, reasonText: "電話で確認" }), "その他：電話で確認");
  assert.equal(changeReason({ reason: "住民の異動", reasonText: "" }), "住民の異動");
});
