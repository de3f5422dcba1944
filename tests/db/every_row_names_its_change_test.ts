import assert from "node:assert/strict";
import { aDatabase } from "./a_database.ts";
import { aMunicipality } from "./an_act.ts";
import { fillEveryTable } from "./fill_every_table.ts";
import { ownerSql } from "./owner_sql.ts";

const database = await aDatabase();
const owner = ownerSql(database);

// No foreign key says so: it would cost a large upload a fifth of its time.
Deno.test("every row of the register and of its history names a change that exists", async () => {
  const code = aMunicipality();
  await fillEveryTable(database, owner, code);
  for (const table of ["recipient", "ticket", "dose"]) {
    for (const name of [table, `${table}_history`]) {
      const [count] = await owner`
        select count(*) as rows, count(change.id) as named from ${owner(name)} as row
        left join change on change.municipality_code = row.municipality_code
          and change.id = row.change_id
        where row.municipality_code = ${code}`;
      assert.ok(count!.rows > 0, `${name} has rows`);
      assert.equal(count!.named, count!.rows, name);
    }
  }
});
