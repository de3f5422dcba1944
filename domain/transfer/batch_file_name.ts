import { readMyNumber } from "../recipient/my_number.ts";
import { keptFileName } from "../upload/file_name.ts";

const TWELVE_DIGITS = /(?<!\d)\d{12}(?!\d)/g;

/** The name a list is kept under: a My Number that somebody put into it is not. */
export function batchFileName(sent: string): string {
  return keptFileName(sent).normalize("NFKC")
    .replaceAll(TWELVE_DIGITS, (digits) => readMyNumber(digits).ok ? "（番号）" : digits);
}
