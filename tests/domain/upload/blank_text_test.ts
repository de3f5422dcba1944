import assert from "node:assert/strict";
import fc from "fast-check";
import { isBlankText } from "../../../domain/upload/blank_text.ts";

Deno.test("a text is blank when nothing of it is left after trimming", () => {
  const text = fc.string({ unit: "binary", maxLength: 4 });
  const blanks = fc.string({ unit: fc.constantFrom(..." \t\r\n\u3000\u00a0\ufeff\u2003a山") });
  fc.assert(fc.property(fc.oneof(text, blanks), (text) => {
    assert.equal(isBlankText(text), text.trim() === "");
  }));
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    assert.equal(isBlankText(character), character.trim() === "", `U+${code.toString(16)}`);
  }
});
