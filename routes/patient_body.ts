import { AppError } from "../domain/app_error.ts";

/** How long a sender may take, in milliseconds. */
export interface BodyPatience {
  /** Without a single byte. */
  idleMs: number;
  /** For all of it; unlimited when left out, for files over slow lines. */
  wholeMs?: number;
}

/**
 * The same bytes; when they stop coming for too long, whoever reads them gets an `AppError` and the
 * sender is cut off. Holds no bytes of its own: whoever reads slowly slows the sender.
 */
export function patientBody(
  body: ReadableStream<Uint8Array>,
  { idleMs, wholeMs = Infinity }: BodyPatience,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let leftMs = wholeMs;
  return new ReadableStream({
    async pull(controller) {
      const began = performance.now();
      const piece = await within(Math.min(idleMs, leftMs), reader.read());
      leftMs -= performance.now() - began;
      if (piece === "late") {
        controller.error(new AppError("timed_out", TOO_SLOW));
        reader.cancel().catch(() => {});
      } else if (piece.done) controller.close();
      else controller.enqueue(piece.value);
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}

const TOO_SLOW = "送信が途中で止まったため受け付けませんでした。登録はされていません。" +
  "通信の状態を確かめて、もう一度送信してください。";

async function within<Value>(ms: number, work: Promise<Value>): Promise<Value | "late"> {
  const { promise: late, resolve } = Promise.withResolvers<"late">();
  const timer = setTimeout(() => resolve("late"), Math.max(0, ms));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
