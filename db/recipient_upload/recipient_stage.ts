import { sql } from "kysely";
import type { RecipientRow } from "../../domain/upload/recipient_row.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { copyField } from "../upload/upload_content.ts";

/** Columns of the stage in the order of `stagedLine`. */
export const STAGE_COLUMNS = [
  "line",
  "resident_number",
  "resident_number_key",
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "family_key",
  "given_key",
  "birth_date",
  "sex",
  "ticket_number",
  "flag",
  "my_number_sealed",
  "my_number_index",
] as const;

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

/** One valid row as a line for COPY; from here on its My Number is sealed. */
export function stagedLine(
  line: number,
  row: RecipientRow,
  { myNumbers, municipalityCode }: { myNumbers: MyNumberSealer; municipalityCode: string },
): string {
  const { myNumber, residentNumberKey } = row;
  const sealed = myNumber === null
    ? "\\N\t\\N"
    : bytea(myNumbers.seal(myNumber, { municipalityCode, residentNumberKey })) + "\t" +
      bytea(myNumbers.index(myNumber, municipalityCode));
  return line + "\t" + copyField(row.residentNumber) + "\t" + copyField(residentNumberKey) + "\t" +
    copyField(row.familyName) + "\t" + copyField(row.givenName) + "\t" +
    copyField(row.familyKana) + "\t" + copyField(row.givenKana) + "\t" +
    copyField(row.familyKey) + "\t" + copyField(row.givenKey) + "\t" +
    copyField(row.birthDate) + "\t" + copyField(row.sex) + "\t" +
    copyField(row.ticketNumber) + "\t" + copyField(row.flag) + "\t" + sealed + "\n";
}

/** COPY undoes one backslash, bytea's own input wants the other. */
function bytea(bytes: Uint8Array): string {
  return "\\\\x" + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}
