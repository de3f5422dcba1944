import assert from "node:assert/strict";
import type { AnsweredDose } from "../../../domain/transfer/answered_dose.ts";
import {
  answerCells,
  answerHeader,
  countExaminations,
  doseCountOf,
} from "../../../domain/transfer/batch_answer.ts";

function anAnsweredDose(given: Partial<AnsweredDose>): AnsweredDose {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    kind: "vaccination",
    doseNumber: 1,
    vaccinatedOn: "2021-06-01",
    venueName: "市民ホール",
    doctorName: "医師　花子",
    vaccineMaker: "ファイザー",
    lotNumber: "EY5420",
    placeCode: "122033",
    registeredAt: new Date("2021-06-01T05:30:00Z"),
    ...given,
  };
}

Deno.test("each dose fills its eight columns, and no ticket number of the other municipality", () => {
  const cells = answerCells([anAnsweredDose({ doseNumber: 2 })], 2);
  assert.deepEqual(cells, [
    ...["", "", "", "", "", "", "", ""],
    ...[
      "20210601143000",
      "20210601",
      "",
      "122033",
      "市民ホール",
      "医師　花子",
      "ファイザー",
      "EY5420",
    ],
  ]);
  assert.equal(answerHeader(2).length, cells.length);
  assert.equal(answerHeader(2)[9], "接種日（2回目）");
});

Deno.test("a dose stored twice counts as first registered, an examination as none", () => {
  const doses = [
    anAnsweredDose({ lotNumber: "LATER", registeredAt: new Date("2021-06-03T00:00:00Z") }),
    anAnsweredDose({ lotNumber: "FIRST" }),
    anAnsweredDose({ kind: "examination", lotNumber: null }),
  ];
  assert.equal(answerCells(doses, 2)[7], "FIRST");
  assert.equal(countExaminations(doses), 1);
});

Deno.test("a file has room for two doses and, where somebody has more, for theirs", () => {
  assert.equal(doseCountOf([]), 2);
  assert.equal(doseCountOf([[anAnsweredDose({ doseNumber: 4 })], []]), 4);
  assert.equal(doseCountOf([[anAnsweredDose({ kind: "examination", doseNumber: 5 })]]), 2);
});
