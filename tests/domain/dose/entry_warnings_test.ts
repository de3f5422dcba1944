import assert from "node:assert/strict";
import {
  doseWarnings,
  entryWarnings,
  seenWarnings,
  unseenWarnings,
} from "../../../domain/dose/dose_warning.ts";
import type { DoseWarningRuleName } from "../../../domain/dose/dose_warning_rule.ts";
import type { TypedDose } from "../../../domain/dose/ticket_circumstances.ts";
import { aDose, aTicket, someCircumstances } from "./ticket_circumstances.ts";

const second = aTicket({ doseNumber: 2 });
const lots = [
  { vaccineCode: "moderna", lotNumber: "3002333", expiresOn: "2021-06-30" },
  { vaccineCode: "pfizer", lotNumber: "EY5420", expiresOn: null },
];
const typed: [
  what: string,
  dose: Partial<TypedDose>,
  rule: DoseWarningRuleName | undefined,
  message: RegExp,
][] = [
  ["a known lot given today", {}, undefined, /^$/],
  [
    "a lot of another maker",
    { lotNumber: "3002333" },
    "lot_of_other_maker",
    /武田／モデルナのものです/,
  ],
  ["an unknown lot", { lotNumber: "EY5421" }, "unknown_lot", /ロット一覧にありません/],
  [
    "an expired lot",
    { vaccineCode: "moderna", lotNumber: "3002333" },
    "lot_expired",
    /有効期限（2021年6月30日）より後です。使う前に/,
  ],
  [
    "a vaccine before its time",
    { vaccineCode: "moderna", lotNumber: "3002333", vaccinatedOn: "2021-05-20" },
    "vaccine_out_of_period",
    /使われ始めた2021年5月24日より前/,
  ],
  [
    "a day before the birth",
    { vaccinatedOn: "2021-03-01" },
    "before_birth",
    /本人の生年月日より前です/,
  ],
];

for (const [what, dose, rule, message] of typed) {
  Deno.test(`${what}, once typed, ${rule ? "is warned of once" : "raises no warning"}`, () => {
    const circumstances = someCircumstances({ birthDate: "2021-04-01", lots });
    const entry = { vaccinatedOn: "2021-07-01", vaccineCode: "pfizer", lotNumber: "EY5420" };
    const warnings = entryWarnings(circumstances, { ...entry, ...dose });
    assert.deepEqual(warnings.map((warning) => warning.rule), rule ? [rule] : []);
    assert.match(warnings[0]?.message ?? "", message);
  });
}

Deno.test("what the reading said is not said again of what was typed, unless the day is another", () => {
  const circumstances = someCircumstances({
    ticket: second,
    given: [aDose({ vaccinatedOn: "2021-06-20" })],
  });
  const on = (vaccinatedOn: string) =>
    entryWarnings(circumstances, { vaccinatedOn, vaccineCode: "pfizer", lotNumber: "X" });
  assert.deepEqual(on("2021-07-01"), []);
  assert.match(on("2021-06-25")[0]!.message, /から5日です/);
});

Deno.test("a warning of the birth date never says it: it may be another municipality's person", () => {
  const circumstances = someCircumstances({ birthDate: "2021-04-01" });
  const entry = { vaccinatedOn: "2021-03-01", vaccineCode: "pfizer", lotNumber: "X" };
  assert.doesNotMatch(JSON.stringify(doseWarnings(circumstances, entry)), /2021年4月1日/);
});

Deno.test("a paper of last month is judged by its own day, not by today", () => {
  const circumstances = someCircumstances({
    given: [aDose({ doseNumber: 2, vaccinatedOn: "2021-06-28" })],
  });
  const entry = { vaccinatedOn: "2021-06-01", vaccineCode: "pfizer", lotNumber: "X" };
  assert.deepEqual(doseWarnings(circumstances).map(({ rule }) => rule), ["dose_order"]);
  assert.deepEqual(doseWarnings(circumstances, entry), []);
});

Deno.test("only what did not stand on the form that was sent is unseen", () => {
  const [stop, caution] = doseWarnings(someCircumstances({ ticket: second, isSuperseded: true }));
  assert.deepEqual(unseenWarnings([stop!, caution!], seenWarnings([caution!])), [stop]);
  assert.deepEqual(unseenWarnings([stop!, caution!], seenWarnings([stop!, caution!])), []);
  assert.deepEqual(unseenWarnings([caution!], ""), [caution]);
});
