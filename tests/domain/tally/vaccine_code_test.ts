import assert from "node:assert/strict";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { VACCINE_CODES, vaccineCodeOf } from "../../../domain/tally/vaccine_code.ts";

Deno.test("every preset vaccine has a code of its own, in whatever width its maker is written", () => {
  for (const { maker, code } of PRESET_VACCINES) {
    assert.equal(vaccineCodeOf(maker), code);
    assert.ok(VACCINE_CODES.some((each) => each === code));
  }
  assert.equal(vaccineCodeOf("武田/モデルナ"), "moderna");
  assert.equal(vaccineCodeOf("ﾌｧｲｻﾞｰ"), "pfizer");
});

Deno.test("what a municipality named itself is told to nobody", () => {
  for (const maker of ["山田さんの接種", "", "ファイザー（小児用）"]) {
    assert.equal(vaccineCodeOf(maker), "other");
  }
});
