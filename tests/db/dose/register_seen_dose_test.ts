import assert from "node:assert/strict";
import { readTickets } from "../../../db/dose/read_tickets.ts";
import { registerSeenDose } from "../../../db/dose/register_seen_dose.ts";
import type { Act } from "../../../domain/account/act.ts";
import { seenWarnings } from "../../../domain/dose/dose_warning.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./a_dose.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

Deno.test("a row nobody warns of is registered, and sent again answers the same dose", async () => {
  const { act, ticket } = await aRegisteredTicket();
  const registration = aDose(ticket, { source: "hand" });
  const first = await registerSeenDose(register, act, { registration, seen: "" });
  assert.equal(first.kind, "registered");
  assert.deepEqual(await registerSeenDose(register, act, { registration, seen: "" }), first);
  assert.equal(await countRows(owner, "dose", ticket.municipalityCode), 1);
});

Deno.test("a caution keeps a row back until it stood on the row", async () => {
  const act = anAct();
  const ticket = aTicket(act.actor.municipalityCode);
  const registration = aDose(ticket);
  const unseen = await registerSeenDose(register, act, { registration, seen: "" });
  assert.deepEqual(unseen, { kind: "unseen" });
  assert.equal(await countRows(owner, "dose", ticket.municipalityCode), 0);
  const seen = await warningsOn(act, ticket);
  const done = await registerSeenDose(register, act, { registration, seen });
  assert.equal(done.kind, "registered");
});

Deno.test("what wants a reason is not registered in a stack, seen or not", async () => {
  const { act, person, ticket } = await aRegisteredTicket();
  const newer = { ...aBlankRow(person.residentNumber), ticketNumber: aTicketNumber(970_000_001) };
  await upload(database, act, { content: [newer] });
  const seen = await warningsOn(act, ticket);
  assert.match(seen, /再発行されて古く/);
  const registration = aDose(ticket);
  const outcome = await registerSeenDose(register, act, { registration, seen });
  assert.deepEqual(outcome, { kind: "unseen" });
  assert.equal(await countRows(owner, "dose", ticket.municipalityCode), 0);
});

Deno.test("of two rows with one ticket the second is told that somebody was faster", async () => {
  const { act, ticket } = await aRegisteredTicket();
  const registrations = [1, 2, 3].map(() => aDose(ticket));
  const outcomes = await Promise.all(
    registrations.map((registration) =>
      registerSeenDose(register, act, { registration, seen: "" })
    ),
  );
  assert.equal(outcomes.filter(({ kind }) => kind === "registered").length, 1);
  assert.equal(await countRows(owner, "dose", ticket.municipalityCode), 1);
});

Deno.test("a dose given meanwhile at a venue keeps the row back", async () => {
  const { act, ticket } = await aRegisteredTicket();
  await giveDose(database, anAct(), aDose(ticket));
  const registration = aDose(ticket);
  const outcome = await registerSeenDose(register, act, { registration, seen: "" });
  assert.deepEqual(outcome, { kind: "unseen" });
});

async function warningsOn(act: Act, ticket: ReturnType<typeof aTicket>): Promise<string> {
  const [gist] = await readTickets(register, act, {
    wanted: [{ ticket, typed: aDoseEntry() }],
    disclosure: "none",
  });
  return seenWarnings(gist!.warnings);
}

async function aRegisteredTicket() {
  const act = anAct({ actor: anActor() });
  const person = aRecipient();
  await upload(database, act, { content: [person] });
  const { municipalityCode } = act.actor;
  return { act, person, ticket: aTicket(municipalityCode, { ticketNumber: person.ticketNumber }) };
}
