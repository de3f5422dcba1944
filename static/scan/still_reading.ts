import { ReaderFailure } from "../reader/reader_failure.ts";
import type { ReaderFault } from "../reader/messages.ts";
import { dismissWorker, theWorker } from "../reader/the_worker.ts";
import type { ReadPicture } from "./read_page.ts";

/**
 * Reads with the reader's worker, started when the first page comes. A page it breaks down over is
 * answered with undefined, and the next one gets a new worker. Throws `ReaderFailure` when it cannot
 * even start.
 */
export function stillReading(workerUrl: string): ReadPicture {
  return async (picture) => {
    const worker = await theWorker(workerUrl);
    try {
      return await worker.readStill(picture);
    } catch (error) {
      if (!(error instanceof ReaderFailure)) throw error;
      dismissWorker();
      return undefined;
    }
  };
}

/** Why no stack can be read here. */
export const READER_SENTENCES: Record<ReaderFault, string> = {
  no_wasm: "このブラウザーでは読み取りの機能（WebAssembly）を使えません。" +
    "予診票個別登録で1枚ずつ番号を入力してください。",
  not_loaded:
    "読み取りの機能を読み込めませんでした。通信を確かめて、ファイルを選び直してください。",
  broken: "読み取りの機能が止まりました。画面を開き直してください。",
};
