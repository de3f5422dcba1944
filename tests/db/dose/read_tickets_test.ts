import assert from "node:assert/strict";
import { readTickets, type WantedTicket } from "../../../db/dose/read_tickets.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./a_dose.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("tickets are told in the order they were asked, those of several municipalities too", async () => {
  const [here, there] = [anActor(), anActor()];
  const people = ["一郎", "二郎"].map((givenName) => aRecipient({ givenName }));
  await upload(database, anAct({ actor: here }), { content: people });
  const other = aRecipient({ givenName: "三郎", givenKana: "サブロウ" });
  await upload(database, anAct({ actor: there }), { content: [other] });
  const [one, two] = people.map(({ ticketNumber }) =>
    aTicket(here.municipalityCode, { ticketNumber })
  );
  const three = aTicket(there.municipalityCode, { ticketNumber: other.ticketNumber });
  const unknown = aTicket(here.municipalityCode);
  const gists = await read(anAct({ actor: here }), [two!, three, unknown, one!]);
  assert.deepEqual(gists.map(({ person }) => person && "name" in person ? person.name : person), [
    "山田　二郎",
    { shown: "initials", kana: "ヤ○　サ○", birthYear: 1956 },
    undefined,
    "山田　一郎",
  ]);
  assert.deepEqual(gists.map(({ warnings }) => warnings.map(({ rule }) => rule)), [
    [],
    [],
    ["ticket_never_issued"],
    [],
  ]);
});

Deno.test("each read stands in the audit of the municipality that issued the ticket", async () => {
  const [here, there] = [anActor(), anActor()];
  const tickets = [here, here, there].map(({ municipalityCode }) => aTicket(municipalityCode));
  const act = anAct({ actor: here });
  await read(act, tickets);
  assert.equal(await countRows(owner, "audit", here.municipalityCode), 2);
  const [row] = await owner`
    select act, actor_municipality_code, request_id, detail from audit
    where municipality_code = ${there.municipalityCode}`;
  assert.deepEqual({ ...row }, {
    act: "ticket_read",
    actor_municipality_code: here.municipalityCode,
    request_id: act.requestId,
    detail: {},
  });
});

Deno.test("what was typed is judged beside the doses of the person", async () => {
  const actor = anActor();
  const ticket = aTicket(actor.municipalityCode);
  const first = aDoseEntry({ vaccinatedOn: "2021-06-20" });
  await giveDose(database, anAct({ actor }), aDose(ticket, { entry: first }));
  const second = { ...ticket, doseNumber: 2 };
  const rules = async (vaccinatedOn: string) => {
    const typed = { vaccinatedOn, vaccineCode: "pfizer", lotNumber: null };
    const [gist] = await read(anAct({ actor }), [], [{ ticket: second, typed }]);
    return gist!.warnings.map(({ rule }) => rule);
  };
  assert.ok((await rules("2021-06-30")).includes("interval_too_short"));
  assert.ok(!(await rules("2021-07-12")).includes("interval_too_short"));
});

Deno.test("no ticket is read of none", async () => {
  assert.deepEqual(await read(anAct(), []), []);
});

function read(act: Act, tickets: WantedTicket["ticket"][], more: WantedTicket[] = []) {
  const wanted = [...tickets.map((ticket) => ({ ticket })), ...more];
  return readTickets(database.register, act, { wanted, disclosure: "initials" });
}
