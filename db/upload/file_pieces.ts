/** A file as it comes in, or as it lies in memory. */
export type FileBytes = AsyncIterable<Uint8Array> | Uint8Array;

/**
 * The bytes in pieces of `size`, the last one shorter. A piece is only good until the next one is
 * asked for: both lie in the same memory. What came before a sender broke off is still handed on,
 * before the sender's error is thrown.
 */
export async function* piecesOf(bytes: FileBytes, size: number): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(size);
  let length = 0;
  let broken: { error: unknown } | undefined;
  try {
    for await (const chunk of chunksOf(bytes)) {
      for (let start = 0; start < chunk.length;) {
        const part = chunk.subarray(start, start + size - length);
        piece.set(part, length);
        start += part.length;
        length += part.length;
        if (length < size) continue;
        yield piece;
        length = 0;
      }
    }
  } catch (error) {
    broken = { error };
  }
  if (length > 0) yield piece.subarray(0, length);
  if (broken) throw broken.error;
}

async function* chunksOf(bytes: FileBytes): AsyncGenerator<Uint8Array> {
  if (bytes instanceof Uint8Array) yield bytes;
  else yield* bytes;
}
