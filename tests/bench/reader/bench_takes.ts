import { createAcceptance } from "../../../static/reader/acceptance.ts";
import type { Nets } from "../../../static/reader/recogniser.ts";
import { DIFFICULTIES, type Difficulty, type FrameSource, type Take } from "./frame.ts";
import { readFrame } from "./read_frame.ts";
import { isStandInTicket } from "./stand_in_ticket.ts";

const FRAMES_PER_SECOND = 5;

interface TakeResult {
  difficulty: Difficulty;
  outcome: "right" | "wrong" | "never";
  /** Until it was accepted, or all there were. */
  frames: number;
  /** Two frames in a row that can be read at all; undefined when nobody said. */
  wasReadable: boolean | undefined;
}

interface Bench {
  nets: Nets;
  source: FrameSource;
  count: number;
}

/** Takes of a ticket held in hand, by its line alone, without the QR code. */
export async function benchTakes({ nets, source, count }: Bench): Promise<string> {
  const results: TakeResult[] = [];
  const lanes = source.takes(count).map(async (takes) => {
    for (const take of takes) results.push(await follow(take, nets));
  });
  await Promise.all(lanes);
  return results.length === 0 ? "" : table(results);
}

/** Reads frame after frame, as the worker does, until one reading is accepted. */
async function follow(take: Take, nets: Nets): Promise<TakeResult> {
  const { difficulty } = take;
  const acceptance = createAcceptance({ isTicket: isStandInTicket });
  const readable: (boolean | undefined)[] = [];
  for (let frame = await take.next(); frame; frame = await take.next()) {
    const { truth: { digits, readable: isReadable } } = frame;
    readable.push(isReadable);
    const verdict = acceptance.offer({ line: readFrame(nets, frame.jpeg).reading });
    if (verdict.kind !== "accepted") continue;
    const outcome = verdict.digits === digits ? "right" : "wrong";
    return { difficulty, outcome, frames: readable.length, wasReadable: true };
  }
  const wasReadable = readable.includes(undefined)
    ? undefined
    : readable.some((is, index) => is && readable[index + 1]);
  return { difficulty, outcome: "never", frames: readable.length, wasReadable };
}

function table(results: readonly TakeResult[]): string {
  const groups = [...DIFFICULTIES, undefined].map((difficulty) =>
    [
      difficulty ?? "all",
      results.filter((result) => !difficulty || result.difficulty === difficulty),
    ] as const
  );
  return [
    "## Takes of 15 frames, 1280x720, by the line alone\n",
    `Frames until accepted; seconds at ${FRAMES_PER_SECOND} frames a second.\n`,
    "| takes | n | right | wrong | never | of them without two readable frames in a row | frames, median | p90 | mean | seconds, median | p90 |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
    ...groups.filter(([, group]) => group.length > 0).map(([name, group]) => line(name, group)),
    "",
  ].join("\n");
}

function line(name: string, results: readonly TakeResult[]): string {
  const count = (outcome: TakeResult["outcome"]) =>
    results.filter((result) => result.outcome === outcome).length;
  const never = results.filter(({ outcome }) => outcome === "never");
  const isGraded = never.every(({ wasReadable }) => wasReadable !== undefined);
  const unreadable = never.filter(({ wasReadable }) => wasReadable === false).length;
  const frames = results.filter(({ outcome }) => outcome === "right").map((result) => result.frames)
    .toSorted((a, b) => a - b);
  const at = (part: number) => frames[Math.ceil(part * frames.length) - 1] ?? NaN;
  const mean = frames.reduce((sum, each) => sum + each, 0) / frames.length;
  return `| ${
    [
      ...[name, results.length, count("right"), count("wrong"), never.length],
      isGraded ? unreadable : "–",
      ...[at(0.5), at(0.9), mean.toFixed(2)],
      ...[at(0.5), at(0.9)].map((each) => (each / FRAMES_PER_SECOND).toFixed(1)),
    ].join(" | ")
  } |`;
}
