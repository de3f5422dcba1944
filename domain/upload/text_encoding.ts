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

/** Encoding of a whole file: its mark, else UTF-8 when it is valid UTF-8, else CP932. */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  const marked = encodingByMark(bytes);
  if (marked) return marked;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "shift_jis";
  }
}
