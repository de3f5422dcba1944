import assert from "node:assert/strict";
import { sql } from "kysely";
import { rowsOfChange } from "../../../db/change/rows_of_change.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { recipientIdOf } from "../confirmation/a_confirmation.ts";
import { Correcting } from "../correction/a_correction.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { lastChange, takeBack } from "./some_undo.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** Somebody without a ticket gets one, which is the only row the change writes. */
async function aTicketAdded(index: number) {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient({ ticketNumber: "" });
  await applyPeople(database, act, [person]);
  const id = await recipientIdOf(database, act, person);
  const desk = new Correcting(database, act, { kind: "recipient", id });
  await desk.person({ ticketNumber: aTicketNumber(index) });
  await desk.update();
  const changeId = await lastChange(owner, code);
  const rows = () =>
    inMunicipality(database.register, code, (tx) => rowsOfChange(tx, code, changeId));
  return { act, code, desk, changeId, rows };
}

Deno.test("a ticket that was the whole change is found", async () => {
  const { rows, code } = await aTicketAdded(940_000_001);
  const [ticket] = await owner`select id from ticket where municipality_code = ${code}`;
  assert.deepEqual(await rows(), { recipient: [], ticket: [ticket!.id], dose: [] });
});

Deno.test("it is found after its person got another number, and after it was taken away", async () => {
  const { act, rows, desk, changeId } = await aTicketAdded(940_000_002);
  const found = await rows();
  await desk.person({ residentNumber: "777123" });
  await desk.update();
  assert.deepEqual(await rows(), found);
  const { act: other, ...another } = await aTicketAdded(940_000_003);
  const before = await another.rows();
  assert.equal(await takeBack(database, other, another.changeId), undefined);
  assert.deepEqual(await another.rows(), before);
  assert.match(await takeBack(database, act, changeId) ?? "", /変更/);
});

Deno.test("however many people there are, only the rows of the change are read", async () => {
  const { rows, code, changeId } = await aTicketAdded(940_000_004);
  const found = await rows();
  await owner`
    insert into recipient (municipality_code, resident_number_key, resident_number, change_id)
    select municipality_code, 'r' || number, 'r' || number, change_id
    from recipient, generate_series(1, 20000) as number where municipality_code = ${code}`;
  await owner`
    insert into ticket (municipality_code, ticket_number, resident_number_key, state, change_id)
    select municipality_code, lpad(number::text, 10, '0'), 'r' || number, 'active', change_id
    from recipient, generate_series(1, 20000) as number
    where municipality_code = ${code} and resident_number_key not like 'r%'`;
  await owner`analyze recipient, ticket`;
  const { again, read } = await inMunicipality(database.register, code, async (tx) => {
    const again = await rowsOfChange(tx, code, changeId);
    const { rows: [statistics] } = await sql<{ read: number }>`
      select sum(seq_tup_read + idx_tup_fetch)::integer as read from pg_stat_xact_user_tables
      where relname in ('recipient', 'ticket', 'dose')`.execute(tx);
    return { again, read: statistics!.read };
  });
  assert.deepEqual(again, found);
  assert.ok(read < 1_000, `${read} rows`);
});
