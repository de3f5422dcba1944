import assert from "node:assert/strict";
import fc from "fast-check";
import { undoChange } from "../../../db/change/undo_change.ts";
import { lookupDraft } from "../../../db/correction/draft_records.ts";
import { lookupRecord } from "../../../db/record/lookup_record.ts";
import { inMunicipality, type MunicipalityTransaction } from "../../../db/tenant.ts";
import { correctableDose, correctablePerson } from "../../../domain/correction/correctable.ts";
import { draftedRecord } from "../../../domain/correction/drafted_record.ts";
import { RecipientStatus } from "../../../domain/recipient/recipient_status.ts";
import type { PersonRecord, RecordDose } from "../../../domain/record/person_record.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { registerOf } from "../upload/an_undo.ts";
import { aMyNumber, aTicketNumber } from "../upload/a_recipient.ts";
import { aCorrection, aHandDose, type Correcting } from "./a_correction.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const nextNumber = fc.integer({ min: 870_000_001, max: 870_000_003 }).map(aTicketNumber);

const personCells = fc.record({
  familyName: fc.constantFrom("山田", "海辺"),
  residentNumber: fc.constantFrom("移-1", "移-2"),
  birthDate: fc.constantFrom("1956-04-12", "1960-01-01"),
  status: fc.option(fc.constantFrom(...RecipientStatus.options)),
  ticketNumber: fc.option(nextNumber),
}, { requiredKeys: [] });

const doseCells = fc.record({
  doseNumber: fc.integer({ min: 1, max: 4 }),
  lotNumber: fc.constantFrom("EX1", "EX2"),
  kind: fc.constantFrom("vaccination" as const, "examination" as const),
  ticketNumber: nextNumber,
}, { requiredKeys: [] });

const position = fc.nat(3);
const myNumber = fc.constantFrom(
  { kind: "kept" as const },
  { kind: "removed" as const },
  { kind: "typed" as const, myNumber: aMyNumber(870_000_009) },
);

