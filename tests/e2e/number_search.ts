/** A text that was sent, kept or logged, and where. */
export interface Trace {
  place: string;
  text: string;
}

/** What may stand between the digits of a number that is still the same number. */
const GAP = String.raw`[\s\p{Cf}\p{Pd}\u2212\u30fc.,/_・+]*`;
/** The check digit follows from the others: a number without it gives the whole away. */
const TELLING_DIGITS = 11;

const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi;
const ASSET = /\/assets\/[\w.-]+/g;
/** Twelve digits in a row or in fours, and no part of a longer number. */
const LONG_NUMBER = /(?<!\d)(?:\d{12}|\d{4}[\s-]\d{4}[\s-]\d{4})(?!\d)/g;

/** The places that have these digits: in any width, with or without gaps, inside other numbers too. */
export function placesOf(digits: string, traces: readonly Trace[]): string[] {
  const pattern = new RegExp(Array.from(digits.slice(0, TELLING_DIGITS)).join(GAP), "u");
  return traces.filter(({ text }) => pattern.test(readable(text))).map(({ place }) => place);
}

/** `place: number` of whatever could be a My Number; ids and the names of assets cannot. */
export function longNumbersIn(traces: readonly Trace[]): string[] {
  return traces.flatMap(({ place, text }) => {
    const rest = readable(text).replaceAll(UUID, "<uuid>").replaceAll(ASSET, "<asset>");
    return Array.from(rest.matchAll(LONG_NUMBER), ([number]) => `${place}: ${number}`);
  });
}

/** With percent encoding undone, in ASCII digits. */
function readable(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, decoded).normalize("NFKC");
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
