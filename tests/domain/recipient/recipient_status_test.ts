import assert from "node:assert/strict";
import {
  RecipientStatus,
  recipientStatusByCode,
  recipientStatusLabel,
  STATUS_CLEARING_CODE,
} from "../../../domain/recipient/recipient_status.ts";

const table: [code: string, status: RecipientStatus, label: string][] = [
  ["1", "moved_out", "転出"],
  ["2", "deceased", "死亡"],
  ["3", "removed", "その他削除"],
];

for (const [code, status, label] of table) {
  Deno.test(`code ${code} means ${status}, shown as ${label}`, () => {
    assert.equal(recipientStatusByCode(code), status);
    assert.equal(recipientStatusLabel(status), label);
  });
}

Deno.test("the clearing code 9 sets no status, nor does any other text", () => {
  assert.equal(STATUS_CLEARING_CODE, "9");
  for (const code of [STATUS_CLEARING_CODE, "", "0", "4", "転出"]) {
    assert.equal(recipientStatusByCode(code), undefined);
  }
});

Deno.test("a form's choice is one of the three in the order of the codes", () => {
  assert.deepEqual(RecipientStatus.options, table.map(([, status]) => status));
  assert.match(RecipientStatus.safeParse("9").error?.issues[0]?.message ?? "", /選んでください/);
});
