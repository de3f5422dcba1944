import assert from "node:assert/strict";
import {
  isInForce,
  type Protection,
  protectionForm,
  ProtectionReleaseForm,
  seenProtections,
} from "../../../domain/record/protection.ts";

const TODAY = "2021-07-01";

function aProtection(given: Partial<Protection> = {}): Protection {
  return {
    id: crypto.randomUUID(),
    setAt: new Date("2021-06-01T01:00:00Z"),
    loginId: "tanto@city.lg.jp",
    reason: "DV等支援措置の申出",
    endsOn: null,
    release: null,
    ...given,
  };
}

const release = { at: new Date(), loginId: "tanto@city.lg.jp", reason: "誤って登録した" };

const STANDINGS: [what: string, given: Partial<Protection>, holds: boolean][] = [
  ["without a last day", {}, true],
  ["on its last day", { endsOn: "2021-07-01" }, true],
  ["the day after its last day", { endsOn: "2021-06-30" }, false],
  ["once it is released", { release }, false],
  ["once it is released, before its last day", { endsOn: "2022-06-30", release }, false],
];

for (const [what, given, holds] of STANDINGS) {
  Deno.test(`支援措置 ${holds ? "holds" : "holds no longer"} ${what}`, () => {
    assert.equal(isInForce(aProtection(given), TODAY), holds);
  });
}

const typed = {
  protectionReason: "DV等支援措置の申出",
  protectionNote: "",
  endsOn: "",
  seen: "",
};

const LAST_DAYS: [typed: string, expected: string | null | RegExp][] = [
  ["", null],
  ["20220630", "2022-06-30"],
  ["令和4年6月30日", "2022-06-30"],
  ["2021-07-02", "2021-07-02"],
  ["2021-07-01", /明日以後/],
  ["2020-07-01", /明日以後/],
  ["来年", /のように入力してください/],
];

for (const [endsOn, expected] of LAST_DAYS) {
  Deno.test(`a last day "${endsOn}" typed on ${TODAY} is ${expected}`, () => {
    const parsed = protectionForm(TODAY).safeParse({ ...typed, endsOn });
    if (expected instanceof RegExp) assert.match(parsed.error!.issues[0]!.message, expected);
    else assert.equal(parsed.data?.endsOn, expected);
  });
}

const REFUSED: [what: string, given: Partial<typeof typed>, field: string][] = [
  ["without a reason", { protectionReason: "" }, "protectionReason"],
  ["for another reason that is not said", { protectionReason: "その他" }, "protectionNote"],
  ["with a My Number in its note", { protectionNote: "1234 5678 9018" }, "protectionNote"],
  ["from a page that was tampered with", { seen: "'; --" }, "seen"],
];

for (const [what, given, field] of REFUSED) {
  Deno.test(`支援措置 is not set ${what}`, () => {
    const parsed = protectionForm(TODAY).safeParse({ ...typed, ...given });
    assert.deepEqual(parsed.error?.issues.map(({ path }) => path[0]), [field]);
  });
}

Deno.test("支援措置 is released for a reason only", () => {
  const parsed = ProtectionReleaseForm.safeParse({
    protectionReleaseReason: "",
    protectionReleaseNote: "",
    seen: "",
  });
  assert.match(parsed.error!.issues[0]!.message, /解除する理由を選んでください/);
});

Deno.test("what a page showed is the same in whatever order it was listed", () => {
  const both = [aProtection(), aProtection()];
  assert.equal(seenProtections(both), seenProtections(both.toReversed()));
});
