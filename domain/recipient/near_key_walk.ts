import {
  fewestSlips,
  type KeyBeginning,
  type KeyRange,
  keysUsedUp,
  mayHaveTwoMore,
  noLetters,
  oneLetterMore,
  rangesWithOneMore,
} from "./key_beginning.ts";

/** Shorter names are like half of the register when two of their letters are wrong. */
export const SHORTEST_WITH_TWO_SLIPS = 5;

/** People below one beginning, counted so far at most. */
export interface Counting {
  beginning: string;
  most: number;
}

/** Where to look for everyone whose key is two slips away. */
export interface NearKeys {
  keys: string[];
  ranges: KeyRange[];
}

/** So many people are sooner looked through than asked for letter by letter: a range has no more. */
export const MOST_IN_RANGE = 300;

/**
 * Finds out, letter by letter, which beginnings of two slips at most the register has. Yields what is
 * to be counted and takes the counts in the same order. Two slips make a million names of one; of
 * those only what somebody is called is followed.
 */
export function* walkNearKeys(asked: string): Generator<Counting[], NearKeys, readonly number[]> {
  const keys = new Set<string>();
  const ranges: KeyRange[] = [];
  let open: KeyBeginning[] = [noLetters(asked)];
  while (open.length > 0) {
    const longer = open.flatMap((beginning) => oneLetterMore(asked, beginning));
    const counts = yield longer.map((beginning) => ({
      beginning: beginning.text,
      most: isUsedUp(beginning) ? 1 : MOST_IN_RANGE + 1,
    }));
    const known = longer.filter((_, place) => counts[place]! > 0);
    for (const key of known.flatMap((beginning) => keysUsedUp(asked, beginning))) keys.add(key);
    const isFew = new Set(longer.filter((_, place) => counts[place]! <= MOST_IN_RANGE));
    open = [];
    for (const beginning of known.filter((each) => !isUsedUp(each))) {
      const isLookedThrough = isFew.has(beginning) && !mayHaveTwoMore(asked, beginning);
      if (isLookedThrough) ranges.push(...rangesWithOneMore(asked, beginning));
      else open.push(beginning);
    }
  }
  return { keys: [...keys], ranges };
}

/** Nothing after it may differ any more. */
function isUsedUp(beginning: KeyBeginning): boolean {
  return fewestSlips(beginning) === 2;
}
