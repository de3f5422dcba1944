import assert from "node:assert/strict";
import { fullKana, fullName } from "../../../domain/recipient/person_name.ts";

Deno.test("a full-width space stands between family and given name", () => {
  assert.equal(fullName({ familyName: "山田", givenName: "太郎" }), "山田　太郎");
  assert.equal(fullKana({ familyKana: "ヤマダ", givenKana: "タロウ" }), "ヤマダ　タロウ");
});

Deno.test("a name kept whole in one column gets no stray space", () => {
  assert.equal(fullName({ familyName: "山田　太郎", givenName: "" }), "山田　太郎");
  assert.equal(fullName({ familyName: "JOHN SMITH", givenName: "　" }), "JOHN SMITH");
  assert.equal(fullKana({ familyKana: "", givenKana: "タロウ" }), "タロウ");
  assert.equal(fullName({ familyName: "", givenName: "" }), "");
});
