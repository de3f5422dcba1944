import { yieldToRequests } from "../job/yield_to_requests.ts";
import type { ThreadAnswer, ThreadMessage } from "./judging_threads.ts";
import { type JudgedRows, judgeRows } from "./row_judges.ts";
import type { CsvRow } from "../../domain/upload/csv_reader.ts";

/** One of the threads of `judgingThreads`. */
const scope = self as unknown as {
  onmessage: (event: MessageEvent<ThreadMessage>) => void;
  postMessage(answer: ThreadAnswer): void;
};

let judge: (rows: readonly CsvRow[]) => JudgedRows;

yieldToRequests();
scope.onmessage = ({ data }) => {
  if ("setup" in data) judge = judgeRows(data.setup);
  else scope.postMessage(answerTo(data));
};

/** An error is answered too: uncaught it would end the thread, and nobody answer the next batch. */
function answerTo({ batch, rows }: { batch: number; rows: CsvRow[] }): ThreadAnswer {
  try {
    return { batch, judged: judge(rows) };
  } catch (error) {
    return { batch, error };
  }
}
