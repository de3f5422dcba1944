import assert from "node:assert/strict";
import { doseWarnings } from "../../../domain/dose/dose_warning.ts";
import { stopReason, StopReasonForm, stopsOf } from "../../../domain/dose/stop_reason.ts";
import { OTHER_REASON } from "../../../domain/reason.ts";
import { someCircumstances } from "./ticket_circumstances.ts";

const warnings = doseWarnings(someCircumstances({
  status: "moved_out",
  isSuperseded: true,
  isRegistered: false,
}));

Deno.test("the reason is kept with what it answers, and with nothing else", () => {
  const stops = stopsOf(warnings);
  const reason = { stopReason: "接種済証を確かめた", stopNote: "窓口で見た" } as const;
  assert.equal(
    stopReason(reason, stops),
    "接種済証を確かめた：窓口で見た（転出・死亡・削除の登録がある人、古い接種券）",
  );
});

const judged: [what: string, form: Record<string, string>, isTaken: boolean][] = [
  ["nothing chosen", { stopReason: "", stopNote: "" }, false],
  ["a reason that is none", { stopReason: "急いでいる", stopNote: "" }, false],
  ["a common reason", { stopReason: "医師の判断で接種した", stopNote: "" }, true],
  ["another reason, not explained", { stopReason: OTHER_REASON, stopNote: " " }, false],
  ["another reason, explained", { stopReason: OTHER_REASON, stopNote: "番号が変わった" }, true],
  ["too long an explanation", { stopReason: OTHER_REASON, stopNote: "長".repeat(201) }, false],
];

for (const [what, form, isTaken] of judged) {
  Deno.test(`${what} is ${isTaken ? "taken" : "refused"}`, () => {
    assert.equal(StopReasonForm.safeParse(form).success, isTaken);
  });
}
