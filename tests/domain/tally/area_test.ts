import assert from "node:assert/strict";
import { MUNICIPALITIES } from "../../../domain/municipality/municipality_master.ts";
import { areaKind, areasOf, NATION } from "../../../domain/tally/area.ts";

Deno.test("every municipality lies in its prefecture and in the nation", () => {
  for (const { code, prefectureCode } of MUNICIPALITIES) {
    assert.deepEqual(areasOf(code), [code, prefectureCode, NATION]);
    assert.deepEqual(areasOf(code).map(areaKind), ["municipality", "prefecture", "nation"]);
  }
});

Deno.test("what is no area's code is none", () => {
  for (
    const text of ["", "0", "48", "99", "1", "012", "12227", "482271", "00227１", "０１", "12 "]
  ) {
    assert.equal(areaKind(text), undefined, text);
  }
});
