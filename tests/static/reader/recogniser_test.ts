import assert from "node:assert/strict";
import { flattenContrast } from "../../../static/reader/flatten_contrast.ts";
import { crop } from "../../../static/reader/resample.ts";
import { stripOf } from "../../../static/reader/line_strip.ts";
import { locateLines } from "../../../static/reader/locate_line.ts";
import { loadNets } from "../../../static/reader/recogniser.ts";
import { loadReaderCore, loadReaderNets } from "../../reader/load_nets.ts";
import { readFrame } from "./read_frame.ts";

const FRAME = new URL("../../reader/frames/takes/line_only/00.jpg", import.meta.url);
const MODEL = new URL("../../../static/reader/model/digits_a.traineddata", import.meta.url);
const DIGITS = "211310160000000101";

async function aStrip() {
  const picture = await readFrame(FRAME);
  const [line] = locateLines(picture);
  return flattenContrast(stripOf(picture, line!));
}

Deno.test("both nets read the strip of a printed line, again and again", async () => {
  const nets = await loadReaderNets();
  const strip = await aStrip();
  for (let time = 0; time < 3; time++) {
    assert.equal(nets.a(strip), DIGITS);
    assert.equal(nets.b(strip), DIGITS);
  }
});

Deno.test("what was read before does not colour what is read next", async () => {
  const nets = await loadReaderNets();
  const strip = await aStrip();
  const part = crop(strip, { x: 0, y: 0, width: Math.round(strip.width / 2), height: 36 });
  const alone = nets.b(part);
  nets.b(strip);
  assert.equal(nets.b(part), alone);
  assert.ok(DIGITS.startsWith(alone.slice(0, 7)));
});

Deno.test("what came instead of a model is told by the model's name", async () => {
  const page = new TextEncoder().encode("<!DOCTYPE html><title>404 Not Found</title>");
  const half = (await Deno.readFile(MODEL)).slice(0, 100_000);
  for (const broken of [page, half]) {
    const core = await loadReaderCore();
    assert.throws(() => loadNets(core, { a: broken, b: broken }), /digits_a/);
  }
});
