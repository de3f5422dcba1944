import assert from "node:assert/strict";
import { romajiOf } from "../../../domain/account/romaji.ts";
import { PREFECTURES } from "../../../domain/municipality/municipality_master.ts";
import { MAP_VIEW_BOX, PREFECTURE_SHAPES } from "../../../views/chart/prefecture_shapes.ts";

Deno.test("each of the 47 codes has the shape of the prefecture with that name", () => {
  assert.equal(PREFECTURE_SHAPES.length, 47);
  PREFECTURE_SHAPES.forEach(({ code, english }, i) => {
    assert.equal(code, PREFECTURES[i]!.code);
    const kana = romajiOf(PREFECTURES[i]!.kana).replaceAll(/o[uo]/g, "o");
    assert.ok(kana.startsWith(english.toLowerCase()), `${code}: ${english}, ${kana}`);
  });
});

Deno.test("the coarse shapes lie inside the map and keep about their extent", () => {
  const [, , width, height] = MAP_VIEW_BOX.split(" ").map(Number);
  const points = PREFECTURE_SHAPES.flatMap(({ path }) => pointsOf(path));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  assert.ok(Math.min(...xs) >= 0 && Math.max(...xs) <= width!);
  assert.ok(Math.min(...ys) >= 0 && Math.max(...ys) <= height!);
  assert.ok(Math.max(...xs) - Math.min(...xs) > width! * 0.95);
  assert.ok(Math.max(...ys) - Math.min(...ys) > height! * 0.95);
});

Deno.test("Hokkaido lies north of Tokyo, and Okinawa south-west of it", () => {
  const middleOf = (code: string) => {
    const points = pointsOf(PREFECTURE_SHAPES.find((shape) => shape.code === code)!.path);
    return [0, 1].map((at) => points.reduce((sum, point) => sum + point[at]!, 0) / points.length);
  };
  const [hokkaido, tokyo, okinawa] = ["01", "13", "47"].map(middleOf);
  assert.ok(hokkaido![1]! < tokyo![1]!);
  assert.ok(okinawa![0]! < tokyo![0]! && okinawa![1]! > tokyo![1]!);
});

Deno.test("a map of every shape stays light", () => {
  const bytes = PREFECTURE_SHAPES.reduce((sum, { path }) => sum + path.length, 0);
  assert.ok(bytes < 30_000, `${bytes}`);
});

/** The corners of a path of `M… l… z` islands. */
function pointsOf(path: string): [number, number][] {
  return path.split("z").filter((island) => island !== "").flatMap((island) => {
    const [start, steps] = island.slice(1).split("l").map(numbersOf);
    let [x, y] = [start![0]!, start![1]!];
    const points: [number, number][] = [[x, y]];
    for (let i = 0; i < steps!.length; i += 2) {
      [x, y] = [x + steps![i]!, y + steps![i + 1]!];
      points.push([x, y]);
    }
    return points;
  });
}

function numbersOf(text: string): number[] {
  return (text.match(/-?\d+/g) ?? []).map(Number);
}
