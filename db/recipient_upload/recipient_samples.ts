import { sql } from "kysely";
import { columnLabel, type RecipientColumn } from "../../domain/upload/recipient_columns.ts";
import {
  type RecipientStatus,
  recipientStatusLabel,
} from "../../domain/recipient/recipient_status.ts";
import { type Sex, sexLabel } from "../../domain/recipient/sex.ts";
import { formatDate } from "../../domain/date/plain_date.ts";
import type { CellChange, ReviewOutcome } from "../../domain/upload/review.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { keepSampleRows, type SampleRow } from "../upload/keep_sample_rows.ts";
import { SAMPLE_ROWS, type WeighContext } from "../upload/upload_content.ts";

const OUTCOMES: readonly ReviewOutcome[] = ["new", "changed", "unchanged", "blanked"];

/** Keeps the first rows of each outcome, cell by cell. */
export async function keepRecipientSamples(
  tx: MunicipalityTransaction,
  context: WeighContext,
): Promise<void> {
  const samples: SampleRow[] = [];
  for (const outcome of OUTCOMES) {
    for (const { line, residentNumber, before, after } of await firstRows(tx, context, outcome)) {
      samples.push({ outcome, line, residentNumber, cells: changes(before, after) });
    }
  }
  await keepSampleRows(tx, context, samples);
}

/** A person's values as they are stored. */
type Values = Record<typeof VALUES[number], string | null> & { my_number_index: string | null };

const VALUES = [
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "birth_date",
  "sex",
  "ticket_number",
  "status",
] as const;

async function firstRows(
  tx: MunicipalityTransaction,
  { municipalityCode }: WeighContext,
  outcome: ReviewOutcome,
) {
  const chosen = outcome === "blanked" ? sql`blanks` : sql`outcome = ${outcome}`;
  const { rows } = await sql<
    { line: number; residentNumber: string; before: Values | null; after: Values }
  >`
    select first.line, first.resident_number as "residentNumber",
      to_jsonb(first) || jsonb_build_object('ticket_number', wanted_ticket) as after,
      case when stored.version is not null then
        to_jsonb(stored) || jsonb_build_object('ticket_number', current_ticket) end as before
    from (select * from wanted where ${chosen} order by line limit ${SAMPLE_ROWS}) as first
    left join recipient as stored on stored.municipality_code = ${municipalityCode}
      and stored.resident_number_key = first.resident_number_key
    order by first.line`.execute(tx);
  return rows;
}

const LABELS: Record<typeof VALUES[number], RecipientColumn> = {
  family_name: "familyName",
  given_name: "givenName",
  family_kana: "familyKana",
  given_kana: "givenKana",
  birth_date: "birthDate",
  sex: "sex",
  ticket_number: "ticketNumber",
  status: "flag",
};

/** Every cell of a newcomer, else the cells that differ. */
function changes(before: Values | null, after: Values): CellChange[] {
  const cells = VALUES.filter((value) => !before || before[value] !== after[value])
    .map((value) => ({
      column: columnLabel(LABELS[value]),
      before: before && shown(value, before[value]),
      after: shown(value, after[value]),
    }));
  if (!before || before.my_number_index === after.my_number_index) return cells;
  const masked = (index: string | null) => index && "••••••••••••";
  return [...cells, {
    column: columnLabel("myNumber"),
    before: masked(before.my_number_index),
    after: after.my_number_index && "別の番号",
  }];
}

function shown(value: typeof VALUES[number], stored: string | null): string | null {
  if (stored === null) return null;
  switch (value) {
    case "birth_date":
      return formatDate(stored);
    case "sex":
      return sexLabel(stored as Sex);
    case "status":
      return recipientStatusLabel(stored as RecipientStatus);
    default:
      return stored;
  }
}
