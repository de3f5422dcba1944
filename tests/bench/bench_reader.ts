import { loadReaderNets } from "../reader/load_nets.ts";
import { benchCells } from "./reader/bench_cells.ts";
import { benchTakes } from "./reader/bench_takes.ts";
import { frameFolder } from "./reader/frame_folder.ts";
import { frameGenerator } from "./reader/frame_generator.ts";
import { lookupPrograms } from "./reader/required_programs.ts";

export interface ReaderBench {
  /** Frames of each of the six cells. */
  count: number;
  takes: number;
  /** Seeds the frames: what was tuned on "dev" is to be accepted on others. */
  split: string;
  /** Frames that are there already, instead of new ones. */
  folder?: string;
}

/** The reader on single frames beside native tesseract, then on takes; prints as it goes. */
export async function benchReader({ count, takes, split, folder }: ReaderBench): Promise<void> {
  const programs = await lookupPrograms();
  if (!programs) Deno.exit(1);
  const nets = await loadReaderNets();
  await using source = folder ? frameFolder(folder, split) : frameGenerator(programs.python, split);
  console.log(
    `# VRS bench of the reader: split ${split}, ${count} frames a cell, Deno ${Deno.version.deno}, ` +
      `${navigator.hardwareConcurrency} cores\n`,
  );
  console.log(await benchCells({ nets, source, count }));
  console.log(await benchTakes({ nets, source, count: takes }));
}
