import Papa from "papaparse";
import type { Database } from "../../../db/database.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { findOutput, type OutputRecord } from "../../../db/output/output_records.ts";
import { requestOutput } from "../../../db/output/request_output.ts";
import { takeOutput } from "../../../db/output/take_output.ts";
import type { Act } from "../../../domain/account/act.ts";
import { type OutputChoice, specifiedOutput } from "../../../domain/output/output_choice.ts";
import { theSealers } from "../a_database.ts";

/** As specified unless it says otherwise: everyone, two doses, UTF-8, no header. */
export function anOutputChoice(given: Partial<OutputChoice> = {}): OutputChoice {
  return { ...specifiedOutput(given.kind ?? "register"), ...given };
}

/** Asks for a file and has it made; nobody takes it. Answers what the screen then shows. */
export async function makeOutput(
  database: Database,
  act: Act,
  choice: Partial<OutputChoice> = {},
): Promise<OutputRecord> {
  const id = await requestOutput(database.register, act, anOutputChoice(choice));
  await runJobs({ database, sealers: theSealers(), now: () => act.at });
  return await findOutput(database.register, act.actor.municipalityCode, id);
}

export interface OutputDownload {
  record: OutputRecord;
  bytes: Uint8Array;
}

/** A whole output, byte for byte as it is downloaded, which counts as taken. */
export async function output(
  database: Database,
  act: Act,
  choice: Partial<OutputChoice> = {},
): Promise<OutputDownload> {
  const { id } = await makeOutput(database, act, choice);
  const { register } = database;
  const { body } = await takeOutput({ register, sealers: theSealers() }, act, id);
  const bytes = await new Response(body).bytes();
  return { record: await findOutput(register, act.actor.municipalityCode, id), bytes };
}

/** The rows of an output file, which has no header row. */
export async function outputRows(
  database: Database,
  act: Act,
  choice: Partial<OutputChoice> = {},
): Promise<string[][]> {
  const { bytes } = await output(database, act, { ...choice, header: false });
  return rowsOf(decode(bytes));
}

export function rowsOf(csv: string): string[][] {
  return Papa.parse<string[]>(csv, { delimiter: ",", newline: "\r\n", skipEmptyLines: true }).data;
}

/** UTF-8, a BOM kept visible. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}
