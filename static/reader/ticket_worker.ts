import type { Answer, ReadAnswer, ReadyAnswer, Request } from "./messages.ts";
import { ReaderFailure } from "./reader_failure.ts";

/** The reader beside the page. Its promises reject with a `ReaderFailure`. */
export interface TicketWorker {
  /** Loads everything; may be asked again at no cost. */
  start(): Promise<ReadyAnswer>;
  readFrame(picture: ImageBitmap, scan: number): Promise<ReadAnswer>;
  readStill(picture: ImageBitmap): Promise<ReadAnswer>;
  close(): void;
}

/** The part of a `Worker` that is used, so that a test can stand in for it. */
export interface WorkerPort {
  postMessage(message: Request, transfer: Transferable[]): void;
  addEventListener(type: "message", heard: (event: { data: Answer }) => void): void;
  addEventListener(type: "error" | "messageerror", failed: (event: object) => void): void;
  terminate(): void;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(failure: ReaderFailure): void;
}

/** An answer that takes longer never comes: on a slow network the files take most of it. */
const LONGEST_WAIT = 60_000;

type Question =
  | { kind: "start" }
  | { kind: "frame"; picture: ImageBitmap; scan: number }
  | { kind: "still"; picture: ImageBitmap };

/** Pairs what a worker answers with what it was asked. */
export function openTicketWorker(port: WorkerPort): TicketWorker {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let started: Promise<ReadyAnswer> | undefined;

  port.addEventListener("message", ({ data }) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === "fault") asker?.reject(new ReaderFailure(data.fault, data.detail));
    else asker?.resolve(data);
  });
  // Its script did not come, or is none: there will be no answer.
  port.addEventListener("error", () => failAll("the worker failed"));
  port.addEventListener("messageerror", () => failAll("an answer could not be read"));

  function failAll(detail: string): void {
    for (const { reject } of waiting.values()) reject(new ReaderFailure("not_loaded", detail));
    waiting.clear();
  }

  async function ask(question: Question): Promise<Answer> {
    const id = ++lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    waiting.set(id, { resolve, reject });
    const timer = setTimeout(() => {
      waiting.delete(id);
      reject(new ReaderFailure(question.kind === "start" ? "not_loaded" : "broken", "no answer"));
    }, LONGEST_WAIT);
    port.postMessage({ ...question, id }, "picture" in question ? [question.picture] : []);
    return await promise.finally(() => clearTimeout(timer));
  }

  async function read(question: Question): Promise<ReadAnswer> {
    const answer = await ask(question);
    if (answer.kind === "read") return answer;
    throw new ReaderFailure("broken", `${answer.kind} instead of a reading`);
  }

  async function start(): Promise<ReadyAnswer> {
    const answer = await ask({ kind: "start" });
    if (answer.kind === "ready") return answer;
    throw new ReaderFailure("broken", `${answer.kind} instead of ready`);
  }

  return {
    start: () => started ??= start(),
    readFrame: (picture, scan) => read({ kind: "frame", picture, scan }),
    readStill: (picture) => read({ kind: "still", picture }),
    close() {
      port.terminate();
      failAll("closed");
    },
  };
}
