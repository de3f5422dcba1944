import assert from "node:assert/strict";
import fc from "fast-check";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { OUTPUT_ENCODINGS } from "../../../domain/output/output_choice.ts";
import { OUTPUT_KINDS } from "../../../domain/output/output_kind.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { checkFile, outcomeOf, upload } from "../upload/an_upload.ts";
import { output } from "./an_output.ts";

const database = await aDatabase();

/** What venues type, and what a CSV could stumble over; all of it is in Shift_JIS too. */
const letters = [..."会場髙﨑㈱①Ⅲｱﾊﾟ～－・ー,\"' 　A9a;%\\"];
const text = (longest: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: longest })
    .map((signs) => `第${signs.join("")}`.slice(0, longest).trim());

const given = fc.array(
  fc.record({
    isRegistered: fc.boolean(),
    doseNumber: fc.integer({ min: 1, max: 4 }),
    day: fc.integer({ min: 1, max: 28 }),
    venueName: text(30),
    doctorName: text(20),
    lotNumber: fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,19}$/),
    vaccineCode: fc.constantFrom(...PRESET_VACCINES.map(({ code }) => code)),
  }),
  { minLength: 1, maxLength: 8 },
);
const choice = fc.record({
  kind: fc.constantFrom(...OUTPUT_KINDS),
  encoding: fc.constantFrom(...OUTPUT_ENCODINGS),
  header: fc.boolean(),
  doseCount: fc.integer({ min: 1, max: 5 }),
});

Deno.test("an output that is uploaded again changes nothing, row for row", async () => {
  await fc.assert(
    fc.asyncProperty(given, choice, async (doses, choice) => {
      const actor = anActor();
      const act = anAct({ actor });
      const people = doses.map(() => aRecipient());
      const registered = people.filter((_, index) => doses[index]!.isRegistered);
      if (registered.length > 0) await upload(database, act, { content: registered });
      for (const [index, { doseNumber, day, isRegistered: _, ...entry }] of doses.entries()) {
        const { ticketNumber } = people[index]!;
        const ticket = aTicket(actor.municipalityCode, { ticketNumber, doseNumber });
        const vaccinatedOn = `2021-06-${String(day).padStart(2, "0")}`;
        const registration = aDose(ticket, { entry: aDoseEntry({ ...entry, vaccinatedOn }) });
        await giveDose(database, act, registration);
      }
      const { record, bytes } = await output(database, act, choice);
      assert.equal(record.lossCount, 0);
      if (record.rowCount === 0) return;
      const id = await checkFile(database, act, { kind: "dose", content: new Uint8Array(bytes) });
      const again = await outcomeOf(database, act, id);
      assert.deepEqual(again.issues, []);
      const { state, rowCount, unchangedCount } = again.record;
      const rows = record.rowCount;
      assert.deepEqual({ state, rowCount, unchangedCount }, {
        state: "checked",
        rowCount: rows,
        unchangedCount: rows,
      });
    }),
    { numRuns: 25 },
  );
});
