import assert from "node:assert/strict";
import { alreadyGiven, doseWarnings } from "../../../domain/dose/dose_warning.ts";
import {
  DOSE_WARNING_RULES,
  type DoseWarningRuleName,
} from "../../../domain/dose/dose_warning_rule.ts";
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
  rule: DoseWarningRuleName,
  message: RegExp,
][] = [
  [
    "the same dose again",
    { given: [aDose()] },
    "same_dose_given",
    /1回目（接種）は2021年6月1日の分が登録済み/,
  ],
  [
    "the same examination again",
    { ticket: aTicket({ kind: "examination" }), given: [aDose({ kind: "examination" })] },
    "same_dose_given",
    /1回目（予診のみ）は2021年6月1日の分が登録済み/,
  ],
  ["a locked record", { isConfirmed: true }, "record_confirmed", /「確認済み」にしているため/],
  ["someone who moved out", { status: "moved_out" }, "left_the_register", /「転出」です。本人か/],
  [
    "someone registered as dead",
    { status: "deceased" },
    "left_the_register",
    /「死亡」です。本人か/,
  ],
  ["a removed resident", { status: "removed" }, "left_the_register", /「その他削除」です。本人か/],
  ["an old ticket", { isSuperseded: true }, "superseded_ticket", /再発行されて古くなっています/],
  [
    "a second dose without a first",
    { ticket: second },
    "earlier_dose_missing",
    /^1回目の接種が登録されていません/,
  ],
  [
    "a third dose without any",
    { ticket: third },
    "earlier_doses_missing",
    /^1・2回目の接種が登録されていません/,
  ],
  [
    "a third dose without a second",
    { ticket: third, given: [aDose()] },
    "earlier_dose_missing",
    /^2回目の接種が登録されていません/,
  ],
  [
    "a second dose when the first was an examination only",
    { ticket: second, given: [aDose({ kind: "examination" })] },
    "earlier_dose_missing",
    /^1回目の接種が登録されていません/,
  ],
  [
    "a second dose too early",
    { ticket: second, given: [aDose({ vaccinatedOn: "2021-06-14" })] },
    "interval_too_short",
    /前回（2021年6月14日）から17日です。このワクチンは18日以上空ける/,
  ],
  [
    "a second dose on the day of the first",
    { ticket: second, given: [aDose({ vaccinatedOn: "2021-07-01" })] },
    "two_doses_one_day",
    /^同じ日に、ほかの回の接種が登録されています/,
  ],
  [
    "a first dose after the second",
    { given: [aDose({ doseNumber: 2, vaccinatedOn: "2021-06-10" })] },
    "dose_order",
    /2回目（2021年6月10日）が1回目（2021年7月1日）より前の日付です/,
  ],
  [
    "a number of one's own municipality that nobody has",
    { isRegistered: false },
    "ticket_never_issued",
    /この自治体のどの接種対象者のものとも一致しません.*登録待ちリストに載ります/,
  ],
  [
    "a person whom another municipality has not registered",
    { isRegistered: false, isIssuedHere: false },
    "not_registered",
    /まだ登録されていません.*接種対象者登録待ちリストに載ります/,
  ],
];

for (const [situation, change, rule, message] of warned) {
  Deno.test(`${situation} raises one ${DOSE_WARNING_RULES[rule].level}`, () => {
    const warnings = doseWarnings(someCircumstances(change));
    assert.deepEqual(warnings.map((warning) => [warning.rule, warning.level]), [
      [rule, DOSE_WARNING_RULES[rule].level],
    ]);
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
    ["refuse", "stop", "stop", "stop", "caution", "caution"],
  );
});

Deno.test("what is said of a dose already given names dose, kind and day", () => {
  assert.match(
    alreadyGiven(aDose({ doseNumber: 2, kind: "examination" })),
    /^2回目（予診のみ）は2021年6月1日の分が登録済みです。/,
  );
});

Deno.test("when and where it was registered is said where it may be known", () => {
  const registered = { at: new Date("2021-07-01T01:02:00Z"), venueName: "市民ホール" };
  assert.match(
    alreadyGiven(aDose({ registered })),
    /登録済みです（登録：2021年7月1日 10:02、市民ホール）。接種券の回数/,
  );
});
