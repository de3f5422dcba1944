import { sql } from "kysely";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { doseColumnLabel, RESIDENT_LABEL } from "../../domain/upload/dose_columns.ts";
import { compareDoses, type DoseCells } from "../../domain/upload/dose_comparison.ts";
import type { CellChange } from "../../domain/upload/review.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { keepSampleRows, type SampleRow } from "../upload/keep_sample_rows.ts";
import { SAMPLE_ROWS, type WeighContext } from "../upload/upload_content.ts";
import { LINE_OUTCOMES, OUTCOME_RANK } from "./weigh_doses.ts";

/** Keeps the first lines of each outcome, cell by cell, the doses of a line one after the other. */
export async function keepDoseSamples(
  tx: MunicipalityTransaction,
  context: WeighContext,
): Promise<void> {
  const samples: SampleRow[] = [];
  for (const row of await firstDoses(tx, context)) {
    const { line, residentNumber } = row;
    const outcome = LINE_OUTCOMES[row.rank]!;
    if (samples.at(-1)?.line !== line) samples.push({ outcome, line, residentNumber, cells: [] });
    samples.at(-1)!.cells.push(...changes(row));
  }
  await keepSampleRows(tx, context, samples);
}

interface WeighedDose {
  line: number;
  rank: number;
  residentNumber: string;
  doseNumber: number | null;
  outcome: "new" | "unchanged" | "conflict";
  claimsTicket: boolean;
  registeredAt: Date | null;
  ticket: string | null;
  file: DoseCells;
  stored: DoseCells;
}

async function firstDoses(tx: MunicipalityTransaction, { municipalityCode }: WeighContext) {
  const { rows } = await sql<WeighedDose>`
    select line, rank, coalesce(resident_number, '') as "residentNumber",
      wanted.dose_number as "doseNumber", outcome, claims_ticket as "claimsTicket",
      wanted.registered_at as "registeredAt", wanted.dose_ticket as ticket,
      ${cells("wanted")} as file, ${cells("stored")} as stored
    from (
      select line, rank, row_number() over (partition by rank order by line) as position
      from (select line, max(${OUTCOME_RANK}) as rank from wanted group by line) as ranked
    ) as numbered
    join wanted using (line)
    left join dose as stored on stored.municipality_code = ${municipalityCode}
      and stored.id = wanted.stored_id
    where position <= ${SAMPLE_ROWS}
    order by line, wanted.dose_number`.execute(tx);
  return rows;
}

function cells(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`jsonb_build_object('vaccinatedOn', ${column("vaccinated_on")},
    'ticketNumber', ${column("ticket_number")}, 'placeCode', ${column("place_code")},
    'venueName', ${column("venue_name")}, 'doctorName', ${column("doctor_name")},
    'vaccineMaker', ${column("vaccine_maker")}, 'lotNumber', ${column("lot_number")})`;
}

/** Every filled cell of a new dose, the cells that contradict a stored one. */
function changes(dose: WeighedDose): CellChange[] {
  const { doseNumber } = dose;
  if (doseNumber === null) return [];
  const joined = dose.claimsTicket && dose.outcome === "unchanged"
    ? [{ column: RESIDENT_LABEL, before: null, after: dose.residentNumber }]
    : [];
  if (dose.outcome === "unchanged") return joined;
  const file = { ...dose.file, ticketNumber: dose.file.ticketNumber ?? dose.ticket };
  const compared = compareDoses(dose.stored, dose.outcome === "new" ? file : dose.file)
    .filter(({ differs }) => differs)
    .map(({ column, stored, file }) => ({
      column: doseColumnLabel(column, doseNumber),
      before: stored,
      after: file,
    }));
  if (dose.outcome === "conflict" || !dose.registeredAt) return compared;
  const column = doseColumnLabel("registeredAt", doseNumber);
  return [{ column, before: null, after: formatDateTime(dose.registeredAt) }, ...compared];
}
