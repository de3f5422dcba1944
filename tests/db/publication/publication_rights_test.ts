import assert from "node:assert/strict";
import type { DatabaseRole } from "../../../db/connection.ts";
import { connect } from "../../../db/connection.ts";
import { aDatabase } from "../a_database.ts";

const database = await aDatabase();

/** What each role may do with what is published; nobody changes a publication or takes it back. */
const RIGHTS: [role: DatabaseRole, may: string[]][] = [
  ["vrs_app", []],
  ["vrs_gate", ["select"]],
  ["vrs_seal", []],
  ["vrs_eraser", []],
  ["vrs_tally", ["select", "insert"]],
];

const STATEMENTS: Record<string, string> = {
  select: "select 1 from TABLE",
  insert: "insert into TABLE select * from TABLE where false",
  update: "update TABLE set day = day",
  delete: "delete from TABLE",
  truncate: "truncate TABLE",
};

for (const [role, may] of RIGHTS) {
  Deno.test(`${role} may ${may.join(" and ") || "do nothing"} with publications`, async () => {
    const sql = connect(database.address, role, 1);
    for (const table of ["publication", "publication_file"]) {
      for (const [verb, statement] of Object.entries(STATEMENTS)) {
        const doing = sql.unsafe(statement.replaceAll("TABLE", table));
        if (may.includes(verb)) await doing;
        else await assert.rejects(doing, /permission denied/, `${verb} ${table}`);
      }
    }
    await sql.end();
  });
}
