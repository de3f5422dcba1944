import assert from "node:assert/strict";
import {
  changedColumns,
  correctionChanges,
} from "../../../domain/correction/correction_changes.ts";
import { type DraftEdits, isEmptyDraft, NO_EDITS } from "../../../domain/correction/draft.ts";
import { draftedRecord } from "../../../domain/correction/drafted_record.ts";
import { repeatedDoses } from "../../../domain/correction/repeated_doses.ts";
import {
  dropAddition,
  stageAddition,
  stageDeletion,
  stageDose,
  stagePerson,
  stageRestoration,
} from "../../../domain/correction/stage.ts";
import { rebaseEdits, staleRows } from "../../../domain/correction/stale_edit.ts";
import { aDose, aPerson, aRecord, aStoredDose } from "./a_correctable.ts";

const AT = new Date("2021-07-01T01:00:00Z");
const ID = aStoredDose().id;
const shownDose = { id: ID, version: 1, base: aDose(), isWithdrawn: false };
const shownDeleted = { ...shownDose, version: 2, isWithdrawn: true };
const shownPerson = { version: 1, base: aPerson() };
const deleted = aStoredDose({ withdrawnAt: AT, version: 2 });

Deno.test("what is set back to what it was is no edit", () => {
  const person = stagePerson(NO_EDITS, shownPerson, aPerson({ familyName: "海辺" }));
  assert.ok(isEmptyDraft(stagePerson(person, shownPerson, aPerson())));
  const dose = stageDose(NO_EDITS, shownDose, aDose({ lotNumber: "EX1" }));
  assert.ok(isEmptyDraft(stageDose(dose, shownDose, aDose())));
  const addition = stageAddition(NO_EDITS, "key", aDose());
  assert.ok(isEmptyDraft(dropAddition(addition, "key")));
});

Deno.test("a deletion takes an edit's place, and a restoration takes a deletion back", () => {
  const edited = stageDose(NO_EDITS, shownDose, aDose({ lotNumber: "EX1" }));
  const deletion = stageDeletion(edited, shownDose);
  assert.deepEqual(deletion.doses[ID], { ...rowOf(shownDose), action: "withdraw", cells: {} });
  assert.ok(isEmptyDraft(stageRestoration(deletion, shownDose)));
  const restoration = stageRestoration(NO_EDITS, shownDeleted);
  const changed = stageDose(restoration, shownDeleted, aDose({ lotNumber: "EX1" }));
  assert.equal(changed.doses[ID]!.action, "restore");
  assert.deepEqual(changed.doses[ID]!.cells, { lotNumber: "EX1" });
  assert.ok(isEmptyDraft(stageDeletion(changed, shownDose)));
});

Deno.test("決定 on the screen of a deleted dose restores it, and says so", () => {
  const staged = stageDose(NO_EDITS, shownDeleted, aDose({ lotNumber: "EX1" }));
  assert.equal(staged.doses[ID]!.action, "restore");
  const { record, marks } = draftedRecord(
    aRecord([deleted]),
    staged,
    AT,
  );
  assert.equal(marks.doses.get(ID), "restore");
  assert.deepEqual(record.doses.map(({ lotNumber }) => lotNumber), ["EX1"]);
});

Deno.test("the result shows every edit with its mark, and the record is left alone", () => {
  const record = aRecord([aStoredDose(), { ...deleted, id: OTHER, doseNumber: 2 }]);
  const before = structuredClone(record);
  let edits = stagePerson(NO_EDITS, shownPerson, aPerson({ ticketNumber: "0000000002" }));
  edits = stageDeletion(edits, shownDose);
  edits = stageRestoration(edits, {
    id: OTHER,
    version: 2,
    base: aDose({ doseNumber: 2 }),
    isWithdrawn: true,
  });
  edits = stageAddition(edits, "key", aDose({ doseNumber: 3, vaccinatedOn: "2021-06-30" }));
  const { record: drafted, marks } = draftedRecord(record, edits, AT);
  assert.deepEqual(drafted.tickets.map(({ ticketNumber, state }) => [ticketNumber, state]), [
    ["0000000002", "active"],
    ["0000000001", "superseded"],
  ]);
  assert.deepEqual([...marks.person], ["ticketNumber"]);
  assert.deepEqual(drafted.doses.map(({ id }) => [id, marks.doses.get(id)]), [
    [ID, "withdraw"],
    [OTHER, "restore"],
    ["key", "add"],
  ]);
  assert.deepEqual(drafted.withdrawnDoses, []);
  assert.deepEqual(record, before);
});

