import assert from "node:assert/strict";
import { CsvReader, type CsvRow } from "../../../domain/upload/csv_reader.ts";

export interface Reading {
  cuts?: readonly number[];
  delimiter?: "," | "\t";
}

/** All rows of a text that is pushed in pieces, cut at `cuts`, or the message of its failure. */
export function csvOutcomeOf(text: string, reading: Reading = {}): CsvRow[] | string {
  const { cuts = [], delimiter = "," } = reading;
  const reader = new CsvReader(delimiter);
  const rows: CsvRow[] = [];
  for (const piece of [...cutAt(text, cuts), undefined]) {
    const read = piece === undefined ? reader.end() : reader.push(piece);
    if (!read.ok) return read.message;
    rows.push(...read.value);
  }
  return rows;
}

/** The rows of a text that does not fail. */
export function csvRowsOf(text: string, reading: Reading = {}): CsvRow[] {
  const outcome = csvOutcomeOf(text, reading);
  if (typeof outcome === "string") assert.fail(outcome);
  return outcome;
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b)];
  return places.map((place, index) => text.slice(place, places[index + 1] ?? text.length));
}
