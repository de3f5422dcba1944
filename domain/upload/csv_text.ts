/** One record of a CSV text and where the next one begins. */
export interface CsvRecord {
  cells: string[];
  /** Index behind the last character of the record, its line break excluded. */
  end: number;
}

/** Why a record cannot be answered: its end is not in the text, or lies too far away. */
export type NoRecord = "unfinished" | "unclosed" | "too_long";

/** Characters of a record, delimiters and quotes included. */
export const LONGEST_RECORD = 65_536;

const QUOTE = '"'.charCodeAt(0);
const NOWHERE = Infinity;

/** A stretch of CSV text, read record by record from left to right. */
export class CsvText {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  /** Nothing follows the text: its last record ends where it ends. */
  readonly #isLast: boolean;
  readonly #delimiters: Sign;
  readonly #quotes: Sign;
  readonly #lineFeeds: Sign;
  readonly #returns: Sign;

  constructor(text: string, { delimiter, isLast }: { delimiter: string; isLast: boolean }) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#delimiterCode = delimiter.charCodeAt(0);
    this.#isLast = isLast;
    this.#delimiters = new Sign(text, delimiter);
    this.#quotes = new Sign(text, '"');
    this.#lineFeeds = new Sign(text, "\n");
    this.#returns = new Sign(text, "\r");
  }

  /** The record that begins at `start`, which must not lie before the start asked for last. */
  record(start: number): CsvRecord | NoRecord {
    const end = this.#lineEnd(start);
    if (this.#quotes.from(start) < Math.min(end, this.#text.length)) {
      return this.#quotedRecord(start);
    }
    if (Math.min(end, this.#text.length) - start > LONGEST_RECORD) return "too_long";
    if (end === NOWHERE) return "unfinished";
    return { cells: this.#text.slice(start, end).split(this.#delimiter), end };
  }

  /** A record with a quote in it, cell by cell. */
  #quotedRecord(start: number): CsvRecord | NoRecord {
    const limit = start + LONGEST_RECORD;
    const cells: string[] = [];
    for (let at = start;;) {
      let cell = "";
      if (this.#text.charCodeAt(at) === QUOTE) {
        const close = this.#closingQuote(at + 1);
        if (Math.min(close, this.#text.length) > limit) return at > limit ? "too_long" : "unclosed";
        if (close === NOWHERE) return this.#isLast ? "unclosed" : "unfinished";
        cell = this.#text.slice(at + 1, close);
        if (cell.includes('"')) cell = cell.replaceAll('""', '"');
        at = close + 1;
        // Saves looking for line breaks behind every cell of a file that quotes all of them.
        if (this.#text.charCodeAt(at) === this.#delimiterCode) {
          cells.push(cell);
          at++;
          continue;
        }
      }
      const end = Math.min(this.#delimiters.from(at), this.#lineEnd(at));
      if (Math.min(end, this.#text.length) > limit) return "too_long";
      if (end === NOWHERE) return "unfinished";
      cells.push(end > at ? cell + this.#text.slice(at, end) : cell);
      if (this.#delimiters.from(at) !== end) return { cells, end };
      at = end + 1;
    }
  }

  /** The first quote from `from` on that is not one of a doubled pair. */
  #closingQuote(from: number): number {
    let quote = this.#quotes.from(from);
    while (this.#text.charCodeAt(quote + 1) === QUOTE) quote = this.#quotes.from(quote + 2);
    return quote;
  }

  #lineEnd(from: number): number {
    const end = Math.min(this.#lineFeeds.from(from), this.#returns.from(from));
    return end === NOWHERE && this.#isLast ? this.#text.length : end;
  }
}

/** Where a sign stands next. Each stretch of the text is searched once, however often one asks. */
class Sign {
  readonly #text: string;
  readonly #sign: string;
  #next = -1;

  constructor(text: string, sign: string) {
    this.#text = text;
    this.#sign = sign;
  }

  from(index: number): number {
    if (this.#next >= index) return this.#next;
    const found = this.#text.indexOf(this.#sign, index);
    return this.#next = found < 0 ? NOWHERE : found;
  }
}
