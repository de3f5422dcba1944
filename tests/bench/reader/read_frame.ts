import jpeg from "jpeg-js";
import { grayFromRgba } from "../../../static/reader/gray.ts";
import { type LineReading, readLine } from "../../../static/reader/line_reading.ts";
import type { Nets } from "../../../static/reader/recogniser.ts";
import { isStandInTicket } from "./stand_in_ticket.ts";

/** Milliseconds of one frame; decoding the JPEG, which a camera does not ask for, is not in it. */
export interface Spent {
  gray: number;
  locate: number;
  netB: number;
  netA: number;
  all: number;
}

/** What the reader makes of one frame, as the worker in the browser asks it. */
export function readFrame(nets: Nets, bytes: Uint8Array): { reading: LineReading; spent: Spent } {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true });
  const start = performance.now();
  const picture = grayFromRgba(data, width, height);
  const gray = performance.now() - start;
  const reading = readLine(picture, nets, { isTicket: isStandInTicket, effort: "frame" });
  return { reading, spent: { ...reading.spent, gray, all: performance.now() - start } };
}
