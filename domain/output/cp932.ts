/**
 * What Japanese systems write for characters CP932 has only in another shape: its own table reads
 * 0x8160 as ～, while Macs and the JIS table call the same sign 〜.
 */
const EQUALS: Record<string, string> = {
  "〜": "～",
  "−": "－",
  "‖": "∥",
  "—": "―",
  "¢": "￠",
  "£": "￡",
  "¬": "￢",
  "¥": "￥",
  "‾": "￣",
  "¦": "￤",
  "\u00a0": " ",
};

/** Written in place of a character CP932 does not have. */
export const GETA = "〓";

const ASCII_END = 0x80;
const FIRST_KANA_BYTE = 0xa1;
const LAST_KANA_BYTE = 0xdf;
/** Rows of characters that stand elsewhere too; Windows never writes these codes. */
const DUPLICATE_LEADS = [0xed, 0xee];

let codes: Uint16Array | undefined;

/** CP932 bytes of a text (Shift_JIS as Windows writes it); undefined when it lacks a character. */
export function toCp932(text: string): Uint8Array<ArrayBuffer> | undefined {
  const table = codes ??= codeTable();
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < ASCII_END) {
      bytes[length++] = unit;
      continue;
    }
    const code = table[unit]!;
    if (code === 0) return undefined;
    if (code > 0xff) bytes[length++] = code >> 8;
    bytes[length++] = code & 0xff;
  }
  return bytes.subarray(0, length);
}

/**
 * CP932 code by UTF-16 unit, 0 for none: the reverse of what the runtime's own decoder reads, the
 * first code of a character that has several.
 */
function codeTable(): Uint16Array {
  const table = new Uint16Array(0x1_0000);
  const decoder = new TextDecoder("shift_jis");
  const learn = (code: number, bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    const unit = character.charCodeAt(0);
    if (character.length === 1 && unit !== 0xfffd && table[unit] === 0) table[unit] = code;
  };
  for (let byte = FIRST_KANA_BYTE; byte <= LAST_KANA_BYTE; byte++) learn(byte, [byte]);
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead > 0x9f && lead < 0xe0 || DUPLICATE_LEADS.includes(lead)) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) learn(lead << 8 | trail, [lead, trail]);
  }
  for (const [character, equal] of Object.entries(EQUALS)) {
    const unit = equal.charCodeAt(0);
    table[character.charCodeAt(0)] = unit < ASCII_END ? unit : table[unit]!;
  }
  return table;
}
