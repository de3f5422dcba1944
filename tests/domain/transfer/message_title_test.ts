import assert from "node:assert/strict";
import { messageTitle } from "../../../domain/transfer/message_title.ts";
import type { Inquiry } from "../../../domain/transfer/inquiry.ts";

type Case = [Inquiry["finding"], Inquiry["state"], Inquiry["refusal"]?];

const ASKING: [...Case, string][] = [
  ["one", "answered", null, "照会結果（該当者あり）"],
  ["one", "completed", null, "照会結果（該当者あり）"],
  ["none", "none", null, "照会結果（該当なし）"],
  ["none", "waiting", null, "照会結果（確認中）"],
  ["held", "waiting", null, "照会結果（確認中）"],
  ["several", "waiting", null, "照会結果（複数名該当）"],
  ["several", "confirmed", null, "照会結果（転出確認済み）"],
  ["held", "confirmed", null, "照会結果（転出確認済み）"],
  ["several", "completed", null, "照会結果（転出確認済み）"],
  ["several", "denied", "nobody", "照会結果（該当者なし）"],
  ["held", "denied", "not_ours", "照会結果（転出元の住民ではない）"],
  ["held", "completed", "nobody", "照会結果（該当者なし）"],
  ["several", "withdrawn", null, "取り下げた照会"],
];

const ASKED: [...Case, string][] = [
  ["one", "answered", null, "住民についての照会のお知らせ"],
  ["one", "completed", null, "住民についての照会のお知らせ"],
  ["several", "waiting", null, "転入に伴う照会"],
  ["held", "denied", "nobody", "転入に伴う照会"],
  ["none", "waiting", null, "転入に伴う照会"],
  ["held", "withdrawn", null, "取り下げられた照会"],
];

for (const [side, rows] of [["asking", ASKING], ["asked", ASKED]] as const) {
  for (const [finding, state, refusal = null, title] of rows) {
    Deno.test(`on the ${side} side, ${finding} that is ${state} (${refusal}) is 「${title}」`, () => {
      assert.equal(messageTitle({ side, finding, state, refusal }), title);
    });
  }
}
