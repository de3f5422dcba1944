import type { Readable } from "node:stream";

/** What rows of a COPY are put together in: copied at once, as a million small arrays cost more than they hold. */
export interface FillingBlock<Block> {
  readonly isEmpty: boolean;
  hasRoomFor(row: Uint8Array): boolean;
  add(row: Uint8Array): void;
  block(): Block;
}

/**
 * The rows of a COPY TO in blocks. `begin` makes an empty one with room for a first row of so many
 * bytes; `waiting` of them may wait for their taker before PostgreSQL has to. By events: an iterator
 * over rows takes half as long again.
 */
export async function* copiedBlocks<Block>(
  copy: Readable,
  { begin, waiting }: { begin(longestRow: number): FillingBlock<Block>; waiting: number },
): AsyncGenerator<Block> {
  const full: Block[] = [];
  let filling = begin(0);
  let isOver = false;
  let failure: Error | undefined;
  let wake = () => {};
  copy.on("data", (row: Uint8Array) => {
    if (!filling.hasRoomFor(row)) {
      full.push(filling.block());
      filling = begin(row.length);
      if (full.length >= waiting) copy.pause();
      wake();
    }
    filling.add(row);
  });
  copy.once("error", (error) => failure = error);
  copy.once("close", () => {
    isOver = true;
    wake();
  });
  while (!isOver || full.length > 0) {
    const block = full.shift();
    if (block !== undefined) {
      if (copy.isPaused()) copy.resume();
      yield block;
    } else await new Promise<void>((resolve) => wake = resolve);
  }
  if (failure) throw failure;
  if (!filling.isEmpty) yield filling.block();
}
