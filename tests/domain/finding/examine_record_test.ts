import assert from "node:assert/strict";
import fc from "fast-check";
import { examineRecord, type Finding } from "../../../domain/finding/examine_record.ts";
import {
  examinationMasters,
  type ExaminedRecord,
} from "../../../domain/finding/examined_record.ts";
import { FINDING_RULE_NAMES, FINDING_RULES } from "../../../domain/finding/finding_rules.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { anExaminedDose, aRecord, SOME_LOTS, SOME_MASTERS, TODAY } from "./a_record.ts";
import { type PlantedHolder, plantedHolders } from "./planted_holders.ts";

const CASES = 5;

Deno.test("every rule finds all of its planted cases, once each, and nothing else", () => {
  const holders = plantedHolders({ clean: 1_000, cases: CASES });
  for (const holder of holders) {
    const found = examineRecord(recordOf(holder), SOME_MASTERS);
    const expected = holder.odd ? [holder.odd] : [];
    assert.deepEqual(found.map(({ rule }) => rule), expected, JSON.stringify(holder));
  }
  const planted = new Set(holders.map(({ odd }) => odd));
  for (const rule of FINDING_RULE_NAMES) {
    assert.equal(planted.has(rule), rule !== "possible_duplicate", rule);
  }
});

const borderline: [situation: string, record: ExaminedRecord][] = [
  ["a dose given today", aRecord([{ vaccinatedOn: TODAY }])],
  ["a dose on the campaign's first day", aRecord([{ vaccinatedOn: "2021-02-17" }])],
  [
    "a dose on the day of birth",
    aRecord([{ vaccinatedOn: "2021-07-01" }], {
      person: { birthDate: "2021-07-01", deceasedBy: null },
    }),
  ],
  [
    "a dose on the day 死亡 was set",
    aRecord([{}], { person: { birthDate: null, deceasedBy: "2021-06-01" } }),
  ],
  [
    "a vaccine on its first day",
    aRecord([{ vaccineCode: "moderna", lotNumber: "3002333", vaccinatedOn: "2021-05-24" }]),
  ],
  ["a lot on its last day", aRecord([{ lotNumber: "EX0001", vaccinatedOn: "2021-06-30" }])],
  ["a lot that never expires", aRecord([{ lotNumber: "EN0001", vaccinatedOn: TODAY }])],
  ["a lot in full width and small letters", aRecord([{ lotNumber: "ｅｙ５４２０" }])],
  [
    "a lot of a vaccine whose lots nobody keeps",
    aRecord([{ vaccineCode: "astrazeneca", lotNumber: "C1", vaccinatedOn: "2021-09-01" }]),
  ],
  ["an unknown lot given elsewhere", aRecord([{ lotNumber: "ELSEWHERE", isGivenHere: false }])],
  ["a vaccine nobody knows", aRecord([{ vaccineCode: null, lotNumber: "?" }])],
  [
    "a second dose on the last day of the interval",
    aRecord([{}, { doseNumber: 2, vaccinatedOn: "2021-06-19" }]),
  ],
  [
    "an examination and a vaccination on one day",
    aRecord([{ kind: "examination", vaccineCode: null, lotNumber: null }, {}]),
  ],
  [
    "a dose on the very day its ticket was superseded",
    aRecord([{}], { tickets: [{ ticketNumber: "0000000001", supersededOn: "2021-06-01" }] }),
  ],
];

for (const [situation, record] of borderline) {
  Deno.test(`${situation} is not odd`, () => {
    assert.deepEqual(examineRecord(record, SOME_MASTERS), []);
  });
}

Deno.test("a vaccine that is used no more is odd from the day after", () => {
  const vaccines = PRESET_VACCINES.map((each) => ({ ...each, validTo: "2021-06-30" }));
  const masters = examinationMasters({ vaccines, lots: [], today: TODAY });
  const on = (vaccinatedOn: string) => examineRecord(aRecord([{ vaccinatedOn }]), masters);
  assert.deepEqual(on("2021-06-30"), []);
  assert.match(on("2021-07-01")[0]!.explanation, /使われなくなった2021年6月30日より後/);
});

Deno.test("a ticket nobody has registered is nobody's business for a week", () => {
  const [finding] = examineRecord(aRecord([{}], { person: undefined }), SOME_MASTERS);
  assert.equal(finding?.rule, "ticket_never_issued");
  assert.equal(finding.showsFrom, "2021-06-08");
});

Deno.test("a date in the future is odd until that day has come", () => {
  const [finding] = examineRecord(aRecord([{ vaccinatedOn: "2021-11-05" }]), SOME_MASTERS);
  assert.deepEqual([finding?.rule, finding?.showsUntil], ["future_date", "2021-11-04"]);
});

