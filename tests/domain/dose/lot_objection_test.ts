import assert from "node:assert/strict";
import fc from "fast-check";
import { lotObjection, type PresetLot } from "../../../domain/dose/lot_objection.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { examinationMasters, type KnownLot } from "../../../domain/finding/examined_record.ts";

const TODAY = "2021-07-01";

const LOTS: KnownLot[] = [
  { vaccineCode: "pfizer", lotNumber: "EY5420", expiresOn: "2021-07-01" },
  { vaccineCode: "pfizer", lotNumber: "EY0001", expiresOn: "2021-06-30" },
  { vaccineCode: "pfizer", lotNumber: "SHARED", expiresOn: null },
  { vaccineCode: "moderna", lotNumber: "SHARED", expiresOn: "2021-06-30" },
  { vaccineCode: "moderna", lotNumber: "3002332", expiresOn: null },
];

const judge = (lot: Partial<PresetLot>, lots: readonly KnownLot[] = LOTS) =>
  lotObjection(
    { vaccineCode: "pfizer", lotNumber: "EY5420", day: TODAY, ...lot },
    examinationMasters({ vaccines: PRESET_VACCINES, lots, today: TODAY }),
  );

const accepted: [which: string, lot: Partial<PresetLot>, lots?: KnownLot[]][] = [
  ["a known lot on its last day", {}],
  ["a lot without a date", { lotNumber: "SHARED" }],
  ["an expired lot for papers of a day it could be given on", {
    lotNumber: "EY0001",
    day: "2021-06-30",
  }],
  ["a blank lot", { lotNumber: "" }],
  ["a blank vaccine", { vaccineCode: null, lotNumber: "" }],
  ["any lot of a vaccine without lots", { vaccineCode: "astrazeneca", lotNumber: "AZ1" }],
  ["any lot where the municipality keeps none", { lotNumber: "X" }, []],
];

for (const [which, lot, lots] of accepted) {
  Deno.test(`${which} may be preset`, () => {
    assert.equal(judge(lot, lots), undefined);
  });
}

const objected: [
  which: string,
  lot: Partial<PresetLot>,
  level: "refused" | "caution",
  message: RegExp,
][] = [
  [
    "an expired lot",
    { lotNumber: "EY0001" },
    "refused",
    /EY0001の有効期限（2021年6月30日）が、接種日（2021年7月1日）より前です/,
  ],
  [
    "another maker's lot",
    { lotNumber: "3002332" },
    "refused",
    /3002332は武田／モデルナのロットですが、選んだワクチンはファイザーです/,
  ],
  [
    "another maker's lot although none of the vaccine is known",
    { vaccineCode: "astrazeneca" },
    "refused",
    /EY5420はファイザーのロットですが、選んだワクチンはアストラゼネカです/,
  ],
  [
    "the same number of two makers, expired as the chosen one's",
    { vaccineCode: "moderna", lotNumber: "SHARED" },
    "refused",
    /有効期限/,
  ],
  ["an unknown lot", { lotNumber: "EY9999" }, "caution", /EY9999は、ファイザーのロット一覧に/],
];

for (const [which, lot, level, message] of objected) {
  Deno.test(`${which} is ${level}, with the reason`, () => {
    const objection = judge(lot);
    assert.equal(objection?.level, level);
    assert.match(objection.message, message);
  });
}

Deno.test("a lot is refused for every day after its last, and for none before", () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) =>
    new Date(Date.UTC(2021, 5, 1 + days)).toISOString().slice(0, 10)
  );
  fc.assert(fc.property(day, (date) => {
    assert.equal(judge({ day: date })?.level, date > "2021-07-01" ? "refused" : undefined);
  }));
});
