import { sql } from "kysely";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import { examineRecord } from "../../domain/finding/examine_record.ts";
import type { ExaminedDose, ExaminedRecord } from "../../domain/finding/examined_record.ts";
import type { FindingRuleName } from "../../domain/finding/finding_rules.ts";
import { MOST_EXAMINED_HOLDERS } from "../../domain/finding/most_examined.ts";
import { loadMasters } from "../finding/examination_masters.ts";
import {
  type ExaminedHolder,
  listAllPeople,
  listExaminedTickets,
} from "../finding/examined_holders.ts";
import type { FoundRow } from "../schema/finding_tables.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { WeighContext } from "../upload/upload_content.ts";

/**
 * Keeps what the standing rules would say of a file's new doses beside those that are stored: the
 * review tells it, and keeps nobody from registering them. Of a very large file the first holders
 * stand for all.
 */
export async function keepDoseFindings(
  tx: MunicipalityTransaction,
  context: WeighContext,
): Promise<void> {
  const { municipalityCode: code, uploadId } = context;
  await createNewDoses(tx);
  const masters = await loadMasters(tx, code, new Date());
  const found = new Map<FindingRuleName, RowsOfRule>();
  for (let first = 0;; first += BATCH) {
    const holders = await nextHolders(tx, first);
    if (holders.length === 0) break;
    const stored = await storedRecords(tx, code, holders);
    for (const holder of holders) {
      const record = joined(holder, stored.get(holder.name));
      for (const finding of examineRecord(record, masters)) {
        const line = linesOf(finding.doseIds)[0];
        if (line === undefined || finding.rule === "ticket_never_issued") continue;
        const { residentNumber } = holder;
        note(found, finding.rule, { line, residentNumber, explanation: finding.explanation });
      }
    }
  }
  await keep(tx, { code, uploadId, found });
}

/** Holders examined at once. */
const BATCH = 2_000;
const SAMPLES = 5;

interface NewHolder {
  /** "P" and the folded 個別宛名番号, or "T" and the ticket's number. */
  name: string;
  residentNumber: string;
  doses: [
    line: number,
    doseNumber: number,
    vaccinatedOn: PlainDate,
    vaccineCode: string | null,
    lotNumber: string | null,
    ticketNumber: string | null,
    isGivenHere: boolean,
  ][];
}

async function createNewDoses(tx: MunicipalityTransaction): Promise<void> {
  await sql`drop table if exists new_dose`.execute(tx);
  await sql`
    create temporary table new_dose on commit drop as
    select row_number() over (order by min(line)) as position, holder,
      coalesce(max(resident_number), '') as resident_number,
      json_agg(json_build_array(line, dose_number, vaccinated_on, vaccine_code, lot_number,
        dose_ticket, coalesce(place_code = current_setting('vrs.municipality'), true))) as doses
    from wanted where outcome = 'new' group by holder
    order by min(line) limit ${MOST_EXAMINED_HOLDERS}`.execute(tx);
}

async function nextHolders(tx: MunicipalityTransaction, after: number): Promise<NewHolder[]> {
  const { rows } = await sql<NewHolder>`
    select holder as name, resident_number as "residentNumber", doses from new_dose
    where position > ${after} and position <= ${after + BATCH} order by position`.execute(tx);
  return rows;
}

async function storedRecords(
  tx: MunicipalityTransaction,
  code: string,
  holders: readonly NewHolder[],
): Promise<Map<string, ExaminedRecord>> {
  const keys = (letter: string) =>
    holders.flatMap(({ name }) => name.startsWith(letter) ? name.slice(1) : []);
  const people = await listAllPeople(tx, code, keys("P"));
  const tickets = await listExaminedTickets(tx, code, keys("T"));
  const named = (letter: string) => ({ key, record }: ExaminedHolder) =>
    [letter + key, record] as const;
  return new Map([...people.map(named("P")), ...tickets.map(named("T"))]);
}

const NEW = "new ";

function joined({ doses }: NewHolder, stored: ExaminedRecord | undefined): ExaminedRecord {
  const added = doses.map((dose): ExaminedDose => {
    const [line, doseNumber, vaccinatedOn, vaccineCode, lotNumber, ticketNumber, isGivenHere] =
      dose;
    return {
      id: `${NEW}${line} ${doseNumber}`,
      ticketNumber: ticketNumber ?? "",
      kind: "vaccination",
      doseNumber,
      vaccinatedOn,
      vaccineCode,
      lotNumber,
      registeredOn: vaccinatedOn,
      isGivenHere,
    };
  });
  return {
    person: stored?.person,
    tickets: stored?.tickets ?? [],
    doses: [...stored?.doses ?? [], ...added],
  };
}

/** Lines of the file that a finding is about. */
function linesOf(doseIds: readonly string[]): number[] {
  return doseIds.filter((id) => id.startsWith(NEW))
    .map((id) => Number(id.slice(NEW.length).split(" ")[0])).toSorted((a, b) => a - b);
}

interface RowsOfRule {
  count: number;
  samples: FoundRow[];
}

function note(found: Map<FindingRuleName, RowsOfRule>, rule: FindingRuleName, row: FoundRow): void {
  const rows = found.get(rule) ?? { count: 0, samples: [] };
  rows.count++;
  if (rows.samples.length < SAMPLES) rows.samples.push(row);
  found.set(rule, rows);
}

async function keep(
  tx: MunicipalityTransaction,
  { code, uploadId, found }: {
    code: string;
    uploadId: string;
    found: ReadonlyMap<FindingRuleName, RowsOfRule>;
  },
): Promise<void> {
  await tx.deleteFrom("upload_finding").where("municipality_code", "=", code)
    .where("upload_id", "=", uploadId).execute();
  for (const [rule, { count, samples }] of found) {
    await tx.insertInto("upload_finding").values({
      municipality_code: code,
      upload_id: uploadId,
      rule,
      row_count: count,
      samples: sql<FoundRow[]>`${samples}::jsonb`,
    }).execute();
  }
}
