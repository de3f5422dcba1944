import assert from "node:assert/strict";
import {
  areaAbove,
  areasUpwards,
  isWithin,
  lookupArea,
  shortAreaName,
  WHOLE_NATION,
} from "../../../domain/tally/coverage_area.ts";

const CHIBA = lookupArea("12")!;
const URAYASU = lookupArea("122271")!;
const SAPPORO = lookupArea("011002")!;

Deno.test("nation, prefectures and municipalities are areas; nothing else is", () => {
  assert.deepEqual(
    ["00", "12", "122271"].map((code) => lookupArea(code)?.name),
    ["全国", "千葉県", "千葉県浦安市"],
  );
  for (const text of ["", "0", "48", "122270", "12227", "012", "１２", "__proto__"]) {
    assert.equal(lookupArea(text), undefined, text);
  }
});

Deno.test("a municipality lies in its prefecture, that in the nation", () => {
  assert.equal(areaAbove(URAYASU)?.code, "12");
  assert.equal(areaAbove(CHIBA)?.code, "00");
  assert.equal(areaAbove(WHOLE_NATION), undefined);
  assert.deepEqual(areasUpwards(URAYASU).map(({ code }) => code), ["122271", "12", "00"]);
});

Deno.test("a prefecture's account sees itself and its own municipalities, the nation's all", () => {
  assert.deepEqual(
    [CHIBA, URAYASU, SAPPORO, lookupArea("01")!, WHOLE_NATION].map((area) => isWithin(area, CHIBA)),
    [true, true, false, false, false],
  );
  for (const area of [CHIBA, URAYASU, WHOLE_NATION]) assert.ok(isWithin(area, WHOLE_NATION));
});

Deno.test("below its prefecture a municipality is named without it", () => {
  assert.equal(shortAreaName("122271"), "浦安市");
  assert.equal(shortAreaName("12"), "千葉県");
});