Deno.test("the confirmation lists cells from before to after, the audit only their columns", () => {
  let edits = stagePerson(NO_EDITS, shownPerson, aPerson({ status: "moved_out", myNumber: null }));
  edits = stageDose(edits, shownDose, aDose({ vaccinatedOn: "2021-05-02", placeCode: "131016" }));
  const [person, dose] = correctionChanges(edits, aRecord([aStoredDose()]));
  assert.deepEqual(person!.cells, [
    { column: "マイナンバー", before: "登録済み（表示しません）", after: "未登録" },
    { column: "転出／死亡フラグ", before: "なし", after: "転出" },
  ]);
  assert.deepEqual(dose!.cells, [
    { column: "接種日", before: "2021年5月1日", after: "2021年5月2日" },
    {
      column: "接種自治体コード",
      before: "千葉県浦安市（122271）",
      after: "東京都千代田区（131016）",
    },
  ]);
  assert.deepEqual(changedColumns(stageDeletion(edits, shownDose)), [
    "マイナンバー",
    "転出／死亡フラグ",
    "接種記録の削除",
  ]);
});

Deno.test("rows that still stand are not stale, whatever happened to others", () => {
  const edits = stageDose(NO_EDITS, shownDose, aDose({ lotNumber: "EX1" }));
  assert.deepEqual(staleRows(edits, aRecord([aStoredDose()], 7)), []);
});

const standings: [name: string, edits: DraftEdits, stored: typeof deleted[], standing: string][] = [
  ["changed", stageDeletion(NO_EDITS, shownDose), [aStoredDose({ version: 2 })], "changed"],
  ["deleted", stageDeletion(NO_EDITS, shownDose), [deleted], "withdrawn"],
  [
    "restored",
    stageRestoration(NO_EDITS, { ...shownDose, version: 2 }),
    [aStoredDose({ version: 3 })],
    "restored",
  ],
  ["gone", stageDeletion(NO_EDITS, shownDose), [], "gone"],
];

Deno.test("a row that somebody was faster with is stale, and says how it stands", () => {
  for (const [name, edits, stored, standing] of standings) {
    assert.deepEqual(
      staleRows(edits, aRecord(stored)).map((row) => row.standing),
      [standing],
      name,
    );
  }
});

Deno.test("on top of what is stored, one's own cells stay and nothing else", () => {
  const edits = stagePerson(NO_EDITS, shownPerson, aPerson({ familyName: "自分" }));
  const now = aRecord([], 2);
  now.person.givenName = "次郎";
  const { person } = rebaseEdits(edits, now);
  assert.deepEqual(person, {
    version: 2,
    base: aPerson({ givenName: "次郎" }),
    cells: { familyName: "自分" },
  });
  now.person.familyName = "自分";
  assert.ok(isEmptyDraft(rebaseEdits(edits, now)), "nothing is left to change");
});

Deno.test("what both deleted is deleted; what the other deleted and I changed is restored", () => {
  const deletion = stageDeletion(NO_EDITS, shownDose);
  assert.ok(isEmptyDraft(rebaseEdits(deletion, aRecord([deleted]))));
  const change = stageDose(NO_EDITS, shownDose, aDose({ lotNumber: "EX1" }));
  const { doses } = rebaseEdits(change, aRecord([deleted]));
  const { action, version, cells } = doses[ID]!;
  assert.deepEqual([action, version, cells], ["restore", 2, { lotNumber: "EX1" }]);
  assert.ok(isEmptyDraft(rebaseEdits(change, aRecord([]))), "of a dose that is gone nothing");
});

Deno.test("the same dose twice is named only when the draft has a part in it", () => {
  const dose = { ...aDose(), holder: "", isTouched: false };
  const twice = [{ ...dose, id: "a" }, { ...dose, id: "b" }];
  assert.deepEqual(repeatedDoses(twice), []);
  const [problem] = repeatedDoses([...twice, { ...dose, id: "c", isTouched: true }]);
  assert.match(problem!.message, /1回目（接種）が3件になります/);
  const elsewhere = { ...dose, id: "c", isTouched: true, holder: "person:1" };
  assert.deepEqual(repeatedDoses([...twice, elsewhere]), []);
});

const OTHER = "33333333-3333-4333-8333-333333333333";

function rowOf({ version, base }: { version: number; base: ReturnType<typeof aDose> }) {
  return { version, base };
}
