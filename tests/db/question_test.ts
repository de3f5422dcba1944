import assert from "node:assert/strict";
import { sql } from "kysely";
import { all, ask, known, question } from "../../db/question.ts";
import { aDatabase } from "./a_database.ts";
import { anActor } from "./an_act.ts";

const { register } = await aDatabase();
const { municipalityCode } = anActor();

Deno.test("what two questions ask alike is asked once, and each answer stands under its name", async () => {
  const told = await ask(
    register,
    municipalityCode,
    all({ one: drawn("a"), nothing: known(7), same: drawn("a"), other: drawn("b") }),
  );
  assert.equal(told.nothing, 7);
  assert.deepEqual([told.one.by, told.same.by, told.other.by], ["a", "a", "b"]);
  assert.equal(told.same.number, told.one.number);
  assert.notEqual(told.other.number, told.one.number);
});

Deno.test("a question of several statements has the rows of each, whatever is asked beside it", async () => {
  const both = question(
    () => [drawing("a"), drawing("b")] as const,
    ([[first], [second]]) => [first!.by, second!.by],
  );
  const told = await ask(register, municipalityCode, all({ before: drawn("b"), both }));
  assert.deepEqual(told.both, ["a", "b"]);
  assert.equal(told.before.by, "b");
});

/** Another number each time it is asked. */
function drawing(by: string) {
  return sql<{ by: string; number: number }>`select ${by}::text as by, random() as number`;
}

function drawn(by: string) {
  return question(() => [drawing(by)], ([[row]]) => row!);
}
