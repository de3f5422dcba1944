import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { until } from "../embedded/writer_process.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { aJobOffice, outcomeOf, receiveFile } from "./an_upload.ts";
import { chooseUploadSteps } from "../../../db/upload/upload_setting.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("a ticket a venue adds while the upload is about to add it still finds its person", async () => {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  const people = [aRecipient(), aRecipient(), aRecipient()];
  const { ticketNumber, residentNumber } = people[1]!;
  await chooseUploadSteps(database.register, act, "one_step");
  const id = await receiveFile(database, act, { content: people });
  let running = Promise.resolve();
  // Holds the upload up between weighing its rows and writing them.
  await owner.begin(async (held) => {
    await held`lock table recipient in share mode`;
    running = runJobs(aJobOffice(database));
    await until(async () => {
      const [waiting] = await owner`
        select count(*) as count from pg_locks where not granted
          and database = (select oid from pg_database where datname = current_database())`;
      return waiting!.count > 0;
    });
    await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  });
  await running;
  const { record } = await outcomeOf(database, act, id);
  assert.deepEqual([record.state, record.newCount], ["applied", 3]);
  const tickets = await owner`
    select ticket.resident_number_key is not null as owned, recipient.resident_number, ticket.state
    from ticket left join recipient using (municipality_code, resident_number_key)
    where ticket.municipality_code = ${code} and ticket_number = ${ticketNumber}`;
  assert.deepEqual([...tickets].map((ticket) => ({ ...ticket })), [
    { owned: true, resident_number: residentNumber, state: "active" },
  ]);
  const [count] = await owner`
    select count(*) as tickets from ticket where municipality_code = ${code}`;
  assert.equal(count!.tickets, 3);
});
