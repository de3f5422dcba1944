import assert from "node:assert/strict";
import type { Sql } from "postgres";
import type { Database } from "../../../db/database.ts";
import { JOB_WORKS } from "../../../db/job/job_works.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { requestUndo } from "../../../db/upload/request_undo.ts";
import { type KeptLine, listKept } from "../../../db/upload/undo/list_kept.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aJobOffice } from "../job/a_job.ts";

/** Takes an applied upload back, and answers what was kept. */
export async function undo(database: Database, act: Act, uploadId: string): Promise<KeptLine[]> {
  const { municipalityCode } = act.actor;
  const requested = await requestUndo(database.register, act, uploadId);
  if (!requested.ok) throw new Error(requested.message);
  await runUndo(database);
  const { register } = database;
  return await listKept(register, municipalityCode, { uploadId, limit: 1_000_000 });
}

/** Runs the undo that was asked for; an error in it is thrown. */
export async function runUndo(database: Database): Promise<void> {
  const errors: unknown[] = [];
  const tell = (error: unknown) => {
    errors.push(error);
    throw error;
  };
  await runJobs(aJobOffice(database), {
    works: {
      ...JOB_WORKS,
      undo_upload: (office, run) => JOB_WORKS.undo_upload(office, run).catch(tell),
    },
  });
  assert.deepEqual(errors, []);
}

type Row = Record<string, unknown>;

/** What the register says, but for how often and by which change it was written. */
export async function registerOf(owner: Sql, code: string): Promise<Row[][]> {
  const rows = await liveRows(owner, code);
  return rows.map((each) =>
    each.map(({ version: _version, change_id: _change, ...content }) => content)
  );
}

/** Whose tickets wait for somebody, by what a dose file said. */
export function awaitedOf(owner: Sql, code: string) {
  return owner`
    select ticket_number, resident_number from awaited_recipient
    where municipality_code = ${code} order by 1`.then((rows) => rows.map((row) => ({ ...row })));
}

async function liveRows(owner: Sql, code: string): Promise<Row[][]> {
  const rows = ["recipient", "ticket", "dose"].map((table) =>
    owner<{ row: Row }[]>`
      select to_jsonb(t) as row from ${owner(table)} t where municipality_code = ${code}
      order by id`
  );
  return (await Promise.all(rows)).map((each) => each.map(({ row }) => row));
}

/** Every version that stands now, one text each. */
export async function versionsNow(owner: Sql, code: string): Promise<string[]> {
  return (await liveRows(owner, code)).flat().map(versionText);
}

/** Every version that stands or ever stood. */
export async function versionsEver(owner: Sql, code: string): Promise<Set<string>> {
  const past = ["recipient_history", "ticket_history", "dose_history"].map((table) =>
    owner<{ row: Row }[]>`
      select to_jsonb(t) - 'replaced_by' as row from ${owner(table)} t
      where municipality_code = ${code}`
  );
  const rows = (await Promise.all(past)).flatMap((each) => each.map(({ row }) => row));
  return new Set([...rows.map(versionText), ...await versionsNow(owner, code)]);
}

function versionText(row: Row): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => a < b ? -1 : 1));
}
