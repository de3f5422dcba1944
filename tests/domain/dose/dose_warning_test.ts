import assert from "node:assert/strict";
import {
  alreadyGiven,
  doseWarnings,
  entryWarnings,
  type TypedDose,
} from "../../../domain/dose/dose_warning.ts";
import { aDose, aTicket, someCircumstances } from "./ticket_circumstances.ts";

const second = aTicket({ doseNumber: 2 });
const third = aTicket({ doseNumber: 3 });

const silent: [situation: string, change: Parameters<typeof someCircumstances>[0]][] = [
  ["a first dose", {}],
  ["a second dose 30 days after the first", { ticket: second, given: [aDose()] }],
  ["a first dose after an examination only", { given: [aDose({ kind: "examination" })] }],
  [
    "an examination although the vaccination was given",
    { ticket: aTicket({ kind: "examination" }), given: [aDose()] },
  ],
];

for (const [situation, change] of silent) {
  Deno.test(`${situation} raises no warning`, () => {
    assert.deepEqual(doseWarnings(someCircumstances(change)), []);
  });
}

const warned: [
  situation: string,
  change: Parameters<typeof someCircumstances>[0],
  level: "stop" | "caution",
  message: RegExp,
][] = [
  [
    "the same dose again",
    { given: [aDose()] },
    "stop",
    /1回目（接種）は2021年6月1日の分が登録済み/,
  ],
  [
    "the same examination again",
    { ticket: aTicket({ kind: "examination" }), given: [aDose({ kind: "examination" })] },
    "stop",
    /1回目（予診のみ）は2021年6月1日の分が登録済み/,
  ],
  ["someone who moved out", { status: "moved_out" }, "caution", /「転出」です。本人か/],
  ["someone registered as dead", { status: "deceased" }, "caution", /「死亡」です。本人か/],
  ["a removed resident", { status: "removed" }, "caution", /「その他削除」です。本人か/],
  ["an old ticket", { isSuperseded: true }, "caution", /再発行されて古くなっています/],
  [
    "a second dose without a first",
    { ticket: second },
    "caution",
    /^1回目の接種が登録されていません/,
  ],
  ["a third dose without any", { ticket: third }, "caution", /^1・2回目の接種が登録されていません/],
  [
    "a third dose without a second",
    { ticket: third, given: [aDose()] },
    "caution",
    /^2回目の接種が登録されていません/,
  ],
  [
    "a second dose when the first was an examination only",
    { ticket: second, given: [aDose({ kind: "examination" })] },
    "caution",
    /^1回目の接種が登録されていません/,
  ],
  [
    "a second dose too early",
    { ticket: second, given: [aDose({ vaccinatedOn: "2021-06-14" })] },
    "caution",
    /前回（2021年6月14日）から17日です。このワクチンは18日以上空ける/,
  ],
  [
    "an unregistered person",
    { isRegistered: false },
    "caution",
    /接種対象者登録待ちリストに載ります/,
  ],
];

for (const [situation, change, level, message] of warned) {
  Deno.test(`${situation} raises one ${level}`, () => {
    const warnings = doseWarnings(someCircumstances(change));
    assert.deepEqual(warnings.map((warning) => warning.level), [level]);
    assert.match(warnings[0]!.message, message);
  });
}

const intervals: [vaccineCode: string, lastTooEarly: string, firstInTime: string][] = [
  ["pfizer", "2021-06-14", "2021-06-13"],
  ["astrazeneca", "2021-06-05", "2021-06-04"],
  ["moderna", "2021-06-12", "2021-06-11"],
];

for (const [vaccineCode, lastTooEarly, firstInTime] of intervals) {
  Deno.test(`the interval of ${vaccineCode} ends on its very day`, () => {
    const on = (vaccinatedOn: string) =>
      doseWarnings(someCircumstances({
        ticket: second,
        given: [aDose({ vaccineCode, vaccinatedOn })],
      }));
    assert.equal(on(lastTooEarly).length, 1);
    assert.equal(on(firstInTime).length, 0);
  });
}

