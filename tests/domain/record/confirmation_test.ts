import assert from "node:assert/strict";
import { ConfirmationForm, ReleaseForm } from "../../../domain/record/confirmation.ts";

const compared = { comparedWith: "予診票", comparedNote: "", fingerprint: "" };
const released = {
  releaseReason: "誤って確認済みにした",
  releaseNote: "",
  confirmationId: "0190a5e0-0000-7000-8000-000000000000",
};

/** What is wrong with a form of which these fields were changed: field and sentence. */
const CASES: [string, Record<string, string>, (string | undefined)[]][] = [
  ["a document", {}, []],
  ["no document", { comparedWith: "" }, ["comparedWith", "照合した書類を選んでください。"]],
  ["a document we never offered", { comparedWith: "新聞" }, [
    "comparedWith",
    "照合した書類を選んでください。",
  ]],
  ["another document without its name", { comparedWith: "その他", comparedNote: "　" }, [
    "comparedNote",
    "「その他」を選んだときは、照合した書類の名前を入力してください。",
  ]],
  ["another document", { comparedWith: "その他", comparedNote: "母子健康手帳" }, []],
  ["200 characters", { comparedNote: "長".repeat(200) }, []],
  ["201 characters", { comparedNote: "長".repeat(201) }, [
    "comparedNote",
    "説明は200文字以内で入力してください。",
  ]],
  ["a line break", { comparedNote: "予診\n票" }, [
    "comparedNote",
    "説明から改行やタブを取り除いてください。",
  ]],
  ["a reason of release", { releaseNote: "窓口で気付いた" }, []],
  ["no reason of release", { releaseReason: "" }, [
    "releaseReason",
    "解除する理由を選んでください。",
  ]],
  ["another reason without words", { releaseReason: "その他" }, [
    "releaseNote",
    "「その他」を選んだときは、解除する理由を入力してください。",
  ]],
  ["a confirmation that is none", { confirmationId: "1" }, [
    "confirmationId",
    "画面が古くなっています。照会結果を開き直してください。",
  ]],
];

for (const [what, change, expected] of CASES) {
  Deno.test(`${what}: ${expected[1] ?? "accepted"}`, () => {
    const isRelease = Object.keys(change).some((field) => field in released);
    const judged = isRelease
      ? ReleaseForm.safeParse({ ...released, ...change })
      : ConfirmationForm.safeParse({ ...compared, ...change });
    const issues = judged.error?.issues ?? [];
    assert.deepEqual(issues.flatMap(({ path, message }) => [path[0], message]), expected);
  });
}
