import type { PlainDate } from "./plain_date.ts";

const MS_PER_DAY = 86_400_000;
/** Serial 0 for the days after February 1900, which Excel gives a 29th day. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** The day a spreadsheet's serial number means in Excel's 1900 date system; from 61 on. */
export function dateOfSerial(serial: number): PlainDate {
  return new Date(DAY_ZERO + serial * MS_PER_DAY).toISOString().slice(0, 10);
}
