import assert from "node:assert/strict";
import { listDistribution } from "../../../db/distribute/distribution.ts";
import { listDistributionFaults } from "../../../db/distribute/distribution_faults.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";

const owner = ownerSql(await aDatabase());

Deno.test("the schema can be distributed over several nodes by municipality", async () => {
  assert.deepEqual(await listDistributionFaults(owner), []);
});

Deno.test("everybody's records lie with their municipality, what all point to on every node", async () => {
  const tables = await listDistribution(owner);
  const kindOf = (name: string) => tables.find(({ table }) => table === name)!.distribution;
  const byMunicipality = { kind: "distributed", column: "municipality_code" };
  for (const table of ["recipient", "ticket", "dose", "change", "audit", "upload_chunk"]) {
    assert.deepEqual(kindOf(table), byMunicipality, table);
  }
  for (const table of ["account", "session", "municipality", "sealing_key"]) {
    assert.deepEqual(kindOf(table), { kind: "reference" }, table);
  }
  assert.deepEqual(kindOf("tally_total"), { kind: "distributed", column: "area" });
});

/** What somebody might add one day. */
const PLANTED: Record<string, { statement: string; fault: string }> = {
  "a number of a person that is unique in the nation": {
    statement: "create unique index one_number on recipient (resident_number_key)",
    fault: "recipient: one_number lacks municipality_code",
  },
  "a table whose key is an id alone": {
    statement:
      "create table note (id uuid constraint note_key primary key, municipality_code text)",
    fault: "note: note_key lacks municipality_code",
  },
  "a foreign key without the municipality": {
    statement:
      "alter table change add constraint one_change unique (municipality_code, id, kind);" +
      "create table remark (municipality_code text, of_code text, id uuid, constraint to_change " +
      "foreign key (of_code, id) references change (municipality_code, id))",
    fault: "remark: to_change leads to change on other nodes",
  },
  "a table of all nodes that points into one municipality": {
    statement: "create table top_upload (code text, id uuid, constraint to_upload " +
      "foreign key (code, id) references upload (municipality_code, id))",
    fault: "top_upload: to_upload leads to upload on other nodes",
  },
  "a row numbered by the database": {
    statement: "alter table lot add column number bigint generated always as identity",
    fault: "lot: number is numbered by the database",
  },
  "a row numbered by a sequence": {
    statement: "alter table lot add column number bigserial",
    fault: "lot: number is numbered by the database",
  },
};

for (const [what, { statement, fault }] of Object.entries(PLANTED)) {
  Deno.test(`${what} is seen`, async () => {
    const found = await owner.begin(async (tx) => {
      await tx.unsafe(statement);
      throw new Found(await listDistributionFaults(tx));
    }).catch((error) => {
      if (error instanceof Found) return error.faults;
      throw error;
    });
    assert.deepEqual(found, [fault]);
  });
}

/** Takes the plant away again. */
class Found extends Error {
  constructor(readonly faults: string[]) {
    super();
  }
}
