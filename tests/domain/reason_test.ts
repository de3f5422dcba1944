import assert from "node:assert/strict";
import { z } from "zod";
import { explained, OTHER_REASON, reasonNote, reasonWithNote } from "../../domain/reason.ts";

const Form = z.object({ reason: z.string(), note: reasonNote() })
  .superRefine(explained("reason", "note"));

const faults: [what: string, fields: z.input<typeof Form>, message: RegExp | undefined][] = [
  ["a reason says enough by itself", { reason: "入力の誤り", note: "" }, undefined],
  ["a reason may be explained", { reason: "入力の誤り", note: "転記" }, undefined],
  ["その他 must be explained", { reason: OTHER_REASON, note: "　" }, /理由の説明を入力/],
  ["その他 with its explanation", { reason: OTHER_REASON, note: "電話で確認" }, undefined],
  ["200 characters", { reason: OTHER_REASON, note: "あ".repeat(200) }, undefined],
  ["201 characters", { reason: OTHER_REASON, note: "あ".repeat(201) }, /200文字以内/],
  ["a line break", { reason: OTHER_REASON, note: "一\n二" }, /改行やタブを取り除いて/],
];

for (const [what, fields, message] of faults) {
  Deno.test(`a reason's note: ${what}`, () => {
    const issues = Form.safeParse(fields).error?.issues ?? [];
    if (!message) return assert.deepEqual(issues, []);
    assert.deepEqual(issues[0]!.path, ["note"]);
    assert.match(issues[0]!.message, message);
  });
}

Deno.test("a note stands behind what was chosen", () => {
  assert.equal(reasonWithNote("予診票", ""), "予診票");
  assert.equal(reasonWithNote("その他", "母子健康手帳"), "その他：母子健康手帳");
});
