import type { PlainDate } from "../../domain/date/plain_date.ts";

/** A publication as its page tells of it. */
export interface OpenPublication {
  day: PlainDate;
  revision: number;
  publishedAt: Date;
  note: string;
}

/** One of its files. */
export interface OpenPublicationFile {
  name: string;
  rowCount: number;
  byteCount: number;
  packedByteCount: number;
}

export interface PublicationWithFiles extends OpenPublication {
  files: readonly OpenPublicationFile[];
}

/** The days of one page of the list, and how many pages there are. */
export interface OpenDays {
  days: readonly OpenPublication[];
  page: number;
  pageCount: number;
}
