import assert from "node:assert/strict";
import { CompiledQuery } from "kysely";
import { openDatabase } from "../../db/database.ts";
import { type SlowStatement, statementLog } from "../../db/slow_statement.ts";
import { aDatabase } from "./a_database.ts";
import { aMunicipality } from "./an_act.ts";
import { fillEveryTable } from "./fill_every_table.ts";
import { ownerSql } from "./owner_sql.ts";

const database = await aDatabase();

/** Words of Japanese, long numbers, and days. */
const VALUES = /[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]+|\d{7,}|\d{4}-\d\d-\d\d/gu;
/** How a day is written, and whose word it was. */
const OUR_OWN_WORDS = ["に", "年", "日", "月"];

Deno.test("no statement of a whole municipality's work has a value in its text", async () => {
  const told: SlowStatement[] = [];
  const watch = { slowMs: 0, tell: (slow: SlowStatement) => void told.push(slow) };
  const watched = openDatabase(database.address, { watch });
  await fillEveryTable(watched, ownerSql(database), aMunicipality());
  await watched.close();
  assert.ok(told.length > 200, `${told.length}`);
  const values = new Set(told.flatMap(({ text }) => text.match(VALUES) ?? []));
  assert.deepEqual([...values].sort(), OUR_OWN_WORDS);
  assert.ok(told.some(({ text }) => /insert into "?recipient/.test(text)), "names among them");
  assert.ok(told.some(({ text }) => /\$1/.test(text)));
});

Deno.test("only a statement that took so long is told of, and none that failed", () => {
  const told: SlowStatement[] = [];
  const log = statementLog({ slowMs: 500, tell: (slow) => told.push(slow) });
  const query = CompiledQuery.raw("select\n  $1", ["山田"]);
  log({ level: "query", query, queryDurationMillis: 499.9 });
  log({ level: "error", query, queryDurationMillis: 900, error: new Error("山田") });
  assert.deepEqual(told, []);
  log({ level: "query", query, queryDurationMillis: 500.4 });
  assert.deepEqual(told, [{ text: "select $1", ms: 500 }]);
});
