import { sql } from "kysely";
import type { ExaminationMasters } from "../../domain/finding/examined_record.ts";
import { duplicatePairs, duplicatePairsOf } from "../duplicate/duplicate_pairs.ts";
import type { JobRun } from "../job/job_run.ts";
import type { JobFailure, JobWork } from "../job/job_work.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { loadMasters } from "./examination_masters.ts";
import {
  type ExaminedHolder,
  listExaminedPeople,
  listExaminedTickets,
} from "./examined_holders.ts";
import { FOUND_COLUMNS, foundLine, foundRows } from "./found_row.ts";
import { createExamined, gatherEverybody, gatherTouched } from "./gather_touched.ts";
import { lockFindings, settleFindings } from "./settle_findings.ts";

/**
 * Examines the records of everybody, or of those a change has touched, in the order of their keys,
 * so many at a time; then the kept findings are settled at once.
 */
export const examineRecords: JobWork = async ({ now }, run) => {
  const { tx, municipalityCode: code, subjectId: id } = run;
  const examination = await tx.selectFrom("examination").select(["change_id as changeId"])
    .where("municipality_code", "=", code).where("id", "=", id).where("state", "=", "waiting")
    .executeTakeFirst();
  if (!examination) return;
  const { changeId } = examination;
  run.tell({ step: "調べる記録を集めています", done: 0, rowCount: 0 });
  const snapshot = await currentSnapshot(tx);
  await createExamined(tx);
  await createFound(tx);
  if (changeId) await gatherTouched(tx, code, sql`(select ${changeId}::uuid as id)`);
  else await gatherEverybody(tx, code);
  const masters = await loadMasters(tx, code, now());
  const recordCount = await walk(run, masters);
  await lockFindings(tx, code, "alone");
  await examineOvertaken(run, { masters, snapshot });
  await settleFindings(tx, {
    municipalityCode: code,
    at: now(),
    found: sql.table("found"),
    pairs: await pairsOf(tx, code, changeId),
    scope: changeId ? IN_EXAMINED : sql`true`,
  });
  await tx.updateTable("examination")
    .set({ state: "done", record_count: recordCount, finished_at: now() })
    .where("municipality_code", "=", code).where("id", "=", id).execute();
};

/** The list stays as it was; the page says why. */
export const failExamination: JobFailure = async (tx, failed) => {
  await tx.updateTable("examination")
    .set({ state: "failed", failure: failed.message, finished_at: failed.act.at })
    .where("municipality_code", "=", failed.municipalityCode)
    .where("id", "=", failed.subjectId).where("state", "=", "waiting").execute();
};

const IN_EXAMINED = sql`subject_id in (select id from examined)
  or other_id in (select id from examined)`;

/** Records held in memory at once. */
const BATCH = 2_000;

/** Answers how many records were looked at. */
async function walk(run: JobRun, masters: ExaminationMasters): Promise<number> {
  const { tx, municipalityCode: code } = run;
  const { rows: [counted] } = await sql<{ total: number }>`
    select count(*) as total from examined`.execute(tx);
  const { total } = counted!;
  let done = 0;
  const tell = () => run.tell({ step: "接種記録を調べています", done, total, rowCount: done });
  tell();
  for (const { kind, list } of KINDS) {
    let last = "";
    for (;;) {
      const keys = await nextKeys(tx, kind, last);
      if (keys.length === 0) break;
      await keepFound(run, await list(tx, code, keys), masters);
      last = keys.at(-1)!;
      done += keys.length;
      tell();
    }
  }
  return done;
}

const KINDS = [
  { kind: "recipient", list: listExaminedPeople },
  { kind: "ticket", list: listExaminedTickets },
] as const;

async function nextKeys(tx: MunicipalityTransaction, kind: string, after: string) {
  const { rows } = await sql<{ key: string }>`
    select distinct key from examined where kind = ${kind} and key > ${after}
    order by key limit ${BATCH}`.execute(tx);
  return rows.map(({ key }) => key);
}

async function createFound(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    create temporary table found (rule text, subject_kind text, subject_id uuid, dose_ids uuid[],
      fingerprint text, explanation text, shows_from date, shows_until date) on commit drop`
    .execute(tx);
}

async function keepFound(
  { copyIn }: JobRun,
  holders: readonly ExaminedHolder[],
  masters: ExaminationMasters,
): Promise<void> {
  let lines = "";
  for (const holder of holders) {
    for (const row of foundRows(holder, masters)) lines += foundLine(row);
  }
  if (lines) await copyIn({ table: "found", columns: FOUND_COLUMNS }, lines);
}

/** Whoever was changed while others were examined is examined again, now that nobody is. */
async function examineOvertaken(
  run: JobRun,
  { masters, snapshot }: { masters: ExaminationMasters; snapshot: string },
): Promise<void> {
  const { tx, municipalityCode: code } = run;
  const changes = sql`(
    select id from change where municipality_code = ${code}
      and not pg_visible_in_snapshot(transaction, ${snapshot}::pg_snapshot)
      and id > ${YESTERDAY})`;
  const { rows } = await sql`select id from ${changes} as change limit 1`.execute(tx);
  if (rows.length === 0) return;
  await sql`alter table examined rename to examined_before`.execute(tx);
  await createExamined(tx);
  await gatherTouched(tx, code, changes);
  await sql`delete from found using examined where found.subject_id = examined.id`.execute(tx);
  await walk(run, masters);
  await sql`insert into examined select * from examined_before on conflict do nothing`.execute(tx);
}

/** A change's id begins with its time (UUID version 7): nobody has to read all of the past ones. */
const YESTERDAY = sql`(lpad(to_hex((extract(epoch from now() - interval '1 day') * 1000)::bigint),
  12, '0') || repeat('0', 20))::uuid`;

async function currentSnapshot(tx: MunicipalityTransaction): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`
    select pg_current_snapshot()::text as snapshot`.execute(tx);
  return rows[0]!.snapshot;
}

/** Of a few people their own pairs; of many all pairs are found faster. */
const FEW = 1_000;

async function pairsOf(tx: MunicipalityTransaction, code: string, changeId: string | null) {
  if (!changeId) return duplicatePairs(code);
  const people = sql`select key from examined where kind = 'recipient'`;
  const { rows } = await sql`${people} limit ${FEW + 1}`.execute(tx);
  if (rows.length <= FEW) return duplicatePairsOf(code, sql`array(${people})`);
  return sql`(
    select * from ${duplicatePairs(code)} as pair
    where lower_id in (select id from examined) or higher_id in (select id from examined))`;
}
