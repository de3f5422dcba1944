import { createAcceptance } from "./acceptance.ts";
import { type Gray, grayFromRgba } from "./gray.ts";
import { isTicket } from "./is_ticket.ts";
import { type LineReading, readLine } from "./line_reading.ts";
import type { LoadedReader } from "./load_reader.ts";
import type { ReadAnswer, Spent } from "./messages.ts";
import { pixelsOf } from "./pixels.ts";
import type { QrReader } from "./qr.ts";
import type { Turn } from "./turn.ts";
import { createTurnChoice } from "./turn_choice.ts";

type Reading = Omit<ReadAnswer, "id">;

export interface PictureReader {
  readFrame(picture: ImageBitmap, scan: number): Promise<Reading>;
  readStill(picture: ImageBitmap): Promise<Reading>;
}

/** A small code is read at twice the size; that takes long, so only after misses (REPORT.md 5). */
const MISSES_BEFORE_ENLARGING = 3;
/** Larger pictures have large codes. */
const LARGEST_TO_ENLARGE = 1_300;
const TURNS: readonly Turn[] = [0, 2, 1, 3];

/** Reads QR code and line of every picture, because the two must not contradict each other. */
export function createPictureReader({ nets, qr }: LoadedReader): PictureReader {
  let current = startScan(0);
  return {
    async readFrame(picture, scan) {
      if (scan !== current.scan) current = startScan(scan);
      const { acceptance, turns } = current;
      const seen = await look(qr, picture, ++current.qrMisses % MISSES_BEFORE_ENLARGING === 0);
      if (seen.ticketCode) current.qrMisses = 0;
      const line = readLine(seen.gray, nets, { isTicket, effort: "frame", turn: turns.turn });
      turns.tell(line.agreed !== undefined);
      const verdict = acceptance.offer({ line, qr: seen.ticketCode });
      return { kind: "read", verdict, ...told(seen, line) };
    },
    async readStill(picture) {
      const seen = await look(qr, picture, true);
      const lines = TURNS.values().map((turn) =>
        readLine(seen.gray, nets, { isTicket, effort: "still", turn })
      );
      const line = bestOf(lines);
      return {
        kind: "read",
        verdict: verdictOf(line.agreed, seen.ticketCode),
        ...told(seen, line),
      };
    },
  };
}

function startScan(scan: number) {
  return {
    scan,
    acceptance: createAcceptance({ isTicket }),
    turns: createTurnChoice(),
    qrMisses: 0,
  };
}

interface Seen {
  gray: Gray;
  /** The QR code of a ticket. */
  ticketCode?: string;
  foreignCode?: true;
  spent: Pick<Spent, "grab" | "qr">;
  startedAt: number;
}

async function look(qr: QrReader, picture: ImageBitmap, mayEnlarge: boolean): Promise<Seen> {
  const startedAt = performance.now();
  const pixels = pixelsOf(picture);
  const gray = grayFromRgba(pixels.data, pixels.width, pixels.height);
  const grabbedAt = performance.now();
  let texts = await qr.read(pixels);
  const isSmall = Math.max(picture.width, picture.height) <= LARGEST_TO_ENLARGE;
  if (texts.length === 0 && mayEnlarge && isSmall) texts = await qr.read(pixelsOf(picture, 2));
  picture.close();
  const ticketCode = texts.find(isTicket);
  return {
    gray,
    ticketCode,
    foreignCode: ticketCode === undefined && texts.length > 0 ? true : undefined,
    spent: { grab: grabbedAt - startedAt, qr: performance.now() - grabbedAt },
    startedAt,
  };
}

/** The first reading to be trusted; else the first that saw a line at all. */
function bestOf(lines: Iterable<LineReading>): LineReading {
  const looked: LineReading[] = [];
  for (const line of lines) {
    if (line.agreed !== undefined) return line;
    looked.push(line);
  }
  return looked.find(({ best }) => best !== undefined) ?? looked[0]!;
}

/** A still has only one chance: no vote, but the two nets, or the code, must be sure. */
function verdictOf(line: string | undefined, qr: string | undefined): Reading["verdict"] {
  if (line !== undefined && qr !== undefined && line !== qr) return { kind: "conflict", qr, line };
  if (qr !== undefined) return { kind: "accepted", digits: qr, by: "qr" };
  if (line !== undefined) return { kind: "accepted", digits: line, by: "line" };
  return { kind: "waiting" };
}

function told({ foreignCode, spent, startedAt }: Seen, line: LineReading) {
  const { quad, best, spent: { locate, netA, netB } } = line;
  const total = performance.now() - startedAt;
  return { quad, best, foreignCode, spent: { ...spent, locate, nets: netA + netB, total } };
}
