import assert from "node:assert/strict";
import {
  isUnderWay,
  UPLOAD_KIND_LABELS,
  UPLOAD_KINDS,
  UPLOAD_STATE_LABELS,
  UPLOAD_STATES,
} from "../../../domain/upload/upload_state.ts";

Deno.test("while the server is at work a page follows, while a person decides it does not", () => {
  assert.deepEqual(UPLOAD_STATES.filter(isUnderWay), [
    "receiving",
    "received",
    "approved",
    "undoing",
  ]);
});

Deno.test("every state and kind has words of its own", () => {
  const states = UPLOAD_STATES.map((state) => UPLOAD_STATE_LABELS[state]);
  assert.equal(new Set(states).size, UPLOAD_STATES.length);
  const kinds = UPLOAD_KINDS.map((kind) => UPLOAD_KIND_LABELS[kind]);
  assert.deepEqual(kinds, ["接種対象者登録", "予診票・予防接種台帳データ一括登録"]);
});
