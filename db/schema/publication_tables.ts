/** The open data of one day; published again, they are its next revision. */
interface PublicationTable {
  day: string;
  /** From 1. */
  revision: number;
  published_at: Date;
  by_whom: string;
  /** What the operator says about it, to everybody; "" when nothing. */
  note: string;
}

interface PublicationFileTable {
  day: string;
  revision: number;
  name: string;
  /** Lines, the heading of a CSV not counted. */
  row_count: number;
  /** Of the unpacked file, as `sha256`. */
  byte_count: number;
  sha256: Uint8Array;
  /** Gzip. */
  content: Uint8Array;
}

export interface PublicationTables {
  publication: PublicationTable;
  publication_file: PublicationFileTable;
}
