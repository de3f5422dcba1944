/** The encodings a Japanese register exports. UTF-8 without BOM is the specified one. */
export const TEXT_ENCODINGS = ["utf-8", "utf-8-bom", "shift_jis", "utf-16le", "utf-16be"] as const;
export type TextEncoding = typeof TEXT_ENCODINGS[number];

export const TEXT_ENCODING_LABELS: Record<TextEncoding, string> = {
  "utf-8": "UTF-8（BOMなし）",
  "utf-8-bom": "UTF-8（BOM付き）",
  "shift_jis": "Shift_JIS（CP932）",
  "utf-16le": "UTF-16LE",
  "utf-16be": "UTF-16BE",
};

/** The encoding a byte order mark announces; undefined when the file has none. */
export function encodingByMark(start: Uint8Array): TextEncoding | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8-bom";
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return undefined;
}

/** The name `TextDecoder` wants; it drops the byte order mark itself. */
export function decoderLabel(encoding: TextEncoding): string {
  return encoding === "utf-8-bom" ? "utf-8" : encoding;
}

/** Encoding of a whole file that lies in memory; see `EncodingDetector`. */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  const detector = new EncodingDetector();
  detector.push(bytes);
  return detector.end();
}

/** Enough to see the pattern of UTF-16; held until the file ends. */
const START_BYTES = 4_096;

/**
 * Encoding of a file that is seen once, in pieces cut anywhere: its mark, else UTF-16 when every
 * other byte of its start tends to be zero, else UTF-8 when all of it is valid UTF-8, else CP932.
 */
export class EncodingDetector {
  #start = new Uint8Array(0);
  #isUtf8 = true;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });

  push(bytes: Uint8Array): void {
    if (this.#start.length < START_BYTES) {
      const more = bytes.subarray(0, START_BYTES - this.#start.length);
      const start = new Uint8Array(this.#start.length + more.length);
      start.set(this.#start);
      start.set(more, this.#start.length);
      this.#start = start;
    }
    this.#decode(bytes, { stream: true });
  }

  end(): TextEncoding {
    this.#decode(new Uint8Array(0), { stream: false });
    const byStart = encodingByMark(this.#start) ?? encodingByZeros(this.#start);
    return byStart ?? (this.#isUtf8 ? "utf-8" : "shift_jis");
  }

  #decode(bytes: Uint8Array, options: TextDecodeOptions): void {
    if (!this.#isUtf8) return;
    try {
      this.#decoder.decode(bytes, options);
    } catch {
      this.#isUtf8 = false;
    }
  }
}

/**
 * UTF-16 without a mark: digits, commas and line breaks, a fifth of any table of ours and more,
 * each have a zero byte, behind them (little endian) or before them (big endian).
 */
function encodingByZeros(start: Uint8Array): TextEncoding | undefined {
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++;
  });
  const [even = 0, odd = 0] = zeros;
  const needed = Math.max(2, start.length / 2 / 5);
  if (odd >= needed && odd > 10 * even) return "utf-16le";
  if (even >= needed && even > 10 * odd) return "utf-16be";
  return undefined;
}
