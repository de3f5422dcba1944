import type { Sql } from "postgres";
import { foldWith } from "../../../db/tally/fold.ts";
import { openTally } from "../../../db/tally/tally_connection.ts";
import { measure } from "../measurement.ts";
import type { Campaign } from "./campaign.ts";
import { processorMs } from "./processor_time.ts";

/** What writes people or doses, in portions of the same size. */
export interface Writing {
  rounds: number;
  /** People or doses that one portion writes. */
  rows: number;
  /** Not measured; before each portion. */
  prepare?(): Promise<void>;
  write(): Promise<void>;
  /** Not measured; after each portion. */
  tidyUp?(): Promise<void>;
}

/** Of one portion: how long it took, and what the processors had to do for it. */
export interface Cost {
  seconds: number;
  processorMs: number;
}

export interface Compared {
  counting: Cost[];
  uncounted: Cost[];
  /** Of what was written while counting, added up after each portion. */
  folding: Cost[];
}

const COUNTED_TABLES = ["recipient", "ticket", "dose", "erased_dose"];

/**
 * Writes with the counting triggers and without them, in turn and in changing order. What was written
 * without is counted nowhere: nothing that compares tallies with the register can follow.
 */
export async function withAndWithout(
  { owner, office: { database } }: Campaign,
  { rounds, prepare, write, tidyUp }: Writing,
): Promise<Compared> {
  const compared: Compared = { counting: [], uncounted: [], folding: [] };
  const tally = openTally(database.address);
  const fold = () => foldWith(database.register, tally);
  for (let round = 0; round < rounds; round++) {
    const order = ["counting", "uncounted"] as const;
    for (const way of round % 2 === 0 ? order : order.toReversed()) {
      await switchTriggers(owner, way === "counting" ? "enable" : "disable");
      await prepare?.();
      await fold();
      compared[way].push(await costOf(owner, write));
      await tidyUp?.();
      if (way === "counting") compared.folding.push(await costOf(owner, fold));
    }
  }
  await switchTriggers(owner, "enable");
  await tally.destroy();
  return compared;
}

/** Ratio of counting to not counting in each round, the median of them. */
export function medianRatio({ counting, uncounted }: Compared): number {
  return median(counting.map(({ seconds }, round) => seconds / uncounted[round]!.seconds));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Processor time of all portions together, in ms of a thousand rows. */
export function msPerThousand(costs: readonly Cost[], rows: number): number {
  const ms = costs.reduce((sum, cost) => sum + cost.processorMs, 0);
  return 1_000 * ms / (costs.length * rows);
}

async function costOf(owner: Sql, work: () => Promise<unknown>): Promise<Cost> {
  let seconds = 0;
  const ms = await processorMs(owner, async () => {
    ({ seconds } = await measure("work", 1, work));
  });
  return { seconds, processorMs: ms };
}

async function switchTriggers(owner: Sql, to: "enable" | "disable"): Promise<void> {
  for (const table of COUNTED_TABLES) {
    await owner.unsafe(`alter table ${table} ${to} trigger user`);
  }
}
