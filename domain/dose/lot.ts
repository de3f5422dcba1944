import type { PlainDate } from "../date/plain_date.ts";

/** A lot of a vaccine the municipality knows. */
export interface Lot {
  id: string;
  vaccineCode: string;
  /** Folded, as `foldLot` answers it. */
  lotNumber: string;
  /** Last day it may be given; null when nobody said. */
  expiresOn: PlainDate | null;
  remark: string;
  version: number;
}
