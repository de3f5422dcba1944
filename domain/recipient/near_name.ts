import { nameKey } from "./name_key.ts";

/** Every letter a `nameKey` can have: what it makes of each katakana, and A–Z of foreign names. */
const KANA = [...new Set(nameKey(charactersBetween("ァ", "ヺ"), ""))];
const LATIN = [...charactersBetween("A", "Z")];

const HAS_KANA = /\p{Script=Katakana}/u;
const HAS_LATIN = /[A-Z]/;

/** More slips than two are not counted: nobody would call such names alike. */
export type Slips = 0 | 1 | 2 | "many";

/**
 * How many slips lead from one `nameKey` to the other: a letter wrong, missing or too many, or two
 * neighbours exchanged (optimal string alignment).
 */
export function countSlips(one: string, other: string): Slips {
  if (one === other) return 0;
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > 2) return "many";
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const wrong = a[row - 1] === b[column - 1] ? 0 : 1;
      let slips = Math.min(last[column - 1]! + wrong, last[column]! + 1, current[column - 1]! + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, beforeLast[column - 2]! + 1);
      }
      current.push(slips);
    }
    if (Math.min(...current) > 2) return "many";
    [beforeLast, last] = [last, current];
  }
  const slips = last[b.length]!;
  return slips === 1 || slips === 2 ? slips : "many";
}

/**
 * Every key that is one slip away, some 140 for each letter of the key: looking all of them up finds
 * all such people, and through the same index as the key itself.
 */
export function keysOneSlipAway(key: string): string[] {
  const letters = [...key];
  const alphabet = lettersLike(key);
  const keys = new Set<string>();
  for (let place = 0; place <= letters.length; place++) {
    const [before, after] = [letters.slice(0, place).join(""), letters.slice(place).join("")];
    const [letter, next] = [letters[place], letters[place + 1]];
    const rest = letters.slice(place + 1).join("");
    for (const inserted of alphabet) keys.add(before + inserted + after);
    if (letter === undefined) continue;
    for (const replaced of alphabet) keys.add(before + replaced + rest);
    keys.add(before + rest);
    if (next !== undefined) keys.add(before + next + letter + letters.slice(place + 2).join(""));
  }
  keys.delete(key);
  return [...keys];
}

/** Shorter ones are one slip away, or no two names. */
const SHORTEST_REVERSED = 4;

/** Every key that becomes this one when its first letters are put last: メイ was typed before セイ. */
export function reversedKeys(key: string): string[] {
  if (key.length < SHORTEST_REVERSED) return [];
  const keys = Array.from(key, (_, place) => key.slice(place) + key.slice(0, place));
  return [...new Set(keys)].filter((other) => other !== key);
}

/** The letters with which a slip in this key would be made. */
export function lettersLike(key: string): string[] {
  return [...(HAS_KANA.test(key) ? KANA : []), ...(HAS_LATIN.test(key) ? LATIN : [])];
}

function charactersBetween(first: string, last: string): string {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
