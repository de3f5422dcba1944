import assert from "node:assert/strict";
import fc from "fast-check";
import { doseWarnings } from "../../../domain/dose/dose_warning.ts";
import { otherVaccine } from "../../../domain/dose/other_vaccine.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { aDose, aTicket, someCircumstances } from "./ticket_circumstances.ts";

const second = aTicket({ doseNumber: 2 });
const codes = PRESET_VACCINES.map(({ code }) => code);

Deno.test("a second dose of another vaccine than the first stops, and names both", () => {
  const circumstances = someCircumstances({ ticket: second, given: [aDose()] });
  const typed = { vaccinatedOn: "2021-07-01", vaccineCode: "moderna", lotNumber: "X" };
  const [warning, ...others] = doseWarnings(circumstances, typed);
  assert.deepEqual([warning?.rule, warning?.level], ["other_vaccine_in_series", "stop"]);
  assert.match(
    warning!.message,
    /1回目（2021年6月1日）はファイザーですが、選んだワクチンは武田／モデルナです/,
  );
  assert.deepEqual(others, []);
});

Deno.test("from the third dose on another vaccine is a caution about the dose before", () => {
  const given = [aDose(), aDose({ doseNumber: 2, vaccineCode: "moderna" })].toReversed();
  const circumstances = someCircumstances({ ticket: aTicket({ doseNumber: 3 }), given });
  assert.equal(otherVaccine(circumstances, { vaccineCode: "moderna" }), undefined);
  const other = otherVaccine(circumstances, { vaccineCode: "pfizer" });
  assert.equal(other?.rule, "other_vaccine");
  assert.match(other.message, /^2回目.*武田／モデルナですが/);
});

const silent: [situation: string, change: Parameters<typeof someCircumstances>[0]][] = [
  ["before a first dose", {}],
  ["after an examination only", { ticket: second, given: [aDose({ kind: "examination" })] }],
  ["for an examination", {
    ticket: aTicket({ kind: "examination", doseNumber: 2 }),
    given: [aDose()],
  }],
  ["after a vaccine nobody knows", {
    ticket: second,
    given: [aDose({ vaccineCode: null, vaccineMaker: null })],
  }],
  ["after one of the same maker under another municipality's code", {
    ticket: second,
    given: [aDose({ vaccineCode: crypto.randomUUID(), vaccineMaker: "武田/モデルナ" })],
  }],
];

for (const [situation, change] of silent) {
  Deno.test(`no vaccine is another one ${situation}`, () => {
    const circumstances = someCircumstances(change);
    assert.equal(otherVaccine(circumstances, { vaccineCode: "moderna" }), undefined);
  });
}

Deno.test("it is said exactly when the vaccines differ, whatever the order of the doses", () => {
  const dose = fc.record({
    doseNumber: fc.integer({ min: 1, max: 4 }),
    vaccineCode: fc.constantFrom(...codes),
  });
  const history = fc.uniqueArray(dose, { selector: ({ doseNumber }) => doseNumber, minLength: 1 });
  fc.assert(fc.property(history, fc.constantFrom(...codes), (doses, vaccineCode) => {
    const given = doses.map((dose) => aDose(dose));
    const before = doses.toSorted((a, b) => b.doseNumber - a.doseNumber)[0]!;
    const ticket = aTicket({ doseNumber: 5 });
    const other = otherVaccine(someCircumstances({ ticket, given }), { vaccineCode });
    assert.equal(other !== undefined, before.vaccineCode !== vaccineCode);
  }));
});
