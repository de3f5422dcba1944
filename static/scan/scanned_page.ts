/** One page of the stack, still in its file. */
export interface ScannedPage {
  /** Where a person finds it again: 「予診票.pdf 3ページ」. */
  name: string;
  /** Decodes it; the caller closes the picture. Throws `UnreadablePage`. */
  open(): Promise<ImageBitmap>;
}

/** A file or page that cannot be opened; `message` is a Japanese sentence for the screen. */
export class UnreadablePage extends Error {}