const step = fc.oneof(
  fc.record({ does: fc.constant("person" as const), cells: personCells, myNumber }),
  fc.record({ does: fc.constant("dose" as const), position, cells: doseCells }),
  fc.record({ does: fc.constant("delete" as const), position }),
  fc.record({ does: fc.constant("restore" as const), position }),
  fc.record({ does: fc.constant("add" as const), doseNumber: fc.integer({ min: 1, max: 5 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

Deno.test("what was staged is what is written, and taken back it is the record before", async () => {
  let updates = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 4 }),
      async (drafts) => {
        const act = anAct();
        const code = act.actor.municipalityCode;
        const { correcting } = await aCorrection(database, act);
        const applied: { changeId: string; before: unknown }[] = [];
        for (const steps of drafts) {
          for (const step of steps) await stage(correcting, step);
          const intended = await draftedBy(correcting);
          if (!intended) continue;
          const before = await contentOf(code);
          const updated = await correcting.updates();
          if (updated.ok) updates++;
          if (!updated.ok) {
            assert.deepEqual(await contentOf(code), before, "nothing of a refused one is written");
            await owner`delete from correction_draft where municipality_code = ${code}`;
            continue;
          }
          assert.deepEqual(saying(await correcting.record()), saying(intended));
          applied.unshift({ changeId: await newestChange(code), before });
        }
        for (const { changeId, before } of applied) {
          const undone = await undoChange(database.register, act, {
            changeId,
            reason: "入力の誤り",
          });
          assert.ok(undone.ok, undone.ok ? "" : undone.message);
          assert.deepEqual(await contentOf(code), before);
        }
      },
    ),
    { numRuns: 15 },
  );
  assert.ok(updates >= 3, "nearly all drafts were refused");
});

async function stage(correcting: Correcting, step: Step): Promise<void> {
  const record = await correcting.record();
  const stored = [...record.doses, ...record.withdrawnDoses];
  switch (step.does) {
    case "person": {
      await correcting.person(step.cells, step.myNumber);
      return;
    }
    case "add": {
      const active = correctablePerson(record)!.ticketNumber;
      if (active === null) return;
      const dose = { ticketNumber: active, doseNumber: step.doseNumber };
      await correcting.adds(aHandDose(correcting.act, dose));
      return;
    }
    default: {
      const dose = stored[step.position % Math.max(stored.length, 1)];
      if (!dose) return;
      if (step.does === "dose") await correcting.doseOf(dose, asKind(step.cells));
      else if (step.does === "delete" && !dose.withdrawnAt) await correcting.deletesDose(dose);
      else if (step.does === "restore" && dose.withdrawnAt) await correcting.restoresDose(dose);
    }
  }
}

/** As the form makes it: an examination has no vaccine. */
function asKind(cells: Extract<Step, { does: "dose" }>["cells"]) {
  if (!cells.kind) return cells;
  if (cells.kind === "examination") {
    return { ...cells, vaccineCode: null, vaccineMaker: null, lotNumber: null };
  }
  return { ...cells, vaccineCode: "pfizer", vaccineMaker: "ファイザー" };
}

/** The record as the draft shows it; undefined when nothing is staged. */
function draftedBy({ act, subject }: Correcting): Promise<PersonRecord | undefined> {
  const code = act.actor.municipalityCode;
  return inMunicipality(database.register, code, async (tx) => {
    const draft = await lookupDraft(tx, act, subject);
    if (!draft) return undefined;
    const record = await lookupRecord(tx, code, subject);
    const { record: drafted, marks } = draftedRecord(record!, draft.edits, act.at);
    const own = new Set(drafted.tickets.map(({ ticketNumber }) => ticketNumber));
    const doses = drafted.doses.filter(({ id, ticketNumber }) =>
      marks.doses.get(id) !== "withdraw" && own.has(ticketNumber)
    );
    const joining = drafted.tickets.map(({ ticketNumber }) => ticketNumber)
      .filter((number) => !record!.tickets.some(({ ticketNumber }) => ticketNumber === number));
    return { ...drafted, doses: [...doses, ...await waitingOn(tx, code, joining)] };
  });
}

/** Doses that wait on a ticket join with it. */
async function waitingOn(
  tx: MunicipalityTransaction,
  code: string,
  tickets: string[],
): Promise<RecordDose[]> {
  if (tickets.length === 0) return [];
  const rows = await tx.selectFrom("ticket").select("id").where("ticket_number", "in", tickets)
    .execute();
  const records = await Promise.all(
    rows.map(({ id }) => lookupRecord(tx, code, { kind: "ticket", id })),
  );
  return records.flatMap((record) => record?.doses ?? []);
}

/** What a record says, without ids and versions. */
function saying(record: PersonRecord) {
  const { myNumber, ...person } = correctablePerson(record)!;
  return {
    person: { ...person, hasMyNumber: myNumber !== null },
    tickets: record.tickets.map(({ ticketNumber, state }) => `${ticketNumber} ${state}`).toSorted(),
    doses: record.doses.map((dose) => JSON.stringify(correctableDose(dose))).toSorted(),
  };
}

async function newestChange(code: string): Promise<string> {
  const [row] = await owner`
    select id from change where municipality_code = ${code} order by id desc limit 1`;
  return row!.id;
}

/**
 * Everything that is in force. A dose that was added and taken back stays, deleted, and so does the
 * ticket it was given on, waiting for nobody.
 */
async function contentOf(code: string) {
  const [people, tickets, doses] = await registerOf(owner, code);
  const live = doses!.filter((dose) => dose.withdrawn_at === null);
  const inForce = tickets!.filter((ticket) =>
    ticket.resident_number_key !== null ||
    live.some((dose) => dose.ticket_number === ticket.ticket_number)
  );
  return [people, inForce, live];
}
