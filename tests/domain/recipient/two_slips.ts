import { KEY_LETTERS } from "./a_kana_name.ts";

/** The key after two slips of any kind, where and with what letters six random numbers say. */
export function withTwoSlips(key: string, random: readonly number[]): string {
  return withSlip(withSlip(key, random.slice(0, 3)), random.slice(3));
}

function withSlip(key: string, [kind, where, which]: readonly number[]): string {
  const place = where! % key.length;
  const [before, at, after] = [key.slice(0, place), key[place]!, key.slice(place + 1)];
  const letter = KEY_LETTERS[which! % KEY_LETTERS.length]!;
  switch (kind! % 4) {
    case 0:
      return before + letter + after;
    case 1:
      return before + letter + at + after;
    case 2:
      return before + after;
    default:
      return before + after.slice(0, 1) + at + after.slice(1);
  }
}
