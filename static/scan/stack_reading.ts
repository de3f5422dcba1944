import { ReaderFailure } from "../reader/reader_failure.ts";
import { type GatheredPages, gatherPages } from "./gather_pages.ts";
import { readPage, type ReadPicture } from "./read_page.ts";
import { ReadingsOutbox, type SentPage } from "./readings_outbox.ts";
import type { ScanDesk } from "./scan_desk.ts";
import type { ScannedPage } from "./scanned_page.ts";
import { NoAnswer, post } from "./server_answer.ts";
import { refuseStack } from "./stack_limit.ts";
import { READER_SENTENCES, stillReading } from "./still_reading.ts";
import type { Turns } from "./upright_turns.ts";

/** Reads the chosen files page by page, one page in memory at a time, and shows the rows. */
export class StackReading {
  /** Pages that are still to be read, with their numbers. */
  #rest: { page: ScannedPage; number: number }[] = [];
  #opened: GatheredPages[] = [];
  #numbered = 0;
  /** How the last page lay that was read. */
  #turns: Turns = 0;
  /** Pages with nothing on them. */
  #blank: number[] = [];
  #complaints: string[] = [];
  readonly #outbox: ReadingsOutbox;
  readonly #read: ReadPicture;

  constructor(readonly desk: ScanDesk) {
    this.#outbox = new ReadingsOutbox((pages) => showRows(desk, pages));
    this.#read = stillReading(desk.readerWorker);
  }

  /** Adds the files' pages to the stack and reads them; a stack that grows too large is refused. */
  async choose(files: readonly File[]): Promise<void> {
    const { panel } = this.desk;
    if (panel.isBusy || files.length === 0) return;
    const signal = panel.start();
    panel.tell("ファイルを開いています。");
    const gathered = await gatherPages(files, this.desk.pdf);
    this.#beginAnew();
    const refusal = refuseStack(gathered.pages.length, this.#numbered);
    if (refusal) {
      gathered.close();
      panel.end();
      panel.tell("");
      return panel.complain([refusal]);
    }
    this.#complaints = gathered.refusals;
    this.#opened.push(gathered);
    for (const page of gathered.pages) this.#rest.push({ page, number: ++this.#numbered });
    await this.#run(signal);
  }

  /** When everything of the last stack is done, the next one is counted from 1 again. */
  #beginAnew(): void {
    const { board } = this.desk;
    if (board.countOpen() > 0 || this.#rest.length > 0 || !this.#outbox.isEmpty) return;
    board.clear();
    this.#numbered = 0;
    this.#blank = [];
  }

  /** Goes on with what was left when it was stopped or broke off. */
  async resume(): Promise<void> {
    if (!this.desk.panel.isBusy) await this.#run(this.desk.panel.start());
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { panel } = this.desk;
    const total = this.#rest.length;
    try {
      for (let done = 0; this.#rest.length > 0 && !signal.aborted; done++) {
        panel.show("読み取り中", done, total);
        await this.#readNext();
      }
      await this.#outbox.flush();
    } catch (error) {
      this.#complaints.push(sentenceOf(error));
    }
    panel.complain(this.#complaints);
    const isOver = this.#rest.length === 0 && this.#outbox.isEmpty;
    panel.tell(this.#sum(isOver));
    if (!isOver) return panel.pause();
    panel.end();
    for (const gathered of this.#opened.splice(0)) gathered.close();
  }

  async #readNext(): Promise<void> {
    const { page, number } = this.#rest[0]!;
    const reading = await readPage(page, this.#read, this.#turns);
    const { outcome, line = "", picture, message } = reading;
    this.#turns = reading.turns ?? this.#turns;
    this.#rest.shift();
    if (outcome === "blank") {
      this.#blank.push(number);
      return;
    }
    if (outcome === "unopened") {
      this.#complaints.push(message!);
      return;
    }
    this.desk.pictures.keep(number, { name: page.name, picture });
    await this.#outbox.add({ page: number, line, outcome });
  }

  #sum(isOver: boolean): string {
    if (!isOver) {
      return `中断しました。残り${this.#rest.length}枚は「続きを読み取る」で読み取れます。`;
    }
    const read = `${this.#numbered}枚を読み取りました。`;
    if (this.#blank.length === 0) return read;
    return `${read}白紙の${this.#blank.length}枚（${this.#blank.join("・")}枚目）は外しました。`;
  }
}

/** Asks the server what the pages' numbers mean, and puts the answer on the page. */
export async function showRows(
  { board, readings }: ScanDesk,
  pages: readonly SentPage[],
): Promise<void> {
  const { html } = await post(readings, { pages: JSON.stringify(pages) });
  board.place(html);
}

function sentenceOf(error: unknown): string {
  if (error instanceof NoAnswer) return error.message;
  if (error instanceof ReaderFailure) return READER_SENTENCES[error.fault];
  console.error(error);
  return "読み取りが途中で止まりました。「続きを読み取る」を押すか、画面を開き直してください。";
}
