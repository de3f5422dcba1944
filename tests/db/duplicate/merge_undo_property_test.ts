import assert from "node:assert/strict";
import fc from "fast-check";
import { undoChange } from "../../../db/change/undo_change.ts";
import { viewPair } from "../../../db/duplicate/look_up_pair.ts";
import { mergePeople } from "../../../db/duplicate/merge_people.ts";
import type { Act } from "../../../domain/account/act.ts";
import { seenVersions } from "../../../domain/duplicate/changed_since.ts";
import {
  type ComparedPair,
  dosesOfBoth,
  otherSide,
} from "../../../domain/duplicate/compared_pair.ts";
import { fieldLines, MERGE_FIELDS } from "../../../domain/duplicate/compare_people.ts";
import { collisionField, doseCollisions } from "../../../domain/duplicate/dose_collision.ts";
import {
  defaultChoices,
  mergedTickets,
  readMergeChoice,
} from "../../../domain/duplicate/merge_choice.ts";
import { mergedFields } from "../../../domain/duplicate/merged_person.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aTicketNumber } from "../upload/a_recipient.ts";
import { registerOf, versionsEver, versionsNow } from "../upload/an_undo.ts";
import { upload } from "../upload/an_upload.ts";
import { aStoredPair } from "./a_pair.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;
const sealers = theSealers();

const side = fc.record({
  cells: fc.record({
    familyName: fc.constantFrom("山田", "旧姓"),
    birthDate: fc.constantFrom("19560412", "19560413"),
    flag: fc.constantFrom("", "", "1", "2"),
  }),
  isReissued: fc.boolean(),
  doseNumbers: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
});
const draws = fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 });
let reissued = 800_000_000;

Deno.test("whatever is chosen, the register is as the confirmation said, and after the undo as it was", async () => {
  await fc.assert(
    fc.asyncProperty(side, side, draws, async (left, right, drawn) => {
      const act = anAct();
      const pair = await aLivelyPair(act, [left, right]);
      const before = await registerOf(owner, act.actor.municipalityCode);
      const versions = await versionsNow(owner, act.actor.municipalityCode);
      const { compared } = await viewPair(register, act, pair);
      const read = readMergeChoice(compared, typedBy(compared, drawn));
      assert.ok(read.ok);
      const choice = read.value;
      const seen = seenVersions(compared);
      const merging = { pair, choice, seen, reason: "住民の異動" };
      const merged = await mergePeople({ register, sealers }, act, merging);
      assert.deepEqual(merged, { ok: true, value: undefined });

      const { compared: after, standing } = await viewPair(register, act, pair);
      const [kept, absorbed] = [after[choice.kept], after[otherSide(choice.kept)]];
      assert.deepEqual(
        MERGE_FIELDS.map((field) => fieldLines(field, kept.person)),
        mergedFields(compared, choice).map(({ lines }) => lines),
      );
      assert.deepEqual(ticketsOf(kept), ticketsOf({ tickets: mergedTickets(compared, choice) }));
      const staying = dosesOfBoth(compared)
        .filter(({ id }) => !choice.withdrawnDoseIds.includes(id));
      assert.deepEqual(idsOf(kept.doses), idsOf(staying));
      assert.deepEqual([absorbed.tickets, absorbed.person.status], [[], "removed"]);
      assert.equal(absorbed.person.hasMyNumber, false);

      const undo = { changeId: standing.merge!.changeId, reason: "入力の誤り" };
      assert.deepEqual(await undoChange(register, act, undo), { ok: true, value: undefined });
      assert.deepEqual(await registerOf(owner, act.actor.municipalityCode), before);
      const ever = await versionsEver(owner, act.actor.municipalityCode);
      assert.ok(versions.every((version) => ever.has(version)));
    }),
    { numRuns: 12 },
  );
});

interface Drawn {
  cells: { familyName: string; birthDate: string; flag: string };
  isReissued: boolean;
  doseNumbers: number[];
}

/** Two stored people, some with a second ticket and with doses. */
async function aLivelyPair(act: Act, sides: [Drawn, Drawn]) {
  const { pair, people } = await aStoredPair(database, act, [sides[0].cells, sides[1].cells]);
  for (const [index, { isReissued, doseNumbers }] of sides.entries()) {
    const person = people[index]!;
    for (const doseNumber of doseNumbers) {
      const ticket = aTicket(act.actor.municipalityCode, { ...person, doseNumber });
      await giveDose(database, act, aDose(ticket));
    }
    if (!isReissued) continue;
    const ticketNumber = aTicketNumber(++reissued);
    await upload(database, act, { content: [{ ...person, ticketNumber }] });
  }
  return pair;
}

function typedBy(pair: ComparedPair, drawn: readonly number[]) {
  const typed = defaultChoices(pair);
  const sideAt = (index: number) => drawn[index]! % 2 === 0 ? "left" : "right";
  ["kept", ...MERGE_FIELDS].forEach((field, index) => typed[field] = sideAt(index));
  const active = [...pair.left.tickets, ...pair.right.tickets]
    .filter(({ state }) => state === "active");
  typed.ticket = active[drawn[7]! % active.length]!.id;
  doseCollisions(pair).forEach((collision, index) => {
    typed[collisionField(collision)] = collision.doses[drawn[8 + index]! % 2]!.id;
  });
  return typed;
}

function ticketsOf({ tickets }: { tickets: readonly { ticketNumber: string; state: string }[] }) {
  return tickets.map(({ ticketNumber, state }) => `${ticketNumber} ${state}`).toSorted();
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id).toSorted();
}
