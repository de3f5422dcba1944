import assert from "node:assert/strict";
import fc from "fast-check";
import { toCp932 } from "../../../domain/output/cp932.ts";

const decode = (bytes: Uint8Array) => new TextDecoder("shift_jis", { fatal: true }).decode(bytes);
const hex = (text: string) => toCp932(text)?.toHex();

Deno.test("text is written with the bytes Windows writes", () => {
  const table: [string, string][] = [
    ["A,1\r\n", "412c310d0a"],
    ["山田　花子", "8e529363814089d48e71"],
    ["ｱﾞ", "b1de"],
    ["①㈱Ⅰ", "8740878a8754"],
    ["髙﨑", "fbfcfab1"],
    ["ⅰ", "fa40"],
    ["∪¬∵", "81be81ca81e6"],
  ];
  for (const [text, bytes] of table) assert.equal(hex(text), bytes, text);
});

Deno.test("a sign CP932 has in another shape is written in that shape", () => {
  const pairs = ["〜～", "−－", "‖∥", "—―", "¢￠", "£￡", "¬￢", "¥￥", "‾￣", "¦￤", "\u00a0 "];
  for (const [sign, equal] of pairs.map((pair) => [pair[0]!, pair[1]!])) {
    assert.equal(decode(toCp932(sign!)!), equal);
  }
});

Deno.test("a character it does not have leaves nothing to write", () => {
  for (const character of ["𠮷", "剝", "葛\u{e0100}", "é", "👍", "\ufffd"]) {
    assert.equal(toCp932(`山${character}田`), undefined, character);
  }
});

Deno.test("what is written reads back the same", () => {
  const japanese = fc.array(fc.constantFrom(...'山田ヤマダｱｲＡ１ー・髙①ａ,"\r\n ')).map((all) =>
    all.join("")
  );
  fc.assert(fc.property(japanese, (text) => {
    assert.equal(decode(toCp932(text)!), text);
  }));
});

Deno.test("every character the decoder knows can be written", () => {
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const character = new TextDecoder("shift_jis").decode(Uint8Array.of(lead, trail));
      if (character.length !== 1 || character === "\ufffd") continue;
      assert.equal(decode(toCp932(character)!), character);
    }
  }
});
