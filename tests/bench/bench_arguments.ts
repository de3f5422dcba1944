import { parseArgs } from "node:util";
import type { LoadBench } from "./bench_load.ts";
import type { ReaderBench } from "./bench_reader.ts";

/** Which bench is asked for. */
export type BenchArguments =
  | { kind: "files"; rows: number }
  | { kind: "search"; people: number }
  | { kind: "batch"; people: number }
  | { kind: "statistics"; sizes: readonly number[] }
  | { kind: "backup"; people: number }
  | { kind: "load"; load: LoadBench }
  | { kind: "reader"; reader: ReaderBench };

export const BENCH_USAGE =
  "usage: deno task bench [rows]                     (1000 or more, default 100000)\n" +
  "       deno task bench search [people]            (1000 or more, default 5000000)\n" +
  "       deno task bench batch [people]             (10000 or more, default 1000000)\n" +
  "       deno task bench statistics [people…]       (50000 or more, default 5000000; several: growth)\n" +
  "       deno task bench backup [people]            (10000 or more, default 1000000)\n" +
  "       deno task bench load [seconds | short | soak] [--rate N] [--servers N] [--only-registrations]\n" +
  "                                                  (default 60 s, 300 a second, one process; short: 2\n" +
  "                                                  minutes, soak: an hour)\n" +
  "       deno task bench reader [count] [takes] [--split NAME] [--frames FOLDER]\n" +
  "                                                  (default 100 frames a cell, 1000 takes, dev)";

/** Undefined when nobody could have meant that. */
export function parseBenchArguments(args: readonly string[]): BenchArguments | undefined {
  const [kind, ...others] = args;
  if (kind === "reader") return parseReader(others);
  if (kind === "load") return parseLoad(others);
  if (kind === "search") {
    const people = wholeNumber(others[0] ?? "5000000", 1_000);
    return people === undefined ? undefined : { kind, people };
  }
  if (kind === "batch") {
    const people = wholeNumber(others[0] ?? "1000000", 10_000);
    return people === undefined ? undefined : { kind, people };
  }
  if (kind === "backup") {
    const people = wholeNumber(others[0] ?? "1000000", 10_000);
    return people === undefined ? undefined : { kind, people };
  }
  if (kind === "statistics") return parseStatistics(others);
  const rows = wholeNumber(kind ?? "100000", 1_000);
  return rows === undefined ? undefined : { kind: "files", rows };
}

function parseStatistics(others: readonly string[]): BenchArguments | undefined {
  const sizes = (others.length > 0 ? others : ["5000000"]).map((text) => wholeNumber(text, 50_000));
  const known = sizes.filter((size) => size !== undefined);
  return known.length === sizes.length ? { kind: "statistics", sizes: known } : undefined;
}

const NAMED_SECONDS: Record<string, string> = { short: "120", soak: "3600" };

function parseLoad(args: string[]): BenchArguments | undefined {
  try {
    const options = {
      rate: { type: "string", default: "300" },
      servers: { type: "string", default: "1" },
      "only-registrations": { type: "boolean", default: false },
    } as const;
    const { values, positionals: [length = "60"] } = parseArgs({
      ...{ args, options, allowPositionals: true },
    });
    const seconds = wholeNumber(NAMED_SECONDS[length] ?? length, 10);
    const rate = wholeNumber(values.rate, 1);
    const servers = wholeNumber(values.servers, 1);
    if (seconds === undefined || rate === undefined || servers === undefined) return undefined;
    const others = values["only-registrations"] ? "none" : "all";
    return { kind: "load", load: { seconds, rate, servers, others } };
  } catch {
    return undefined;
  }
}

function parseReader(args: string[]): BenchArguments | undefined {
  try {
    const options = { split: { type: "string" }, frames: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const count = wholeNumber(positionals[0] ?? "100", 1);
    const takes = wholeNumber(positionals[1] ?? "1000", 0);
    if (count === undefined || takes === undefined) return undefined;
    const { split = "dev", frames: folder } = values;
    return { kind: "reader", reader: { count, takes, split, folder } };
  } catch {
    return undefined;
  }
}

function wholeNumber(text: string, least: number): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number >= least ? number : undefined;
}
