import assert from "node:assert/strict";
import {
  rowUndo,
  standsAsWritten,
  type UndoCircumstances,
  undoRefusal,
} from "../../../domain/record/change_undo.ts";
import type { ChangeNote } from "../../../domain/record/record_change.ts";
import { type RowVersion, stepsOf } from "../../../domain/record/row_step.ts";
import { aPersonRow, aVersion } from "./a_row_version.ts";

const FIRST = aVersion({ version: 1, changeId: "A", replacedBy: "EDIT" });
const RENAMED = aPersonRow({ family_name: "鈴木" });
const REMARRIED = aPersonRow({ family_name: "佐藤" });

function stands(versions: RowVersion[], lastKind: ChangeNote["kind"]): boolean {
  const step = stepsOf(versions).find(({ changeId }) => changeId === "EDIT")!;
  return standsAsWritten(rowUndo(step, versions), lastKind);
}

Deno.test("a row that nobody has touched since stands as it was written", () => {
  assert.ok(stands([FIRST, aVersion({ version: 2, changeId: "EDIT", values: RENAMED })], "edit"));
});

Deno.test("a row somebody has changed since does not, whatever it says by now", () => {
  const edited = aVersion({ version: 2, changeId: "EDIT", replacedBy: "B", values: RENAMED });
  for (const values of [REMARRIED, RENAMED]) {
    assert.ok(!stands([FIRST, edited, aVersion({ version: 3, changeId: "B", values })], "edit"));
  }
});

Deno.test("a row that the undo of a later change has put back stands again", () => {
  const edited = aVersion({ version: 2, changeId: "EDIT", replacedBy: "B", values: RENAMED });
  const later = aVersion({ version: 3, changeId: "B", replacedBy: "U", values: REMARRIED });
  const back = (values: typeof RENAMED) => aVersion({ version: 4, changeId: "U", values });
  assert.ok(stands([FIRST, edited, later, back(RENAMED)], "undo"));
  assert.ok(!stands([FIRST, edited, later, back(aPersonRow())], "undo"));
});

Deno.test("a row the change took away stands as long as it is away", () => {
  assert.ok(stands([FIRST], "merge"));
  assert.ok(!stands([FIRST, aVersion({ version: 2, changeId: "B" })], "upload"));
});

const CHANGE: ChangeNote = {
  id: "EDIT",
  kind: "edit",
  madeAt: new Date("2021-07-01T01:00:00Z"),
  loginId: "hanako@example.lg.jp",
  operatorName: null,
  officeCode: "122271",
  reason: "入力の誤り",
  upload: null,
  undoneChangeId: null,
};

function refusal(given: Partial<UndoCircumstances>): string | undefined {
  return undoRefusal({
    change: CHANGE,
    undoneBy: undefined,
    moved: [],
    dosedTickets: [],
    numberHolders: [],
    isConfirmed: false,
    ...given,
  });
}

Deno.test("an edit or merge that stands can be taken back", () => {
  assert.equal(refusal({}), undefined);
  assert.equal(refusal({ change: { ...CHANGE, kind: "merge" } }), undefined);
});

Deno.test("uploads, registrations and undos are not taken back one by one", () => {
  for (const kind of ["upload", "registration", "undo"] as const) {
    assert.match(refusal({ change: { ...CHANGE, kind } })!, /この画面では取り消せません/);
  }
});

Deno.test("a refusal names every row that has changed since, when and by whom", () => {
  const step = stepsOf([FIRST])[0]!;
  const message = refusal({ moved: [{ step, since: CHANGE }] })!;
  assert.match(
    message,
    /「接種対象者」は2021年7月1日 10:00にhanako@example\.lg\.jpが補正で変更しました/,
  );
  assert.match(message, /新しい変更から順に取り消すか、補正で直してください/);
});

Deno.test("what was taken back is not taken back again; a confirmed record is left alone", () => {
  assert.match(refusal({ undoneBy: { ...CHANGE, kind: "undo" } })!, /が取り消しました/);
  assert.match(refusal({ isConfirmed: true })!, /確認済み/);
  assert.match(refusal({ dosedTickets: ["0000000009"] })!, /券番号（0000000009）に、あとから/);
  assert.match(refusal({ numberHolders: ["0042"] })!, /個別宛名番号「0042」の人/);
});
