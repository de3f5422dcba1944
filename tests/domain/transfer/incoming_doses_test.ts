import assert from "node:assert/strict";
import fc from "fast-check";
import type { AnsweredDose } from "../../../domain/transfer/answered_dose.ts";
import { weighIncoming } from "../../../domain/transfer/incoming_doses.ts";

type Numbered = Pick<AnsweredDose, "kind" | "doseNumber">;

function answered({ kind, doseNumber }: Numbered, id: string): AnsweredDose {
  return {
    id,
    kind,
    doseNumber,
    vaccinatedOn: "2021-06-01",
    venueName: "市民ホール",
    doctorName: "医師　花子",
    vaccineMaker: kind === "vaccination" ? "ファイザー" : null,
    lotNumber: kind === "vaccination" ? "EY5420" : null,
    placeCode: "122033",
    registeredAt: new Date("2021-06-01T01:00:00Z"),
  };
}

const vaccination = (doseNumber: number): Numbered => ({ kind: "vaccination", doseNumber });
const examination = (doseNumber: number): Numbered => ({ kind: "examination", doseNumber });

Deno.test("a dose the person has here stays, and an examination is no vaccination", () => {
  const answer = [vaccination(1), examination(2), vaccination(2), vaccination(2)].map(answeredAt);
  assert.deepEqual(
    weighIncoming(answer, [vaccination(1)]).map(({ standing }) => standing),
    ["known", "new", "new", "repeated"],
  );
  assert.deepEqual(
    weighIncoming(answer, [examination(1), examination(2)]).map(({ standing }) => standing),
    ["new", "known", "new", "repeated"],
  );
});

function answeredAt(dose: Numbered, index: number): AnsweredDose {
  return answered(dose, String(index));
}

const numbered = fc.record({
  kind: fc.constantFrom<AnsweredDose["kind"]>("vaccination", "examination"),
  doseNumber: fc.integer({ min: 1, max: 4 }),
});

Deno.test("with what is added, nobody has a dose of one kind and number twice, and none is lost", () => {
  fc.assert(fc.property(fc.array(numbered), fc.array(numbered), (answer, here) => {
    const weighed = weighIncoming(answer.map(answeredAt), here);
    const key = ({ kind, doseNumber }: Numbered) => `${kind} ${doseNumber}`;
    const added = weighed.flatMap(({ dose, standing }) => standing === "new" ? [key(dose)] : []);
    const stood = new Set(here.map(key));
    assert.equal(new Set(added).size, added.length);
    assert.ok(added.every((dose) => !stood.has(dose)));
    assert.deepEqual(new Set([...added, ...stood]), new Set([...answer, ...here].map(key)));
    assert.deepEqual(weighed.map(({ dose }) => dose.id), answer.map((_, index) => String(index)));
  }));
});