Deno.test("without a lot master no lot is odd", () => {
  const masters = examinationMasters({ vaccines: PRESET_VACCINES, lots: [], today: TODAY });
  assert.deepEqual(examineRecord(aRecord([{ lotNumber: "ANY" }]), masters), []);
});

Deno.test("a gap is one finding, whatever comes after it", () => {
  const gaps = (...numbers: number[]) => {
    const doses = numbers.map((doseNumber) => ({
      doseNumber,
      vaccinatedOn: `2021-0${doseNumber + 3}-01`,
    }));
    return examineRecord(aRecord(doses), SOME_MASTERS).map(({ explanation }) => explanation);
  };
  assert.deepEqual(gaps(3), ["1・2回目の接種が登録されていません。"]);
  assert.deepEqual(gaps(1, 3, 4), ["2回目の接種が登録されていません。"]);
  assert.deepEqual(gaps(2, 4), ["1・3回目の接種が登録されていません。"]);
});

Deno.test("whoever accepted a gap is not asked again when the next dose comes", () => {
  const of = (...numbers: number[]) =>
    examineRecord(
      aRecord(
        numbers.map((doseNumber) => ({ doseNumber, vaccinatedOn: `2021-0${doseNumber + 3}-01` })),
      ),
      SOME_MASTERS,
    )[0]!.fingerprint;
  assert.equal(of(2), of(2, 3));
  assert.notEqual(of(2), of(3));
});

Deno.test("the order in which doses are stored does not matter", () => {
  fc.assert(fc.property(someDoses, fc.infiniteStream(fc.nat()), (doses, chance) => {
    const shuffled = doses.map((dose) => ({ dose, rank: chance.next().value }))
      .toSorted((a, b) => a.rank - b.rank).map(({ dose }) => dose);
    const record = { ...aRecord([]), doses };
    assert.deepEqual(
      told(examineRecord(record, SOME_MASTERS)),
      told(examineRecord({ ...record, doses: shuffled }, SOME_MASTERS)),
    );
  }));
});

Deno.test("a finding names doses of the record, and none names the same facts twice", () => {
  fc.assert(fc.property(someDoses, (doses) => {
    const ids = new Set(doses.map(({ id }) => id));
    const findings = examineRecord({ ...aRecord([]), doses }, SOME_MASTERS);
    for (const { doseIds } of findings) assert.ok(doseIds.every((id) => ids.has(id)));
    const facts = findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`);
    assert.equal(new Set(facts).size, facts.length);
  }));
});

Deno.test("every rule says what it is about, why, and what to do", () => {
  for (const name of FINDING_RULE_NAMES) {
    const { label, why, remedy } = FINDING_RULES[name];
    assert.ok(label.length > 4 && label.length <= 16, label);
    for (const text of [why, remedy]) assert.match(text, /。$/, text);
    assert.match(remedy, /ください。$/);
  }
});

const someDoses = fc.array(
  fc.record({
    ticketNumber: fc.constantFrom("0000000001", "0000000002"),
    kind: fc.constantFrom("vaccination" as const, "examination" as const),
    doseNumber: fc.integer({ min: 1, max: 5 }),
    vaccinatedOn: fc.constantFrom(
      "2020-12-01",
      "2021-05-01",
      "2021-05-10",
      "2021-06-20",
      "2022-01-01",
    ),
    vaccineCode: fc.constantFrom("pfizer", "moderna", null),
    lotNumber: fc.constantFrom(...SOME_LOTS.map(({ lotNumber }) => lotNumber), "ZZ", null),
  }),
  { maxLength: 7 },
).map((doses) => doses.map(anExaminedDose));

/** What is found, without the order it was found in. */
function told(findings: readonly Finding[]): string[] {
  return findings.map(({ doseIds, ...finding }) =>
    JSON.stringify({ ...finding, doseIds: doseIds.toSorted() })
  ).toSorted();
}

function recordOf(holder: PlantedHolder): ExaminedRecord {
  const { residentNumber, birthDate, deceasedBy = null, tickets, doses } = holder;
  return {
    person: residentNumber === "" ? undefined : { birthDate, deceasedBy },
    tickets: tickets.map(({ ticketNumber, supersededOn = null }) => ({
      ticketNumber,
      supersededOn,
    })),
    doses: doses.map(({ ticket, ...dose }) =>
      anExaminedDose({ ...dose, ticketNumber: tickets[ticket]!.ticketNumber })
    ),
  };
}
