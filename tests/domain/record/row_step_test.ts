import assert from "node:assert/strict";
import { type RowVersion, stepsOf } from "../../../domain/record/row_step.ts";
import { aVersion } from "./a_row_version.ts";

/** "change: from → to" of each step, by version. */
function stepsIn(versions: RowVersion[]): string[] {
  return stepsOf(versions).map(({ changeId, before, after }) =>
    `${changeId}: ${before?.version ?? "–"} → ${after?.version ?? "–"}`
  );
}

const cases: [string, RowVersion[], string[]][] = [
  ["a row that was added", [aVersion({ version: 1, changeId: "A" })], ["A: – → 1"]],
  [
    "a row that was added and changed, in whatever order its versions come",
    [
      aVersion({ version: 2, changeId: "B" }),
      aVersion({ version: 1, changeId: "A", replacedBy: "B" }),
    ],
    ["A: – → 1", "B: 1 → 2"],
  ],
  [
    "a row that has left the register",
    [aVersion({ version: 1, changeId: "A", replacedBy: "B" })],
    ["A: – → 1", "B: 1 → –"],
  ],
  [
    "a row that left and came back under a later number",
    [
      aVersion({ version: 1, changeId: "A", replacedBy: "B" }),
      aVersion({ version: 2, changeId: "C" }),
    ],
    ["A: – → 1", "B: 1 → –", "C: – → 2"],
  ],
  [
    "a change that wrote a row twice did one thing to it",
    [
      aVersion({ version: 1, changeId: "A", replacedBy: "B" }),
      aVersion({ version: 2, changeId: "B", replacedBy: "B" }),
      aVersion({ version: 3, changeId: "B" }),
    ],
    ["A: – → 1", "B: 1 → 3"],
  ],
];

for (const [name, versions, expected] of cases) {
  Deno.test(`steps of ${name}`, () => assert.deepEqual(stepsIn(versions), expected));
}

Deno.test("rows of the same id in different tables are different rows", () => {
  const person = aVersion({ version: 1, changeId: "A", replacedBy: "B" });
  const ticket = aVersion({ version: 2, changeId: "B", table: "ticket" });
  assert.deepEqual(stepsIn([person, ticket]), ["A: – → 1", "B: 1 → –", "B: – → 2"]);
});
