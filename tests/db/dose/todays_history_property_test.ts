import assert from "node:assert/strict";
import fc from "fast-check";
import { aDatabase } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aTodaysDose } from "./a_todays_dose.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const venue = anAct({ actor: anActor({ kind: "venue" }) });
const issuers = [venue.actor.municipalityCode, aMunicipality()];

/** A step and whether its screen was opened before the last change. */
const step = fc.record({
  does: fc.constantFrom("correct", "withdraw", "restore"),
  lotNumber: fc.constantFrom("EX1", "EX2", "EX3"),
  isStale: fc.boolean(),
});

Deno.test("after any corrections, withdrawals and restorations the history holds every version", async () => {
  let written = 0;
  const steps = fc.array(step, { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(...issuers), async (steps, issuer) => {
      const { work } = await aTodaysDose(database, { act: venue, issuer });
      const { doseId } = work.dose;
      const states = [await contentOf(doseId)];
      for (const { does, lotNumber, isStale } of steps) {
        const version = states.length - (isStale ? 1 : 0);
        const before = await contentOf(doseId);
        const { kind } = does === "correct"
          ? await work.corrects(version, { lotNumber })
          : await (does === "withdraw" ? work.withdraws(version) : work.restores(version));
        const after = await contentOf(doseId);
        if (version !== states.length) {
          assert.deepEqual(after, before, "a stale screen writes nothing");
        }
        if (kind !== "done") assert.deepEqual(after, before);
        if (after.version !== before.version) states.push(after);
      }
      written += states.length - 1;
      const versions = await owner`
        select version, lot_number, withdrawn_at is not null as withdrawn from (
          select version, lot_number, withdrawn_at from dose where id = ${doseId}
          union all
          select version, lot_number, withdrawn_at from dose_history where id = ${doseId}
        ) as every order by version`;
      assert.deepEqual([...versions], states);
      assert.deepEqual(states.map(({ version }) => version), states.map((_, index) => index + 1));
    }),
    { numRuns: 25 },
  );
  assert.ok(written > 10, `only ${written} changes were written`);
});

interface Content {
  version: number;
  lot_number: string;
  withdrawn: boolean;
}

async function contentOf(doseId: string): Promise<Content> {
  const [row] = await owner<[Content]>`
    select version, lot_number, withdrawn_at is not null as withdrawn from dose
    where id = ${doseId}`;
  return row;
}
