import { SENTENCES } from "./reader_sentences.ts";

export interface StatusLine {
  /** Says a sentence, aloud too where somebody listens; the same one again is not repeated. */
  say(sentence: string): void;
  /** A frame showed a line of digits, or none; speaks only when that lasts. */
  see(sight: "line" | "nothing", at: number): void;
  /** A new scan begins at this time in milliseconds. */
  begin(at: number): void;
}

/** Nobody is told to come nearer before they had time to hold the ticket still. */
const PATIENCE = 6_000;

export function createStatusLine(write: (sentence: string) => void): StatusLine {
  let said = "";
  let lastSight = 0;
  const say = (sentence: string) => {
    if (sentence !== said) write(sentence);
    said = sentence;
  };
  return {
    say,
    begin(at) {
      lastSight = at;
      say(SENTENCES.looking);
    },
    see(sight, at) {
      if (sight === "line") {
        lastSight = at;
        say(SENTENCES.seen);
      } else if (at - lastSight > PATIENCE) say(SENTENCES.lost);
    },
  };
}
