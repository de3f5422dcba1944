import assert from "node:assert/strict";
import {
  ConfirmationForm,
  confirmationOf,
  NoteForm,
  RefusalForm,
  refusalOf,
  RetractionForm,
  retractionOf,
  StepForm,
} from "../../../domain/transfer/case_forms.ts";

const REFUSAL = {
  refusal: "nobody",
  refusalReason: "住民登録がない",
  refusalNote: "",
  version: "2",
};
const CONFIRMATION = {
  recipientId: "01890a5d-ac96-774b-bcce-b302099a8057",
  protectionChecked: "",
  confirmationReason: "",
  version: "1",
};
const RETRACTION = { retractionReason: "別の人を選んでいた", retractionNote: "", version: "3" };
const NUMBER = "１２３４－５６７８－９０１２";

const FAULTS = [
  ["nothing chosen", RefusalForm, { ...REFUSAL, refusal: "" }, "refusal", /該当者なし/],
  ["no reason", RefusalForm, { ...REFUSAL, refusalReason: "" }, "refusalReason", /理由を選んで/],
  ["その他 alone", RefusalForm, { ...REFUSAL, refusalReason: "その他" }, "refusalNote", /説明/],
  ["a My Number", RefusalForm, { ...REFUSAL, refusalNote: NUMBER }, "refusalNote", /マイナンバー/],
  ["no version", RefusalForm, { ...REFUSAL, version: "" }, "version", /古く/],
  ["nobody", ConfirmationForm, { ...CONFIRMATION, recipientId: "" }, "recipientId", /選んで/],
  [
    "a My Number",
    ConfirmationForm,
    { ...CONFIRMATION, confirmationReason: NUMBER },
    "confirmationReason",
    /マイナンバー/,
  ],
  ["no reason", RetractionForm, { ...RETRACTION, retractionReason: "x" }, "retractionReason", /./],
  [
    "a My Number",
    RetractionForm,
    { ...RETRACTION, retractionNote: NUMBER },
    "retractionNote",
    /マイナンバー/,
  ],
  ["only blanks", NoteForm, { note: " 　\n", version: "1" }, "note", /入力/],
  ["1,001 characters", NoteForm, { note: "あ".repeat(1001), version: "1" }, "note", /1000文字/],
  ["a bell", NoteForm, { note: "あ\u0007", version: "1" }, "note", /制御文字/],
  ["a My Number", NoteForm, { note: `番号は${NUMBER}です`, version: "1" }, "note", /マイナンバー/],
  ["a version of words", StepForm, { version: "latest" }, "version", /古く/],
] as const;

for (const [what, form, fields, field, message] of FAULTS) {
  Deno.test(`refused: ${what} in ${field}`, () => {
    const [issue] = form.safeParse(fields).error?.issues ?? [];
    assert.deepEqual(issue?.path, [field]);
    assert.match(issue!.message, message);
  });
}

Deno.test("a refusal carries its reason, and the explanation behind it", () => {
  const fields = { ...REFUSAL, refusalReason: "その他", refusalNote: "転居した" };
  assert.deepEqual(refusalOf(RefusalForm.parse(fields)), {
    event: "deny",
    refusal: "nobody",
    reason: "その他：転居した",
  });
});

Deno.test("a confirmation says whether 支援措置 was checked", () => {
  const fields = { ...CONFIRMATION, protectionChecked: "on", confirmationReason: " 本人に確認 " };
  assert.deepEqual(confirmationOf(ConfirmationForm.parse(fields)), {
    event: "confirm",
    recipientId: CONFIRMATION.recipientId,
    reason: "本人に確認",
    isProtectionChecked: true,
  });
  const { protectionChecked: _checked, ...unchecked } = CONFIRMATION;
  const act = confirmationOf(ConfirmationForm.parse(unchecked));
  assert.equal(act.event === "confirm" && act.isProtectionChecked, false);
});

Deno.test("a retraction carries its reason", () => {
  assert.deepEqual(retractionOf(RetractionForm.parse(RETRACTION)), {
    event: "retract",
    reason: "別の人を選んでいた",
  });
});

Deno.test("a note of several lines is kept as it is, but for outer blanks", () => {
  const parsed = NoteForm.parse({ note: "\n一行目\r\n二行目 ", version: "4" });
  assert.deepEqual(parsed, { note: "一行目\r\n二行目", version: 4 });
});
