import assert from "node:assert/strict";
import fc from "fast-check";
import { foldTallies } from "../../../db/tally/fold.ts";
import { openTally } from "../../../db/tally/tally_connection.ts";
import { verifyAreas } from "../../../db/tally/verify_areas.ts";
import { verifyMunicipality } from "../../../db/tally/verify_tallies.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { Desk, type Step } from "./a_desk.ts";
import { anyStep, file } from "./some_steps.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const tally = openTally(database.address);

/** A step, and whether somebody looks at the figures, or adds them up, after it. */
const watched = (step: fc.Arbitrary<Step>) =>
  fc.record({ step, then: fc.constantFrom("nothing", "look", "look", "fold") });

/** A file comes first, so that there is somebody for what follows. */
const anyWalk = fc.tuple(
  watched(file),
  fc.array(watched(anyStep), { minLength: 6, maxLength: 13 }),
).map(([first, rest]) => [first, ...rest]);

Deno.test("whatever is done in whatever order, every tally is what a recount comes to", async () => {
  const taken = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyWalk, async (steps) => {
      const desk = new Desk(database, owner, anAct());
      const done: string[] = [];
      for (const { step, then } of steps) {
        if (await desk.takes(step)) {
          const kind = step.name.split(" ")[0]!;
          taken.set(kind, (taken.get(kind) ?? 0) + 1);
          done.push(step.name);
        }
        if (then === "look") await assertExact(desk.code, done);
        if (then === "fold") await foldTallies(database);
      }
      await foldTallies(database);
      await assertExact(desk.code, done);
      const [waiting] = await owner`
        select (select count(*) from dose_change) + (select count(*) from people_change) as count`;
      assert.equal(waiting!.count, 0, "all of it is in the tallies");
    }),
    { numRuns: 12 },
  );
  for (const kind of ["file", "venue", "hand", "correction", "undo", "erasure"]) {
    assert.ok(taken.has(kind), `${kind}: ${JSON.stringify([...taken])}`);
  }
  const wrong = (await verifyAreas(tally)).filter(({ faults }) => faults.length > 0);
  assert.deepEqual(wrong, [], "and so are the prefectures' and the nation's");
});

async function assertExact(code: string, done: readonly string[]): Promise<void> {
  assert.deepEqual(await verifyMunicipality(database.register, code), [], done.join("\n"));
}
