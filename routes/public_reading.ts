import { faultOf } from "../db/job/fault_of.ts";
import { readPublicTallies } from "../db/public/read_public_tallies.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { type PublicFigures, publicFigures } from "../domain/tally/public_figures.ts";
import type { Office } from "./app_env.ts";
import type { PublicPageFile } from "./public_page_file.tsx";

/** The figures everybody may see, as they were at one instant, and the pages drawn from them. */
export interface PublicBoard {
  figures: PublicFigures;
  /** When they were read first; later readings that found the same do not change it. */
  at: Date;
  /** By what was chosen. */
  pages: Map<string, Promise<PublicPageFile>>;
}

/** So long nobody asks the database again, however many read the page. */
const FRESH_MS = 10_000;
/** So long readers get the figures there are while the next are read; after it they wait for them. */
const USABLE_MS = 60_000;

type Reader = Pick<Office, "database" | "log">;

/** Reads the figures for all readers together, at most every ten seconds and never twice at once. */
export class PublicReading {
  #board?: PublicBoard;
  #checkedAt = new Date(NaN);
  #running?: Promise<PublicBoard>;

  /** Rejects when there is no usable board and the database does not answer. */
  async boardAt(at: Date, reader: Reader): Promise<PublicBoard> {
    const board = this.#board;
    const isOfToday = board?.figures.day === japanToday(at);
    const age = Math.abs(at.getTime() - this.#checkedAt.getTime());
    if (board && isOfToday && age < FRESH_MS) return board;
    const reading = this.#running ??= this.#read(at, reader).finally(() =>
      this.#running = undefined
    );
    if (!board || !isOfToday || age >= USABLE_MS) return await reading;
    reading.catch((error) => reader.log({ publicFigures: "not read", ...faultOf(error) }));
    return board;
  }

  async #read(at: Date, { database }: Reader): Promise<PublicBoard> {
    const figures = publicFigures(await readPublicTallies(database), japanToday(at));
    const isSame = JSON.stringify(figures) === JSON.stringify(this.#board?.figures);
    if (!this.#board || !isSame) this.#board = { figures, at, pages: new Map() };
    this.#checkedAt = at;
    return this.#board;
  }
}
