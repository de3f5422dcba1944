import { GETA, toCp932 } from "./cp932.ts";

/** A cell whose characters CP932 does not all have. */
export interface LostCell {
  /** Place in the row, from 0. */
  column: number;
  /** Those characters, each once. */
  characters: string;
}

export interface ReadableRow {
  /** The row with 〓 for every lost character. */
  text: string;
  /** 個別宛名番号 of the row as the register has it. */
  residentNumber: string;
  lost: LostCell[];
}

/** A cell of a CSV row as PostgreSQL writes it, with what ends it. */
const CELL = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g;
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const WHOLE_CHARACTER = /.[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?/gsu;
const DECOMPOSED_KANA = /[\u3041-\u30ff][\u3099\u309a]/g;

/**
 * Makes one CSV row fit CP932: ガ in two parts becomes one, a variant of a character becomes the
 * character, what is left becomes 〓; the latter two are listed cell by cell.
 */
export function replaceLost(row: string): ReadableRow {
  const lost: LostCell[] = [];
  const composed = row.replaceAll(DECOMPOSED_KANA, (kana) => kana.normalize("NFC"));
  let column = 0;
  let residentNumber = "";
  const text = composed.replaceAll(CELL, (_, cell: string, end: string) => {
    const readable = readableCell(cell);
    if (readable.lost) lost.push({ column, characters: readable.lost });
    if (column === 0) residentNumber = cell.replace(/^"(.*)"$/s, "$1").replaceAll('""', '"');
    column++;
    return readable.text + end;
  });
  return { text, residentNumber, lost };
}

function readableCell(cell: string): { text: string; lost: string } {
  const lost = new Set<string>();
  const text = cell.replaceAll(WHOLE_CHARACTER, (character) => {
    if (toCp932(character)) return character;
    lost.add(character);
    const plain = character.replaceAll(VARIATION, "");
    return plain !== "" && toCp932(plain) ? plain : GETA;
  });
  return { text, lost: [...lost].join("") };
}
