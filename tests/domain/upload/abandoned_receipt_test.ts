import assert from "node:assert/strict";
import { asShown } from "../../../domain/upload/abandoned_receipt.ts";

const receivedAt = new Date("2021-07-01T01:00:00Z");
const after = (hours: number) => new Date(receivedAt.getTime() + hours * 3_600_000);
const receiving = { state: "receiving" as const, failure: null, receivedAt };

Deno.test("a file still coming in after six hours is shown as broken off, with what to do", () => {
  assert.equal(asShown(receiving, after(6)), receiving);
  const shown = asShown(receiving, after(6.1));
  assert.equal(shown.state, "failed");
  assert.match(shown.failure!, /もう一度登録してください/);
});

Deno.test("a file that has come in is shown as it is, however old", () => {
  for (const state of ["received", "checked", "applied", "failed", "undone"] as const) {
    const upload = { ...receiving, state };
    assert.equal(asShown(upload, after(10_000)), upload);
  }
});
