import assert from "node:assert/strict";
import fc from "fast-check";
import { ACCOUNT_KINDS } from "../../../domain/account/account_kind.ts";
import { checkLoginId } from "../../../domain/account/login_id.ts";

for (
  const address of [
    "suzuki@city.urayasu.lg.jp",
    "SUZUKI@CITY.URAYASU.LG.JP",
    "s.suzuki+vrs@demo.lg.jp",
    "  suzuki@demo.lg.jp ",
  ]
) {
  Deno.test(`municipal staff may sign in as ${JSON.stringify(address)}`, () => {
    assert.deepEqual(checkLoginId("municipal", address), { ok: true, value: address.trim() });
  });
}

for (
  const address of [
    "suzuki",
    "suzuki@lg.jp",
    "suzuki@city.urayasu.chiba.jp",
    "suzuki@demo.lg.jp.example",
    "suzuki@demo-lg.jp",
    "@demo.lg.jp",
    "a@b@demo.lg.jp",
  ]
) {
  Deno.test(`${address} is no address of a town hall`, () => {
    const result = checkLoginId("municipal", address);
    assert.match(result.ok ? "" : result.message, /「…@….lg.jp」のメールアドレス/);
  });
}

for (const kind of ACCOUNT_KINDS.filter((kind) => kind !== "municipal")) {
  Deno.test(`a ${kind} login ID needs no address`, () => {
    assert.deepEqual(checkLoginId(kind, "tablet-01"), { ok: true, value: "tablet-01" });
  });
}

const refused: [loginId: string, message: RegExp][] = [
  ["", /入力してください/],
  ["  ", /入力してください/],
  ["会場１", /半角の英数字と記号/],
  ["tablet 01", /半角の英数字と記号/],
  ["tablet\n01", /半角の英数字と記号/],
  ["=1+1", /半角の英数字と記号/],
  ["gmis:0123456789", /半角の英数字と記号/],
  ["<b>hall</b>", /半角の英数字と記号/],
  ["a".repeat(255), /254文字以内/],
];

for (const [loginId, message] of refused) {
  Deno.test(`nobody may be called ${JSON.stringify(loginId.slice(0, 20))}`, () => {
    for (const kind of ACCOUNT_KINDS) {
      const result = checkLoginId(kind, loginId);
      assert.match(result.ok ? "" : result.message, message);
    }
  });
}

Deno.test("an accepted login ID has no blank, no control character and no full width", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    const result = checkLoginId("venue", text);
    assert.ok(!result.ok || /^[!-~]{1,254}$/.test(result.value));
  }));
});

Deno.test("a venue cannot be called what only a colleague can be called", () => {
  const result = checkLoginId("venue", "Suzuki@City.Urayasu.LG.jp");
  assert.match(result.ok ? "" : result.message, /自治体職員のログインID/);
  assert.ok(checkLoginId("venue", "hall-01@urayasu").ok);
});

Deno.test("no login ID is a formula to a spreadsheet", () => {
  for (const kind of ACCOUNT_KINDS) {
    for (const loginId of ["@hall", "+1", "-1", "+a@demo.lg.jp"]) {
      assert.ok(!checkLoginId(kind, loginId).ok, `${kind} ${loginId}`);
    }
  }
});
