import Papa from "papaparse";
import type { Database } from "../../../db/database.ts";
import { openOutput, type OutputRequest } from "../../../db/output/open_output.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { OutputKind } from "../../../domain/output/output_kind.ts";

/** A whole output file, byte for byte. */
export async function outputBytes(
  database: Database,
  act: Act,
  request: OutputRequest,
): Promise<Uint8Array> {
  return await new Response(await openOutput(database, act, request)).bytes();
}

/** The rows of an output file without a header row. */
export async function outputRows(
  database: Database,
  act: Act,
  kind: OutputKind,
): Promise<string[][]> {
  const bytes = await outputBytes(database, act, { kind, header: "without_header" });
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  return Papa.parse<string[]>(text, { delimiter: ",", newline: "\r\n", skipEmptyLines: true }).data;
}
