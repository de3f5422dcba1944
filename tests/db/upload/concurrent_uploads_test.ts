import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import fc from "fast-check";
import type { Database } from "../../../db/database.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import { listQueuedJobs } from "../../../db/job/queued_jobs.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { until } from "../embedded/writer_process.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { registerOf } from "./an_undo.ts";
import { aJobOffice, checkFile, countsOf, outcomeOf, receiveFile, upload } from "./an_upload.ts";
import { randomFile } from "./random_files.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** Three processes' worth of looking for jobs, until nothing is queued any more. */
async function runTogether(database: Database): Promise<void> {
  while ((await listQueuedJobs(database.gate)).length > 0) {
    await Promise.all([1, 2, 3].map(() => runJobs(aJobOffice(database))));
  }
}

async function approve(act: Act, uploadId: string): Promise<void> {
  const approval = { rejectedRows: "left_out", doubts: "settled" } as const;
  const answer = await approveUpload(database.register, act, { uploadId, approval });
  assert.ok(answer.ok);
}

/** Approves what waits for a decision, again and again, until all of it is applied. */
async function applyAll(act: Act, ids: readonly string[]): Promise<void> {
  const waiting = async () => {
    const outcomes = await Promise.all(ids.map((id) => outcomeOf(database, act, id)));
    return outcomes.filter(({ record }) => record.state !== "applied").map(({ id }) => id);
  };
  for (let rest = await waiting(); rest.length > 0; rest = await waiting()) {
    await Promise.all(rest.map((id) => approve(act, id)));
    await runTogether(database);
    assert.ok((await waiting()).length < rest.length, "each round one of them is applied");
  }
}

Deno.test("of uploads of the same people at once one is applied, the others are reviewed again", async () => {
  const act = anAct();
  const { municipalityCode } = act.actor;
  const people = Array.from({ length: 500 }, () => aRecipient());
  const files = [people, people.toReversed(), people.map((it) => ({ ...it, familyName: "鈴木" }))];
  const ids = await Promise.all(files.map((content) => receiveFile(database, act, { content })));
  await runTogether(database);
  await Promise.all(ids.map((id) => approve(act, id)));
  await runTogether(database);
  const outcomes = () => Promise.all(ids.map((id) => outcomeOf(database, act, id)));
  const states = (await outcomes()).map(({ record }) => record.state);
  assert.deepEqual(states.toSorted(), ["applied", "checked", "checked"]);
  assert.equal(await countRows(owner, "recipient", municipalityCode), 500);
  assert.equal(await countRows(owner, "change", municipalityCode), 1);

  await applyAll(act, ids);
  const counts = (await outcomes()).map(countsOf);
  const total = (column: number) => counts.reduce((sum, count) => sum + count[column]!, 0);
  assert.deepEqual([total(0), total(1) + total(2)], [500, 1000]);
  assert.equal(await countRows(owner, "recipient_history", municipalityCode), total(1));
});

Deno.test("of any two files at once the register is that of one order or the other", async () => {
  await fc.assert(
    fc.asyncProperty(randomFile, randomFile, randomFile, async (before, one, other) => {
      const act = anAct();
      await upload(database, act, { ...before, rejectedRows: "left_out" });
      const ids = await Promise.all([one, other].map((file) => receiveFile(database, act, file)));
      await runTogether(database);
      await applyAll(act, ids);
      const expected = [];
      for (const order of [[one, other], [other, one]]) {
        const neighbour = anAct();
        for (const file of [before, ...order]) {
          await upload(database, neighbour, { ...file, rejectedRows: "left_out" });
        }
        expected.push(await contentOf(neighbour));
      }
      const stored = await contentOf(act);
      assert.ok(expected.includes(stored), [stored, ...expected].join("\n"));
    }),
    { numRuns: 4 },
  );
});

Deno.test("one approved upload taken up by three processes is applied once", async () => {
  const act = anAct();
  const id = await checkFile(database, act, { content: [aRecipient()] });
  await approve(act, id);
  await runTogether(database);
  assert.equal(await countRows(owner, "change", act.actor.municipalityCode), 1);
  assert.equal(await countRows(owner, "audit", act.actor.municipalityCode), 1);
});

Deno.test("one municipality's upload, held in its middle, does not keep another's from its end", async () => {
  const [held, free] = [anAct(), anAct()];
  const code = held.actor.municipalityCode;
  const content = [aRecipient()];
  const id = await checkFile(database, held, { content });
  await approve(held, id);
  const gate = await owner.reserve();
  await gate`begin`;
  await gate`insert into ticket (municipality_code, ticket_number, state, change_id)
    select ${code}, ${content[0]!.ticketNumber}, 'active', ${await aChangeOf(code)}`;
  const waiting = runJobs(aJobOffice(database));
  await until(async () =>
    (await owner`
      select from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and query like '%insert into ticket %'`).length > 0
  );
  const { record } = await upload(database, free, { content: [aRecipient()] });
  assert.equal(record.state, "applied");
  assert.equal((await outcomeOf(database, held, id)).record.state, "approved", "still at it");
  await gate`rollback`;
  gate.release();
  await waiting;
  assert.equal((await outcomeOf(database, held, id)).record.state, "applied");
});

Deno.test("doses registered while the people's file is applied are neither lost nor doubled", async () => {
  const act = anAct();
  const { municipalityCode } = act.actor;
  const people = Array.from({ length: 40 }, () => aRecipient());
  const id = await checkFile(database, act, { content: people });
  await approve(act, id);
  const tickets = people.map(({ ticketNumber }) => aTicket(municipalityCode, { ticketNumber }));
  const doses = tickets.flatMap((ticket) => [aDose(ticket), aDose({ ...ticket, doseNumber: 2 })]);
  await Promise.all([
    runJobs(aJobOffice(database)),
    ...doses.map((dose) => giveDose(database, anAct({ actor: act.actor }), dose)),
  ]);
  assert.equal((await outcomeOf(database, act, id)).record.state, "applied");
  const [found] = await owner`
    select count(*) as doses, count(distinct (resident_number_key, dose_number)) as persons
    from dose join ticket using (municipality_code, ticket_number)
    where municipality_code = ${municipalityCode} and resident_number_key is not null`;
  assert.deepEqual({ ...found }, { doses: 80, persons: 80 });
  assert.equal(await countRows(owner, "dose", municipalityCode), 80);
  assert.equal(await countRows(owner, "ticket", municipalityCode), 40);
});

/** What a municipality's register has in common with another's where the same was done. */
async function contentOf({ actor }: Act): Promise<string> {
  const register = await registerOf(owner, actor.municipalityCode);
  return JSON.stringify(register.map((rows) =>
    rows.map((row) => {
      const { municipality_code, id: _id, my_number_index: _index, my_number_sealed, ...rest } =
        row;
      const place = {
        municipalityCode: String(municipality_code),
        residentNumberKey: String(row.resident_number_key),
      };
      const sealed = Buffer.from(String(my_number_sealed ?? "").slice(2), "hex");
      const myNumber = my_number_sealed && theSealers().myNumbers.open(sealed, place);
      return JSON.stringify({ ...rest, myNumber });
    }).toSorted()
  ));
}

/** The id of a change that stands for somebody's work there. */
async function aChangeOf(municipalityCode: string): Promise<string> {
  const actor = anActor({ municipalityCode });
  const ticket = aTicket(municipalityCode);
  await giveDose(database, anAct({ actor }), aDose(ticket));
  const [row] = await owner`
    select change_id from ticket where municipality_code = ${municipalityCode}
      and ticket_number = ${ticket.ticketNumber}`;
  return row!.change_id;
}
