/** What a key meant. "begun" is the first digit of what may become a scan. */
export type WedgeKey =
  | { kind: "begun" }
  | { kind: "scanned"; digits: string }
  | { kind: "other_code"; digits: string }
  | { kind: "none" };

export interface Wedge {
  /** A key that went down, by its name, at this time in milliseconds. */
  key(name: string, at: number): WedgeKey;
}

/** A scanner sends a key every 1–20 ms, a quick typist one every 80 ms. */
const LONGEST_GAP = 50;
const LINE_LENGTH = 18;
/** The bar code of the ticket number (NW-7), which does not say whose ticket it is. */
const NUMBER_LENGTH = 10;
const SILENT_KEYS = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock", "NumLock"]);

/**
 * Finds the reads of a hand scanner among the keys of a page: it types like a keyboard, only faster
 * than anybody can, and ends with Enter. What a person types never counts.
 */
export function createWedge(): Wedge {
  let digits = "";
  let lastAt = -Infinity;

  return {
    key(name, at) {
      if (SILENT_KEYS.has(name)) return { kind: "none" };
      const isQuick = at - lastAt < LONGEST_GAP;
      // Enter ends a burst: what follows, however soon, is another one.
      lastAt = name === "Enter" ? -Infinity : at;
      if (/^\d$/.test(name)) {
        // After a letter at the same speed the digits are a part of another code.
        digits = isQuick ? digits === "" ? "" : digits + name : name;
        return { kind: digits.length === 1 ? "begun" : "none" };
      }
      const burst = isQuick && name === "Enter" ? digits : "";
      digits = "";
      if (burst.length === LINE_LENGTH) return { kind: "scanned", digits: burst };
      if (burst.length === NUMBER_LENGTH) return { kind: "other_code", digits: burst };
      return { kind: "none" };
    },
  };
}
