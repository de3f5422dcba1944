import assert from "node:assert/strict";
import fc from "fast-check";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aCorrection, aHandDose, type Correcting } from "../correction/a_correction.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aTicketNumber } from "../upload/a_recipient.ts";
import { contentByRow, lastChange, takeBack } from "./some_undo.ts";

const database = await aDatabase();
const owner = ownerSql(database);
let numbersTaken = 640_000_000;

type Step = (correcting: Correcting) => Promise<unknown>;

const doseNumber = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<{ name: string; take: Step }> = fc.oneof(
  fc.constantFrom("鈴木", "佐藤", null).map((familyName) => ({
    name: `rename ${familyName}`,
    take: (correcting: Correcting) => correcting.person({ familyName }),
  })),
  fc.constantFrom("moved_out" as const, "deceased" as const, null).map((status) => ({
    name: `status ${status}`,
    take: (correcting: Correcting) => correcting.person({ status }),
  })),
  fc.constant({
    name: "another number and ticket",
    take: (correcting: Correcting) =>
      correcting.person({
        residentNumber: String(++numbersTaken),
        ticketNumber: aTicketNumber(++numbersTaken),
      }),
  }),
  fc.constant({
    name: "another My Number",
    take: (correcting: Correcting) =>
      correcting.person({}, { kind: "typed", myNumber: aMyNumber(++numbersTaken) }),
  }),
  fc.record({ at: doseNumber, lotNumber: fc.constantFrom("EX1", "EX2") }).map((chosen) => ({
    name: `lot of ${chosen.at}`,
    take: (correcting: Correcting) => correcting.dose(chosen.at, { lotNumber: chosen.lotNumber }),
  })),
  doseNumber.map((at) => ({
    name: `delete ${at}`,
    take: (correcting: Correcting) => correcting.deletes(at),
  })),
  doseNumber.map((at) => ({
    name: `restore ${at}`,
    take: (correcting: Correcting) => correcting.restores(at),
  })),
  fc.integer({ min: 4, max: 6 }).map((at) => ({
    name: `add ${at}`,
    take: async (correcting: Correcting) => {
      const { tickets: [active] } = await correcting.record();
      const { ticketNumber } = active!;
      return await correcting.adds(
        aHandDose(correcting.act, { ticketNumber, doseNumber: at, vaccinatedOn: "2021-06-29" }),
      );
    },
  })),
);

Deno.test("corrections taken back newest first lead back step by step to what was there", async () => {
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      async (corrections) => {
        const act = anAct({ actor: anActor() });
        const code = act.actor.municipalityCode;
        const { correcting } = await aCorrection(database, act, { doses: 3 });
        const written: { changeId: string; before: Content }[] = [];
        for (const steps of corrections) {
          const before = await contentByRow(owner, code);
          for (const { take } of steps) await take(correcting);
          if (!await isWritten(correcting)) continue;
          written.unshift({ changeId: await lastChange(owner, code), before });
        }
        for (const { changeId, before } of written) {
          assert.equal(await takeBack(database, act, changeId), undefined);
          assertSame(await contentByRow(owner, code), before);
          undone++;
        }
      },
    ),
    { numRuns: 12 },
  );
  assert.ok(undone >= 3, `nearly nothing was written: ${undone}`);
});

Deno.test("a correction is taken back out of turn whole or not at all", async () => {
  const seen = { back: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 4 }),
      fc.nat(3),
      async (steps, chosen) => {
        const act = anAct({ actor: anActor() });
        const code = act.actor.municipalityCode;
        const { correcting } = await aCorrection(database, act, { doses: 3 });
        const changes: string[] = [];
        for (const { take } of steps) {
          await take(correcting);
          if (await isWritten(correcting)) changes.push(await lastChange(owner, code));
        }
        const changeId = changes[chosen % Math.max(changes.length, 1)];
        if (!changeId) return;
        const before = await contentByRow(owner, code);
        const versions = await countVersions(code);
        const refusal = await takeBack(database, act, changeId);
        seen[refusal ? "refused" : "back"]++;
        if (!refusal) {
          return assert.ok(await countVersions(code) > versions);
        }
        assert.match(refusal, /取り消せません/);
        assert.deepEqual(await contentByRow(owner, code), before);
        assert.equal(await countVersions(code), versions, "not even the history knows of it");
      },
    ),
    { numRuns: 15 },
  );
  assert.ok(seen.back + seen.refused >= 3, JSON.stringify(seen));
});

/** Steps that leave all as it is, or that contradict each other, are not written. */
async function isWritten(correcting: Correcting): Promise<boolean> {
  try {
    return (await correcting.updates()).ok;
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return false;
  }
}

type Content = Awaited<ReturnType<typeof contentByRow>>;

/** What was there is there again; what was added is withdrawn, or a ticket that waits for nobody. */
function assertSame(after: Content, before: Content): void {
  for (const [row, content] of before) assert.deepEqual(after.get(row), content, row);
  for (const [row, content] of after) {
    if (before.has(row)) continue;
    if (row.startsWith("dose")) assert.notEqual(content.withdrawn_at, null, row);
    else assert.equal(content.resident_number_key, null, row);
  }
}

async function countVersions(code: string): Promise<number> {
  let count = 0;
  for (const table of ["recipient_history", "ticket_history", "dose_history"]) {
    const [row] = await owner`
      select count(*) as count from ${owner(table)} where municipality_code = ${code}`;
    count += row!.count;
  }
  return count;
}
