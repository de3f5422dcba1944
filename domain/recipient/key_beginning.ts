import { lettersLike } from "./near_name.ts";

/** The most slips that two keys may have and still be called alike. */
const MOST_SLIPS = 2;

/** How stored keys may begin, compared letter by letter with the key that was asked for. */
export interface KeyBeginning {
  text: string;
  /** Slips (see `countSlips`) from the first letters of the asked key, as many as the place says. */
  slips: readonly number[];
  /** The same without the last letter of `text`: that letter and the next may be exchanged. */
  former: readonly number[];
}

/** Where keys begin: with nothing. */
export function noLetters(asked: string): KeyBeginning {
  return {
    text: "",
    slips: Array.from({ length: asked.length + 1 }, (_, place) => place),
    former: [],
  };
}

/** One letter more, whatever letter keys like the asked one have; those too far away left out. */
export function oneLetterMore(asked: string, beginning: KeyBeginning): KeyBeginning[] {
  return lettersLike(asked).map((letter) => withLetter(asked, beginning, letter))
    .filter((longer) => fewestSlips(longer) <= MOST_SLIPS);
}

function withLetter(
  asked: string,
  { text, slips: last, former: beforeLast }: KeyBeginning,
  letter: string,
): KeyBeginning {
  const slips = [last[0]! + 1];
  for (let place = 1; place <= asked.length; place++) {
    const wrong = asked[place - 1] === letter ? 0 : 1;
    let fewest = Math.min(last[place - 1]! + wrong, last[place]! + 1, slips[place - 1]! + 1);
    if (text && place > 1 && asked[place - 2] === letter && asked[place - 1] === text.at(-1)) {
      fewest = Math.min(fewest, beforeLast[place - 2]! + 1);
    }
    slips.push(fewest);
  }
  return { text: text + letter, slips, former: last };
}

export function fewestSlips({ slips }: KeyBeginning): number {
  return Math.min(...slips);
}

/** Keys with this beginning that have used up their slips in it: the rest is as asked. */
export function keysUsedUp(asked: string, { text, slips, former }: KeyBeginning): string[] {
  const keys = slips.flatMap((count, place) =>
    count === MOST_SLIPS ? [text + asked.slice(place)] : []
  );
  const exchanged = exchangesBegun(asked, { text, former })
    .filter((place) => former[place] === MOST_SLIPS - 1)
    .map((place) => text + asked[place] + asked.slice(place + 2));
  return [...keys, ...exchanged];
}

/** Whether the rest may still have two slips: nothing but the next letter tells more of such keys. */
export function mayHaveTwoMore(asked: string, beginning: KeyBeginning): boolean {
  return fewestSlips(beginning) === 0 ||
    exchangesBegun(asked, beginning).some((place) => beginning.former[place] === 0);
}

/** Places of the asked key whose letter, were it the next, would be exchanged with the last one. */
function exchangesBegun(asked: string, { text, former }: Omit<KeyBeginning, "slips">): number[] {
  const last = text.at(-1);
  return former.flatMap((_, place) =>
    last !== undefined && asked[place + 1] === last ? [place] : []
  );
}

/** Keys that begin and end so. */
export interface KeyRange {
  begins: string;
  ends: string;
  /** Letters at most. */
  longest: number;
}

/**
 * Where the keys are whose rest has at most one slip: that is in the first half of the rest, and the
 * second half is as asked, or the first half is.
 */
export function rangesWithOneMore(asked: string, { text, slips }: KeyBeginning): KeyRange[] {
  const places = slips.flatMap((count, place) => count === MOST_SLIPS - 1 ? [place] : []);
  const [first, last] = [places[0]!, places.at(-1)!];
  const longest = text.length + asked.length - first + 1;
  const middle = last + Math.floor((asked.length - last - 1) / 2);
  if (middle <= last) return [{ begins: text, ends: "", longest }];
  return [
    // An exchange over the middle leaves the letter behind it wrong as well.
    { begins: text, ends: asked.slice(middle + 1), longest },
    ...places.map((place) => ({ begins: text + asked.slice(place, middle), ends: "", longest })),
  ];
}
