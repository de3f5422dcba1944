import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addCounts,
  countsInWords,
  cutoffsAt,
  lastDue,
} from "../../../domain/retention/retention.ts";

Deno.test("people and the audit go by years of the calendar, files and cases by days", () => {
  const at = new Date("2027-03-01T18:00:00Z");
  const cutoffs = cutoffsAt(at, { years: 5, fileDays: 30, caseDays: 90, auditYears: 10 });
  assert.deepEqual(cutoffs, {
    people: new Date("2022-03-01T18:00:00Z"),
    files: new Date("2027-01-30T18:00:00Z"),
    cases: new Date("2026-12-01T18:00:00Z"),
    audit: new Date("2017-03-01T18:00:00Z"),
  });
});

Deno.test("the last due erasure was at that hour in Japan, within the last day", () => {
  const at = (text: string) => new Date(`2021-07-01T${text}+09:00`);
  assert.deepEqual(lastDue(at("03:00"), 3), at("03:00"));
  assert.deepEqual(lastDue(at("02:59"), 3), new Date("2021-06-30T03:00+09:00"));
  assert.deepEqual(lastDue(at("23:59"), 0), at("00:00"));
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true, min: new Date("2000-01-01") }),
      fc.nat(23),
      (now, hour) => {
        const due = lastDue(now, hour);
        const age = now.getTime() - due.getTime();
        assert.ok(age >= 0 && age < 86_400_000);
        assert.equal((due.getTime() / 3_600_000 + 9) % 24, hour);
      },
    ),
  );
});

Deno.test("counts are summed, said in words, and nothing is なし", () => {
  assert.deepEqual(addCounts({ people: 1 }, { people: 2, doses: 1, tickets: 0 }), {
    people: 3,
    doses: 1,
  });
  assert.equal(countsInWords({ people: 1_234, doses: 2 }), "接種対象者 1,234件、接種記録 2件");
  assert.equal(countsInWords({}), "なし");
});
