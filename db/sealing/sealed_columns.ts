import { rowOwner } from "../batch/row_owner.ts";
import { draftOwner } from "../correction/stage_person.ts";
import { totpContext } from "../factor/totp_secret.ts";
import { inquiryOwner } from "../transfer/carried_number.ts";
import { placeContext } from "./file_sealer.ts";
import { ownerContext } from "./my_number_sealer.ts";

/** A column whose values `sealBytes` made. */
export interface SealedColumn {
  table: string;
  column: string;
  /** What of a row its context is made of. */
  from: readonly string[];
  /** What a row's value is sealed in with; of the columns in `from`, as text. */
  context(row: Readonly<Record<string, string>>): string;
  /** Rows re-sealed in one transaction. */
  batch: number;
}

const NUMBERS = 500;
/** Pieces of a megabyte. */
const PIECES = 8;

/**
 * Everything sealed in the database; a test walks the schema, so that no column is left out. The
 * other `bytea` columns hold hashes and fingerprints, which nobody opens.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...["recipient", "recipient_history"].map((table) => ({
    table,
    column: "my_number_sealed",
    from: ["municipality_code", "resident_number_key"],
    context: (row: Readonly<Record<string, string>>) =>
      ownerContext({
        municipalityCode: row.municipality_code!,
        residentNumberKey: row.resident_number_key!,
      }),
    batch: NUMBERS,
  })),
  {
    table: "correction_draft",
    column: "my_number_sealed",
    from: ["municipality_code", "id"],
    context: (row) => ownerContext(draftOwner(row.municipality_code!, row.id!)),
    batch: NUMBERS,
  },
  {
    table: "inquiry",
    column: "my_number_sealed",
    from: ["municipality_code", "id"],
    context: (row) => ownerContext(inquiryOwner(row.municipality_code!, row.id!)),
    batch: NUMBERS,
  },
  {
    table: "batch_row",
    column: "my_number_sealed",
    from: ["municipality_code", "batch_id", "line"],
    context: ({ municipality_code, batch_id, line }) =>
      ownerContext(rowOwner({
        municipalityCode: municipality_code!,
        batchId: batch_id!,
        line: Number(line),
      })),
    batch: NUMBERS,
  },
  {
    table: "totp",
    column: "secret_sealed",
    from: ["account_id"],
    context: (row) => totpContext(row.account_id!),
    batch: NUMBERS,
  },
  {
    table: "upload_chunk",
    column: "sealed",
    from: ["municipality_code", "upload_id", "position"],
    context: ({ municipality_code, upload_id, position }) =>
      placeContext({
        municipalityCode: municipality_code!,
        uploadId: upload_id!,
        position: Number(position),
      }),
    batch: PIECES,
  },
  {
    table: "output_chunk",
    column: "sealed",
    from: ["municipality_code", "output_id", "position"],
    context: ({ municipality_code, output_id, position }) =>
      placeContext({
        municipalityCode: municipality_code!,
        outputId: output_id!,
        position: Number(position),
      }),
    batch: PIECES,
  },
];
