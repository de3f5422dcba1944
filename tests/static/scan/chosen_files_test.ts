import assert from "node:assert/strict";
import { type ChosenFile, sortChosen } from "../../../static/scan/chosen_files.ts";

Deno.test("files are read in the order a person counts them, whatever order they were chosen in", () => {
  const names = ["scan10.jpg", "scan9.jpg", "scan1.PNG", "予診票.pdf"];
  const { accepted, refusals } = sortChosen(names.map((name) => aFile({ name })));
  assert.deepEqual(accepted.map(({ kind, file }) => [kind, file.name]), [
    ["image", "scan1.PNG"],
    ["image", "scan9.jpg"],
    ["image", "scan10.jpg"],
    ["pdf", "予診票.pdf"],
  ]);
  assert.deepEqual(refusals, []);
});

Deno.test("a file without an ending is known by its type", () => {
  const { accepted } = sortChosen([
    aFile({ name: "a", type: "application/pdf" }),
    aFile({ name: "b", type: "image/jpeg" }),
  ]);
  assert.deepEqual(accepted.map(({ kind }) => kind), ["pdf", "image"]);
});

const REFUSED: [given: Partial<ChosenFile>, says: RegExp][] = [
  [
    { name: "名簿.xlsx", type: "application/vnd.ms-excel" },
    /「名簿\.xlsx」は画像でもPDFでもありません/,
  ],
  [{ name: "readme" }, /JPEG・PNGの画像かPDFを選んでください/],
  [{ name: "a.tif", type: "image/tiff" }, /TIFF形式.*PDFで保存し直してください/],
  [{ name: "a.HEIC", type: "image/heic" }, /HEIC形式/],
  [{ name: "a.jpg", size: 0 }, /空のファイルです。スキャンし直してください/],
];

for (const [given, says] of REFUSED) {
  Deno.test(`${JSON.stringify(given)} is refused, the file beside it is not`, () => {
    const { accepted, refusals } = sortChosen([aFile(given), aFile({ name: "good.jpg" })]);
    assert.deepEqual(accepted.map(({ file }) => file.name), ["good.jpg"]);
    assert.equal(refusals.length, 1);
    assert.match(refusals[0]!, says);
  });
}

Deno.test("a file chosen twice is read once; another one of the same name is read too", () => {
  const file = aFile({ name: "a.jpg" });
  const { accepted, refusals } = sortChosen([file, { ...file }, { ...file, size: 11 }]);
  assert.deepEqual(accepted.map(({ file }) => file.size), [10, 11]);
  assert.match(refusals.join(), /「a\.jpg」は2回選ばれています/);
});

function aFile(given: Partial<ChosenFile>): ChosenFile {
  return { name: "a.jpg", size: 10, type: "", lastModified: 1, ...given };
}
