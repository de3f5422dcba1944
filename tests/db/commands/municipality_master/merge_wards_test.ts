import assert from "node:assert/strict";
import { mergeWards } from "../../../../db/commands/municipality_master/merge_wards.ts";
import { listSourceCities } from "../../../../db/commands/municipality_master/municipality_source.ts";

Deno.test("wards give way to their city, also one whose name holds a シ of its own", () => {
  const merged = mergeWards(listSourceCities());
  assert.deepEqual(
    merged.filter(({ code }) => code.startsWith("221")),
    [
      { code: "22100", name: "静岡市", kana: "シズオカシ" },
      { code: "22130", name: "浜松市", kana: "ハママツシ" },
    ],
  );
});

Deno.test("a city that becomes designated stops the generator until its code is added", () => {
  const newWard = { code: "13999", name: "八王子市北区", kana: "ハチオウジシキタク" };
  assert.throws(() => mergeWards([...listSourceCities(), newWard]), /八王子市/);
});

Deno.test("a designated city that lost its wards stops the generator", () => {
  const withoutOsaka = listSourceCities().filter(({ name }) => !name.startsWith("大阪市"));
  assert.throws(() => mergeWards(withoutOsaka), /大阪市/);
});
