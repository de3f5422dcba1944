import assert from "node:assert/strict";
import fc from "fast-check";
import type { CorrectableDose } from "../../../domain/correction/correctable.ts";
import { doseEntryForm } from "../../../domain/dose/dose_entry.ts";
import {
  correctableVaccines,
  doseEntryTexts,
  enteredDose,
  rebasedTexts,
} from "../../../domain/dose/opened_dose.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";

const DOSE: CorrectableDose = {
  kind: "vaccination",
  doseNumber: 2,
  vaccinatedOn: "2021-07-01",
  ticketNumber: "0000000123",
  placeCode: "122271",
  venueName: "市民ホール",
  doctorName: "医師花子",
  // As another municipality calls it.
  vaccineCode: "9f1c4a0e-0000-4000-8000-000000000001",
  vaccineMaker: "ファイザー",
  lotNumber: "EY5420",
};
const EXAMINATION: CorrectableDose = {
  ...DOSE,
  ...{ kind: "examination", vaccineCode: null, vaccineMaker: null, lotNumber: null },
};

for (const dose of [DOSE, EXAMINATION]) {
  Deno.test(`the form of a ${dose.kind}, sent as it is shown, says the dose as it is`, () => {
    const form = doseEntryForm(dose.kind, "2021-07-01", PRESET_VACCINES);
    const entry = form.parse(doseEntryTexts(dose, PRESET_VACCINES));
    assert.deepEqual(enteredDose(dose, entry, PRESET_VACCINES), dose);
  });
}

Deno.test("what is the ticket's stays, whatever is typed", () => {
  const entry = {
    ...{ venueName: "体育館", vaccinatedOn: "2021-06-30", doctorName: "医師次郎" },
    ...{ vaccineCode: "moderna", lotNumber: "3002333" },
  };
  const { kind, doseNumber, ticketNumber, placeCode, vaccineMaker, lotNumber } = enteredDose(
    DOSE,
    entry,
    PRESET_VACCINES,
  );
  assert.deepEqual([kind, doseNumber, ticketNumber, placeCode], [
    "vaccination",
    2,
    "0000000123",
    "122271",
  ]);
  assert.deepEqual([vaccineMaker, lotNumber], ["武田／モデルナ", "3002333"]);
});

Deno.test("after somebody was faster no field loses what either side changed alone", () => {
  const texts = fc.record({
    venueName: fc.constantFrom("a", "b"),
    doctorName: fc.constantFrom("a", "b"),
  });
  fc.assert(fc.property(texts, texts, texts, (base, now, mine) => {
    const typed = { ...mine, reason: "入力の誤り" };
    const rebased = rebasedTexts(typed, { base, now });
    assert.equal(rebased.reason, "入力の誤り");
    for (const field of ["venueName", "doctorName"] as const) {
      assert.equal(rebased[field], mine[field] === base[field] ? now[field] : mine[field]);
    }
  }));
});

Deno.test("a vaccine that is offered no longer can stay, and only of the dose that has it", () => {
  const vaccines = PRESET_VACCINES.map((vaccine) => ({
    ...vaccine,
    isOffered: vaccine.code === "moderna",
  }));
  const codes = (dose: CorrectableDose) =>
    correctableVaccines(dose, vaccines).map(({ code }) => code);
  assert.deepEqual(codes(DOSE), ["pfizer", "moderna"]);
  assert.deepEqual(codes(EXAMINATION), ["moderna"]);
});
