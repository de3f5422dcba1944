import type { Nets } from "../../../static/reader/recogniser.ts";
import { percentiles } from "../percentiles.ts";
import { type Cell, CELLS, type Frame, type FrameSource } from "./frame.ts";
import { nativeStart, readNatively } from "./native_tesseract.ts";
import { readFrame, type Spent } from "./read_frame.ts";

/** What came of the frames of one cell. */
interface CellResult {
  cell: Cell;
  /** How many frames, of them with a whole line, of them readable; undefined when nobody said. */
  frames: number;
  whole: number;
  readable: number | undefined;
  located: number;
  exactOfWhole: number;
  exactOfReadable: number;
  agreedRight: number;
  /** Over all frames, cut-off lines included. */
  agreedWrong: number;
  spent: Spent[];
  native: { psm11: NativeResult; psm6: NativeResult; start: number };
}

interface NativeResult {
  exact: number;
  wrong: number;
  spent: number[];
}

interface Bench {
  nets: Nets;
  source: FrameSource;
  /** Frames of each cell. */
  count: number;
}

/** Single frames: the reader and, on the same frame in the same run, native tesseract. */
export async function benchCells({ nets, source, count }: Bench): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "vrs-bench-" });
  try {
    const start = await nativeStart(folder);
    const results: CellResult[] = [];
    for (const cell of CELLS) {
      const frames = await source.frames(cell, count);
      if (frames.length > 0) results.push(await measureCell(cell, frames, { nets, folder, start }));
    }
    return results.length === 0 ? "no frames\n" : tables(results, start);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function measureCell(
  cell: Cell,
  frames: readonly Frame[],
  { nets, folder, start }: { nets: Nets; folder: string; start: number },
): Promise<CellResult> {
  const native = { psm11: newNativeResult(), psm6: newNativeResult(), start };
  const isGraded = frames.some(({ truth }) => truth.readable !== undefined);
  const result: CellResult = {
    ...{ cell, frames: frames.length, whole: 0, located: 0, exactOfWhole: 0, exactOfReadable: 0 },
    ...{ readable: isGraded ? 0 : undefined, agreedRight: 0, agreedWrong: 0, spent: [], native },
  };
  for (const { truth, jpeg } of frames) {
    const { reading, spent } = readFrame(nets, jpeg);
    result.spent.push(spent);
    if (reading.agreed !== undefined && reading.agreed !== truth.digits) result.agreedWrong++;
    if (truth.line_whole) {
      const isExact = reading.best === truth.digits;
      result.whole++;
      if (reading.quad) result.located++;
      if (isExact) result.exactOfWhole++;
      if (reading.agreed === truth.digits) result.agreedRight++;
      if (truth.readable) {
        result.readable = (result.readable ?? 0) + 1;
        if (isExact) result.exactOfReadable++;
      }
    }
    await measureNative(native, { truth, jpeg }, `${folder}/frame.jpg`);
  }
  return result;
}

function newNativeResult(): NativeResult {
  return { exact: 0, wrong: 0, spent: [] };
}

/** Both page modes at once: they have a core each. */
async function measureNative(
  native: CellResult["native"],
  { truth, jpeg }: Frame,
  path: string,
): Promise<void> {
  await Deno.writeFile(path, jpeg);
  const modes = [[native.psm11, "11"], [native.psm6, "6"]] as const;
  await Promise.all(modes.map(async ([result, mode]) => {
    const { lines, spent } = await readNatively(path, mode);
    result.spent.push(spent);
    if (!lines.includes(truth.digits)) result.wrong += lines.length > 0 ? 1 : 0;
    else if (truth.line_whole) result.exact++;
  }));
}

function tables(results: readonly CellResult[], start: number): string {
  return [
    "## Single frames\n",
    "Exact is the most likely reading, agreed what may count toward acceptance; both of whole lines.",
    "Wrong agreed reads are counted over all frames, lines cut off by the frame's edge included.\n",
    "| frames | n | whole | readable | located | exact of whole | exact of readable | agreed right | wrong agreed | eng psm 11 | eng psm 6 | eng wrong |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ...results.map(accuracyLine),
    "\n## Time\n",
    `Median / p95 in ms; eng on the whole frame, its start of ${start.toFixed(0)} ms taken off.`,
    "The last two columns: the faster of both by the reader, as shown and as the program is called.\n",
    "| frames | gray | locate | net B | net A | reader | eng psm 11 | eng psm 6 | eng ÷ reader | with its start |",
    "|---|---|---|---|---|---|---|---|---|---|",
    ...results.map(timeLine),
    "",
  ].join("\n");
}

function accuracyLine(result: CellResult): string {
  const { frames, whole, readable, located, native } = result;
  return row([
    nameOf(result),
    frames,
    whole,
    readable ?? "–",
    share(located, whole),
    share(result.exactOfWhole, whole),
    readable === undefined ? "–" : share(result.exactOfReadable, readable),
    share(result.agreedRight, whole),
    result.agreedWrong,
    share(native.psm11.exact, whole),
    share(native.psm6.exact, whole),
    `${native.psm11.wrong} / ${native.psm6.wrong}`,
  ]);
}

function timeLine(result: CellResult): string {
  const { spent, native } = result;
  const stage = (name: keyof Spent) => inMs(spent.map((frame) => frame[name]));
  const [psm11, psm6] = [native.psm11, native.psm6].map((mode) =>
    mode.spent.map((milliseconds) => Math.max(0, milliseconds - native.start))
  );
  const fastest = Math.min(percentiles(psm11!).p50, percentiles(psm6!).p50);
  const reader = percentiles(spent.map(({ all }) => all)).p50;
  const times = [fastest / reader, (fastest + native.start) / reader];
  return row([
    nameOf(result),
    ...(["gray", "locate", "netB", "netA", "all"] as const).map(stage),
    ...[inMs(psm11!), inMs(psm6!), ...times.map((ratio) => ratio.toFixed(1))],
  ]);
}

function nameOf({ cell }: CellResult): string {
  return `${cell.resolution} ${cell.difficulty}`;
}

function row(columns: readonly (string | number)[]): string {
  return `| ${columns.join(" | ")} |`;
}

function share(part: number, of: number): string {
  return of === 0 ? "–" : `${(100 * part / of).toFixed(1)} %`;
}

function inMs(values: readonly number[]): string {
  const { p50, p95 } = percentiles(values);
  return `${p50.toFixed(0)} / ${p95.toFixed(0)}`;
}
