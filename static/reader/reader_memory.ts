/**
 * What lasts from one ticket to the next in this document, and ends with it: nothing of it ever
 * reaches the browser's storage.
 */
export interface ReaderMemory {
  /** The 18 digits last sent. */
  lastDigits?: string;
  /** The camera was switched on and not off again: the next page starts it by itself. */
  wantsCamera: boolean;
  /** The camera last chosen. */
  deviceId?: string;
}
