import { sql } from "kysely";
import type { RecipientRow } from "../../domain/upload/recipient_row.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

export interface StagedRow {
  line: number;
  row: RecipientRow;
}

/** A table of this transaction alone for the valid rows of a file; it goes with the transaction. */
export async function createStage(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    create temporary table stage (
      line integer, resident_number text, resident_number_key text,
      family_name text, given_name text, family_kana text, given_kana text,
      family_key text, given_key text, birth_date date, sex text, ticket_number text, flag text,
      my_number_sealed bytea, my_number_index bytea
    ) on commit drop`.execute(tx);
}

/** Adds rows to the stage; from here on My Numbers are sealed. */
export async function stageRecipients(
  tx: MunicipalityTransaction,
  rows: readonly StagedRow[],
  sealing: { sealer: MyNumberSealer; municipalityCode: string },
): Promise<void> {
  const sealed = rows.map(({ row }) => sealedNumber(row, sealing));
  const text = (pick: (row: RecipientRow) => string | null) => rows.map(({ row }) => pick(row));
  await sql`
    insert into stage
    select line, resident_number, resident_number_key, family_name, given_name, family_kana,
      given_kana, family_key, given_key, birth_date, sex, ticket_number, flag,
      decode(sealed, 'base64'), decode(number_index, 'base64')
    from unnest(
      ${rows.map(({ line }) => line)}::integer[],
      ${text((row) => row.residentNumber)}::text[],
      ${text((row) => row.residentNumberKey)}::text[],
      ${text((row) => row.familyName)}::text[],
      ${text((row) => row.givenName)}::text[],
      ${text((row) => row.familyKana)}::text[],
      ${text((row) => row.givenKana)}::text[],
      ${text((row) => row.familyKey)}::text[],
      ${text((row) => row.givenKey)}::text[],
      ${text((row) => row.birthDate)}::date[],
      ${text((row) => row.sex)}::text[],
      ${text((row) => row.ticketNumber)}::text[],
      ${text((row) => row.flag)}::text[],
      ${sealed.map((number) => number?.sealed ?? null)}::text[],
      ${sealed.map((number) => number?.index ?? null)}::text[]
    ) as row (line, resident_number, resident_number_key, family_name, given_name, family_kana,
      given_kana, family_key, given_key, birth_date, sex, ticket_number, flag, sealed,
      number_index)`.execute(tx);
}

/** Base64, because an array of bytea would be escaped twice on its way. */
function sealedNumber(
  { myNumber, residentNumberKey }: RecipientRow,
  { sealer, municipalityCode }: { sealer: MyNumberSealer; municipalityCode: string },
) {
  if (myNumber === null) return null;
  const sealed = sealer.seal(myNumber, { municipalityCode, residentNumberKey });
  return {
    sealed: Buffer.from(sealed).toString("base64"),
    index: Buffer.from(sealer.index(myNumber, municipalityCode)).toString("base64"),
  };
}
