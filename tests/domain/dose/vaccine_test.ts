import assert from "node:assert/strict";
import {
  lookupVaccine,
  offeredVaccines,
  PRESET_VACCINES,
  vaccineByMaker,
  vaccineLabel,
} from "../../../domain/dose/vaccine.ts";

const moderna = lookupVaccine(PRESET_VACCINES, "moderna")!;

for (const maker of ["武田／モデルナ", "武田/モデルナ", "武田／ﾓﾃﾞﾙﾅ", " 武田 ／ モデルナ　"]) {
  Deno.test(`a file's maker ${JSON.stringify(maker)} is the preset's`, () => {
    assert.equal(vaccineByMaker(PRESET_VACCINES, maker), moderna);
  });
}

Deno.test("a maker of no vaccine is nobody's", () => {
  assert.equal(vaccineByMaker(PRESET_VACCINES, "モデルナ"), undefined);
  assert.equal(vaccineByMaker(PRESET_VACCINES, ""), undefined);
});

Deno.test("a vaccine that is no longer offered is still known", () => {
  const list = PRESET_VACCINES.map((vaccine) => ({
    ...vaccine,
    isOffered: vaccine.code !== "moderna",
  }));
  assert.deepEqual(offeredVaccines(list).map(({ code }) => code), ["pfizer", "astrazeneca"]);
  assert.equal(lookupVaccine(list, "moderna")?.maker, moderna.maker);
  assert.equal(vaccineByMaker(list, moderna.maker)?.code, "moderna");
});

Deno.test("a vaccine is named by maker and product", () => {
  assert.equal(vaccineLabel(moderna), "武田／モデルナ（スパイクバックス筋注）");
});
