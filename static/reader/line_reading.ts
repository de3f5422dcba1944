import { cornersOf, DIGITS, heightOf } from "./digit_line.ts";
import { agreedTicket, likeliestDigits, type LookReading } from "./evidence.ts";
import type { Gray } from "./gray.ts";
import type { GridLine } from "./line_grid.ts";
import { locateLines } from "./locate_line.ts";
import { LOOKS } from "./looks.ts";
import type { Nets } from "./recogniser.ts";
import { type Point, type Turn, turnBack, turnPicture } from "./turn.ts";

/** Corners of the line in the picture's pixels, clockwise from its first digit's top. */
export type Quad = readonly [Point, Point, Point, Point];

export interface LineReading {
  /** 18 digits that passed the ticket's rules and on which the evidence agrees. */
  agreed?: string;
  /** The most likely 18 digits, also when they are not to be trusted. */
  best?: string;
  quad?: Quad;
  /** False when no line was found or the one found runs out of the picture. */
  wholeLine: boolean;
  /** Milliseconds. */
  spent: { locate: number; netB: number; netA: number };
}

export interface ReadingOptions {
  /** Known kind, dose 1–9, municipality on the master list. */
  isTicket(digits: string): boolean;
  /** "frame": one of many from a camera. "still": a photo or scan that has only this chance. */
  effort: "frame" | "still";
  /** Quarter turns clockwise that bring the picture upright. */
  turn?: Turn;
}

/** Lines read before giving up: the first is the ticket's in 99 % of frames that show one (dev). */
const MOST_LINES = { frame: 3, still: 8 };
/** Equal readings wanted. Successive frames are compared as well; a still has only this chance. */
const READINGS = { frame: 2, still: 4 };
const READINGS_IN_DOUBT = 3;
const DOUBTFUL = 0.5;
/** Pixels: digits lower than this are misread by both nets alike (dev). */
const SMALL_DIGITS = 12.5;

/** What the nets read from one line, all looks together. */
interface ReadLine {
  line: GridLine;
  looks: LookReading[];
  agreed?: string;
}

/** Finds the ticket's line in a picture and reads it, as often as it takes to be sure. */
export function readLine(picture: Gray, nets: Nets, options: ReadingOptions): LineReading {
  const { isTicket, effort, turn = 0 } = options;
  const spent = { locate: 0, netB: 0, netA: 0 };
  const timed = timedNets(nets, spent);
  const start = performance.now();
  const turned = turnPicture(picture, turn);
  const tried: ReadLine[] = [];
  for (const line of locateLines(turned)) {
    const read = readLooks(turned, line, timed, options);
    tried.push(read);
    if (read.looks.some(({ a, b }) => isTicket(a) || isTicket(b))) break;
    if (tried.length === MOST_LINES[effort]) break;
  }
  spent.locate = performance.now() - start - spent.netB - spent.netA;
  return { ...answer(tried, picture, options), spent };
}

function readLooks(
  picture: Gray,
  line: GridLine,
  nets: Nets,
  { isTicket, effort }: ReadingOptions,
): ReadLine {
  const isDoubtful = line.doubt > DOUBTFUL || !line.isClear || heightOf(line) < SMALL_DIGITS;
  const looks: LookReading[] = [];
  for (const look of LOOKS) {
    const strip = look(picture, line);
    const b = nets.b(strip);
    const a = Math.abs(b.length - DIGITS) <= 1 ? nets.a(strip) : "";
    looks.push({ a, b });
    const inDoubt = isDoubtful || looks.length > 1 ? READINGS_IN_DOUBT : 0;
    const demand = { isTicket, readings: Math.max(READINGS[effort], inDoubt) };
    const agreed = line.isInside ? agreedTicket(looks, demand) : undefined;
    if (agreed !== undefined) return { line, looks, agreed };
    const isHopeless = looks.every(({ a, b }) => a.length !== DIGITS && b.length !== DIGITS);
    if (isHopeless && looks.length > 1) break;
  }
  return { line, looks };
}

/** Of the lines tried, the one on which the nets agree, else one that may be a ticket's. */
function answer(tried: readonly ReadLine[], picture: Gray, options: ReadingOptions) {
  const { isTicket, turn = 0 } = options;
  const bests = tried.map(({ looks, agreed }) => agreed ?? likeliestDigits(looks, isTicket));
  const ticket = bests.findIndex((best) => best !== undefined && isTicket(best));
  const chosen = ticket >= 0 ? ticket : Math.max(0, bests.findIndex((best) => best !== undefined));
  const read = tried[chosen];
  if (!read) return { wholeLine: false };
  const { line, agreed } = read;
  const [first, second, third, fourth] = cornersOf(line);
  const inPicture = (point: Point) => turnBack(point, turn, picture);
  const quad: Quad = [inPicture(first), inPicture(second), inPicture(third), inPicture(fourth)];
  return { agreed, best: bests[chosen], quad, wholeLine: line.isInside };
}

function timedNets(nets: Nets, spent: LineReading["spent"]): Nets {
  return {
    a(strip) {
      const start = performance.now();
      const digits = nets.a(strip);
      spent.netA += performance.now() - start;
      return digits;
    },
    b(strip) {
      const start = performance.now();
      const digits = nets.b(strip);
      spent.netB += performance.now() - start;
      return digits;
    },
  };
}
