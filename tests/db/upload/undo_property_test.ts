import assert from "node:assert/strict";
import fc from "fast-check";
import { registerDose } from "../../../db/dose/register_dose.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { upload, type UploadedFile } from "./an_upload.ts";
import { awaitedOf, registerOf, undo, versionsEver, versionsNow } from "./an_undo.ts";
import { randomDoseFile, randomFile, randomTicketNumber } from "./random_files.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const anyFile = fc.oneof({ weight: 3, arbitrary: randomFile }, randomDoseFile);
const fileOrDose = fc.oneof({ weight: 2, arbitrary: anyFile }, randomTicketNumber);

Deno.test("a register with an upload taken back is the one before the upload", async () => {
  let undone = 0;
  const earlier = fc.array(fileOrDose, { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(earlier, anyFile, async (earlier, last) => {
      const act = anAct();
      for (const step of earlier) await take(act, step);
      const before = await everything(act.actor.municipalityCode);
      const uploadId = await take(act, last);
      if (!uploadId) return;
      assert.deepEqual(await undo(database, act, uploadId), []);
      assert.deepEqual(await everything(act.actor.municipalityCode), before);
      undone++;
    }),
    { numRuns: 12 },
  );
  assert.ok(undone > 5, "most files were registered");
});

Deno.test("uploads taken back newest first lead back step by step to the empty register", async () => {
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyFile, { minLength: 2, maxLength: 5 }), async (files) => {
      const act = anAct();
      const code = act.actor.municipalityCode;
      const applied: { id: string; before: unknown }[] = [];
      for (const file of files) {
        const before = await everything(code);
        const id = await take(act, file);
        if (id) applied.unshift({ id, before });
      }
      for (const { id, before } of applied) {
        assert.deepEqual(await undo(database, act, id), []);
        assert.deepEqual(await everything(code), before);
        undone++;
      }
    }),
    { numRuns: 6 },
  );
  assert.ok(undone > 5, "most files were registered");
});

const somebody = aRecipient();
const called = (givenName: string): UploadedFile => ({ content: [{ ...somebody, givenName }] });

type WalkStep = UploadedFile | string | { undoOf: number };

/** Somebody is registered and taken back; another's name stays, since a later file gave it. */
const KNOWN_WALKS: [WalkStep[]][] = [
  [[called("花子"), { undoOf: 0 }]],
  [[called("花子"), called("太郎"), { undoOf: 0 }]],
];

Deno.test("uploads, doses and undos in any order lose no version, no dose, and mix up nobody", async () => {
  const step: fc.Arbitrary<WalkStep> = fc.oneof(
    { weight: 3, arbitrary: fileOrDose },
    { weight: 2, arbitrary: fc.record({ undoOf: fc.nat(9) }) },
  );
  const seen = { kept: 0, back: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const act = anAct();
      const code = act.actor.municipalityCode;
      const [uploads, stood] = [[] as string[], new Set<string>()];
      for (const step of steps) {
        if (typeof step === "object" && "undoOf" in step) {
          const [id] = uploads.splice(step.undoOf % Math.max(uploads.length, 1), 1);
          if (id) seen[(await undo(database, act, id)).length > 0 ? "kept" : "back"]++;
        } else {
          const id = await take(act, step);
          if (id) uploads.push(id);
        }
        for (const version of await versionsNow(owner, code)) stood.add(version);
        await assertSound(code);
      }
      const ever = await versionsEver(owner, code);
      assert.deepEqual([...stood].filter((version) => !ever.has(version)), []);
      assert.equal(ever.size, stood.size, "and the history has nothing that never stood");
    }),
    { numRuns: 9, examples: KNOWN_WALKS },
  );
  assert.ok(seen.kept > 0 && seen.back > 0, "both kinds of undo were tried");
});

async function everything(code: string) {
  return [...await registerOf(owner, code), await awaitedOf(owner, code)];
}

/** Uploads a file and answers its id if it was registered, or registers a dose on a ticket. */
async function take(act: Act, step: UploadedFile | string): Promise<string | undefined> {
  const { actor } = act;
  if (typeof step === "string") {
    const ticket = aTicket(actor.municipalityCode, { ticketNumber: step });
    await registerDose(database.register, anAct({ actor: anActor(actor) }), aDose(ticket));
    return;
  }
  const { record } = await upload(database, anAct({ actor }), step);
  return record.state === "applied" ? record.id : undefined;
}

async function assertSound(code: string): Promise<void> {
  const shared = await owner`
    select my_number_index from recipient
    where municipality_code = ${code} and status is null and my_number_index is not null
    group by 1 having count(*) > 1`;
  assert.deepEqual([...shared], [], "no two people in place share a My Number");
  const lost = await owner`
    select from dose_history where municipality_code = ${code} and source <> 'upload'`;
  assert.equal(lost.length, 0, "no dose of a venue was touched");
}
