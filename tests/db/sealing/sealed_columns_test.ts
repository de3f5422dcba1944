import assert from "node:assert/strict";
import { SEALED_COLUMNS } from "../../../db/sealing/sealed_columns.ts";
import { nameOf } from "../../../db/sealing/sealed_by.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";

const owner = ownerSql(await aDatabase());

/** Bytes nobody opens: what they are instead of sealed. */
const NOT_SEALED: Record<string, string> = {
  "audit_erasure.hash": "chain",
  "audit_erasure.proof": "chain",
  "audit_seal.hash": "chain",
  "batch.file_index": "keyed hash",
  "correction_draft.my_number_index": "keyed hash",
  "credential.setup_token_hash": "hash",
  "gmis_flow.token_hash": "hash",
  "inquiry.my_number_index": "keyed hash",
  "inquiry.person_index": "keyed hash",
  "output.sha256": "hash",
  "passkey.public_key": "public",
  "publication_file.content": "public",
  "publication_file.sha256": "hash",
  "recipient.my_number_index": "keyed hash",
  "recipient_history.my_number_index": "keyed hash",
  "recovery_code.code_hash": "hash",
  "sealing_key.fingerprint": "hash",
  "session.token_hash": "hash",
  "upload.sha256": "hash",
};

Deno.test("every column of bytes is either re-sealed by a rotation or known to need none", async () => {
  const columns = await owner`
    select relname || '.' || attname as name from pg_attribute
    join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and atttypid = 'bytea'::regtype and attnum > 0 and not attisdropped`;
  const known = [...SEALED_COLUMNS.map(nameOf), ...Object.keys(NOT_SEALED)];
  assert.deepEqual(columns.map(({ name }) => name).toSorted(), known.toSorted());
});
