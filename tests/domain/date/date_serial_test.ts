import assert from "node:assert/strict";
import { dateOfSerial } from "../../../domain/date/date_serial.ts";

const serials: [serial: number, date: string][] = [
  [61, "1900-03-01"],
  [10_000, "1927-05-18"],
  [29_312, "1980-04-01"],
  [44_348, "2021-06-01"],
];

for (const [serial, date] of serials) {
  Deno.test(`Excel's day ${serial} is ${date}`, () => {
    assert.equal(dateOfSerial(serial), date);
  });
}