Deno.test("the interval counts from the dose given last, in whatever order they are stored", () => {
  const given = [
    aDose({ doseNumber: 2, vaccinatedOn: "2021-06-28" }),
    aDose({ doseNumber: 1, vaccinatedOn: "2021-06-01" }),
  ];
  for (const order of [given, given.toReversed()]) {
    const [warning] = doseWarnings(someCircumstances({ ticket: third, given: order }));
    assert.match(warning?.message ?? "", /前回（2021年6月28日）から3日です/);
  }
});

Deno.test("no interval is claimed after a vaccine that is not in the list", () => {
  const given = [aDose({ vaccineCode: null, vaccinatedOn: "2021-06-30" })];
  assert.deepEqual(doseWarnings(someCircumstances({ ticket: second, given })), []);
});

Deno.test("everything odd is said at once, the gravest first", () => {
  const warnings = doseWarnings(someCircumstances({
    ticket: third,
    isRegistered: false,
    status: "deceased",
    isSuperseded: true,
    given: [aDose({ doseNumber: 3 }), aDose({ doseNumber: 1, vaccinatedOn: "2021-06-30" })],
  }));
  assert.deepEqual(
    warnings.map(({ level }) => level),
    ["stop", "caution", "caution", "caution", "caution", "caution"],
  );
});

Deno.test("what is said of a dose already given names dose, kind and day", () => {
  assert.match(
    alreadyGiven(aDose({ doseNumber: 2, kind: "examination" })),
    /^2回目（予診のみ）は2021年6月1日の分が登録済みです。/,
  );
});

Deno.test("a reading already says what today's date makes odd", () => {
  const circumstances = someCircumstances({
    given: [aDose({ doseNumber: 2, vaccinatedOn: "2021-06-10" })],
  });
  const [warning, ...others] = doseWarnings(circumstances);
  assert.match(warning!.message, /2回目（2021年6月10日）が1回目（2021年7月1日）より前の日付です/);
  assert.deepEqual(others, []);
});

Deno.test("a locked record stops the registration", () => {
  const [warning] = doseWarnings(someCircumstances({ isConfirmed: true }));
  assert.equal(warning?.level, "stop");
  assert.match(warning.message, /「確認済み」にしているため、登録できません/);
});

const lots = [
  { vaccineCode: "moderna", lotNumber: "3002333", expiresOn: "2021-06-30" },
  { vaccineCode: "pfizer", lotNumber: "EY5420", expiresOn: null },
];
const typed: [what: string, dose: Partial<TypedDose>, message: RegExp | undefined][] = [
  ["a known lot given today", {}, undefined],
  ["a lot of another maker", { lotNumber: "3002333" }, /武田／モデルナのものです/],
  ["an unknown lot", { lotNumber: "EY5421" }, /ロット一覧にありません/],
  [
    "an expired lot",
    { vaccineCode: "moderna", lotNumber: "3002333" },
    /有効期限（2021年6月30日）より後です。使う前に/,
  ],
  [
    "a vaccine before its time",
    { vaccineCode: "moderna", lotNumber: "3002333", vaccinatedOn: "2021-05-20" },
    /使われ始めた2021年5月24日より前/,
  ],
  ["a day before the birth", { vaccinatedOn: "2021-03-01" }, /生年月日（2021年4月1日）より前/],
];

for (const [what, dose, message] of typed) {
  Deno.test(`${what}, once typed, ${message ? "is warned of once" : "raises no warning"}`, () => {
    const circumstances = someCircumstances({ birthDate: "2021-04-01", lots });
    const entry = { vaccinatedOn: "2021-07-01", vaccineCode: "pfizer", lotNumber: "EY5420" };
    const warnings = entryWarnings(circumstances, { ...entry, ...dose });
    assert.equal(warnings.length, message ? 1 : 0);
    if (message) assert.match(warnings[0]!.message, message);
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
