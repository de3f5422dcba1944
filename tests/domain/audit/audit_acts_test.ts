import assert from "node:assert/strict";
import {
  actLabel,
  AUDIT_ACTS,
  AUDIT_GROUP_NAMES,
  AUDIT_GROUPS,
} from "../../../domain/audit/audit_acts.ts";
import { headText, readHeads } from "../../../domain/audit/audit_fault.ts";
import { faultText } from "../../../domain/audit/fault_text.ts";

Deno.test("every act has words of its own, in one group", () => {
  const all = AUDIT_GROUP_NAMES.flatMap((group) => Object.entries(AUDIT_GROUPS[group].acts));
  assert.equal(new Set(all.map(([act]) => act)).size, all.length);
  assert.equal(new Set(all.map(([, words]) => words)).size, all.length);
  assert.deepEqual(all.map(([act]) => act), AUDIT_ACTS);
  for (const [act, words] of all) assert.match(words, /[ぁ-ん一-龯ァ-ヶ]/, act);
});

Deno.test("no act is called as a group is: the form has both in one field", () => {
  assert.deepEqual(AUDIT_GROUP_NAMES.filter((name) => (AUDIT_ACTS as string[]).includes(name)), []);
});

Deno.test("an act of a later version has words too", () => {
  assert.equal(actLabel("an act of a later version"), "その他の操作");
  assert.equal(actLabel("recipient_listed", "findings"), "要修正・要確認の一覧に表示");
});

Deno.test("heads are found again in whatever text they were kept", () => {
  const heads = [
    { municipalityCode: "122271", position: 1, hash: "0".repeat(64) },
    { municipalityCode: "000000", position: 12345, hash: "abcdef01".repeat(8) },
  ];
  const log = JSON.stringify({ at: "2021-07-01", auditHeads: heads.map(headText) });
  assert.deepEqual(readHeads(`a line\n${log}\nanother 122271 5 of nothing`), heads);
});

Deno.test("a fault is said with its position, its time and its row", () => {
  const fault = { municipalityCode: "122271", auditId: "0-1", figure: 3 };
  const at = new Date("2021-07-01T01:00:00Z");
  assert.equal(
    faultText({ ...fault, kind: "removed", position: 7, at }),
    "7番目（2021年7月1日 10:00、ID 0-1）：ここにあった3件の記録が消されています。",
  );
  assert.match(faultText({ ...fault, kind: "never_sealed", position: null, at }), /^封印の外/);
});
