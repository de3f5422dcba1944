import assert from "node:assert/strict";
import fc from "fast-check";
import { daysLater } from "../../../domain/date/days_later.ts";
import { doseWarnings } from "../../../domain/dose/dose_warning.ts";
import { dueDose } from "../../../domain/dose/due_dose.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { aDose, aTicket, someCircumstances } from "./ticket_circumstances.ts";

const second = aTicket({ doseNumber: 2 });

Deno.test("before any dose the first is due at once", () => {
  const { doseNumber, earliest, last, ticket } = dueDose(someCircumstances());
  assert.deepEqual({ doseNumber, earliest, last, ticket }, {
    doseNumber: 1,
    earliest: undefined,
    last: undefined,
    ticket: "fits",
  });
});

const days: [vaccinatedOn: string, earliest: string, ticket: string][] = [
  ["2021-06-14", "2021-07-02", "too_early"],
  ["2021-06-13", "2021-07-01", "fits"],
  ["2021-06-01", "2021-06-19", "fits"],
];

for (const [vaccinatedOn, earliest, ticket] of days) {
  Deno.test(`after Pfizer on ${vaccinatedOn} the second is due from ${earliest}`, () => {
    const due = dueDose(someCircumstances({ ticket: second, given: [aDose({ vaccinatedOn })] }));
    assert.deepEqual([due.doseNumber, due.earliest, due.intervalDays, due.ticket], [
      2,
      earliest,
      18,
      ticket,
    ]);
  });
}

Deno.test("a ticket of another dose, or of an examination, does not fit", () => {
  const standing = (ticket: ReturnType<typeof aTicket>) =>
    dueDose(someCircumstances({ ticket, given: [aDose()] })).ticket;
  assert.equal(standing(aTicket()), "other_dose");
  assert.equal(standing(aTicket({ doseNumber: 3 })), "other_dose");
  assert.equal(standing(aTicket({ kind: "examination", doseNumber: 2 })), "examination");
});

Deno.test("an examination raises no number, and an unknown vaccine promises no day", () => {
  const examined = dueDose(someCircumstances({ given: [aDose({ kind: "examination" })] }));
  assert.deepEqual([examined.doseNumber, examined.ticket], [1, "fits"]);
  const unknown = aDose({ vaccineCode: null });
  const due = dueDose(someCircumstances({ ticket: second, given: [unknown] }));
  assert.deepEqual([due.earliest, due.ticket], [undefined, "fits"]);
});

Deno.test("whatever is due on its earliest day raises no warning, and a day sooner one", () => {
  const codes = PRESET_VACCINES.map(({ code }) => code);
  const later = fc.integer({ min: 0, max: 300 }).map((days) => daysLater("2021-08-03", days));
  fc.assert(fc.property(later, fc.constantFrom(...codes), (vaccinatedOn, vaccineCode) => {
    const given = [aDose({ vaccinatedOn, vaccineCode })];
    const on = (today: string) => someCircumstances({ ticket: second, given, today });
    const { earliest } = dueDose(on(vaccinatedOn));
    const rules = (day: string) => doseWarnings(on(day)).map(({ rule }) => rule);
    assert.deepEqual(rules(earliest!), []);
    assert.deepEqual(rules(daysLater(earliest!, -1)), ["interval_too_short"]);
  }));
});
