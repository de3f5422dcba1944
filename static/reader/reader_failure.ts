import type { ReaderFault } from "./messages.ts";

/** Why nothing can be read here, for a sentence on the page. */
export class ReaderFailure extends Error {
  constructor(readonly fault: ReaderFault, detail: string) {
    super(detail);
  }
}
