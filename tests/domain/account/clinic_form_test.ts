import assert from "node:assert/strict";
import { ClinicForm } from "../../../domain/account/clinic_form.ts";
import { clinicLoginId } from "../../../domain/account/gmis_id.ts";
import { checkLoginId } from "../../../domain/account/login_id.ts";

const FORM = { gmisId: "G1234567", name: "みなと内科", remark: "" };

function problemOf(change: Partial<typeof FORM>): string | undefined {
  return ClinicForm.safeParse({ ...FORM, ...change }).error?.issues[0]?.message;
}

Deno.test("a G-MIS ID is kept letter for letter; full width and spaces around it are a matter of typing", () => {
  assert.equal(ClinicForm.parse({ ...FORM, gmisId: " Ｇ１２３ａｂＣ　" }).gmisId, "G123abC");
});

Deno.test("a G-MIS ID that no provider would tell, or that could act in a spreadsheet, is refused", () => {
  for (const gmisId of ["医療機関", "a b", "=1+1", "@x", "+1", "-1", "<b>", "a\nb", 'a"b', "a'b"]) {
    assert.match(problemOf({ gmisId }) ?? "", /半角の英数字と記号/, gmisId);
  }
  assert.match(problemOf({ gmisId: "x".repeat(101) }) ?? "", /100文字以内/);
});

Deno.test("a clinic has a name, of one line and at most 100 characters", () => {
  assert.match(problemOf({ name: "　" }) ?? "", /医療機関名を入力してください/);
  assert.match(problemOf({ name: "み".repeat(101) }) ?? "", /100文字以内/);
  assert.match(problemOf({ name: "みなと\n内科" }) ?? "", /改行/);
});

Deno.test("a clinic's login ID is nobody's to choose, and names its municipality", () => {
  const loginId = clinicLoginId("G1234567", "122271");
  assert.equal(loginId, "gmis:G1234567@122271");
  for (const kind of ["venue", "municipal", "national"] as const) {
    assert.equal(checkLoginId(kind, loginId).ok, false);
  }
});
