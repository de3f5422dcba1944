import assert from "node:assert/strict";
import type { IssuedPin } from "../../db/operator/add_operator.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { anOperator, tabletsAsk } from "../db/operator/an_operator.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aQueuedDose, aTablet, linesOf, type Tablet } from "./a_queue.ts";
import { URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const aLine = await linesOf(office, { count: 12 });
const clerk = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const shared = await aTablet({ app, office });
const other = await aTablet({ app, office });
const suzuki = await anOperator(office.database, clerk, { name: "鈴木" });
const sato = await anOperator(office.database, clerk, { name: "佐藤" });
await tabletsAsk(office.database, clerk);

Deno.test("nobody has a kit before a person has shown their PIN", async () => {
  const answer = await shared.browser.send(paths.venueOfflineKit);
  assert.deepEqual([answer.status, (await answer.json()).outcome], [409, "operator_asked"]);
});

Deno.test("a dose is theirs who read it, also when another one works there by the time it is sent", async () => {
  await works(suzuki);
  const { operator } = await shared.kit();
  assert.deepEqual([operator!.id, operator!.name], [suzuki.operator.id, "鈴木"]);
  await works(sato);
  assert.equal(await readBy(shared, { operator }), suzuki.operator.id);
  assert.equal(await readBy(shared, { operator: null }), sato.operator.id);
});

Deno.test("without anybody at the tablet only what somebody had read goes in", async () => {
  const { operator } = await shared.kit();
  await owner`delete from session_operator`;
  assert.equal(await readBy(shared, { operator: null }), "operator_asked");
  assert.equal(await readBy(shared, { operator }), sato.operator.id);
});

Deno.test("a proof is worth nothing when it is altered, another tablet's, or of another day", async () => {
  await works(suzuki);
  const { operator } = await shared.kit();
  await owner`delete from session_operator`;
  const pass = operator!.pass;
  const altered = [
    pass.replace(suzuki.operator.id, sato.operator.id),
    pass.slice(0, -2),
    "",
    "a.b.c",
  ];
  for (const each of altered) {
    const forged = { operator: { ...operator!, pass: each } };
    assert.equal(await readBy(shared, forged), "operator_asked", each);
  }
  assert.equal(await readBy(other, { operator }), "operator_asked");
  const yesterday = { operator, readAt: "2021-06-30T00:00:00Z" };
  assert.equal(await readBy(shared, yesterday), "operator_asked");
});

Deno.test("whoever was stopped meanwhile registers nothing", async () => {
  await works(suzuki);
  const { operator } = await shared.kit();
  await owner`delete from session_operator`;
  await owner`update station_operator set disabled_at = now() where id = ${suzuki.operator.id}`;
  assert.equal(await readBy(shared, { operator }), "operator_asked");
});

/** They have shown their PIN at the shared tablet. */
async function works({ operator: { id } }: IssuedPin): Promise<void> {
  const now = office.now();
  await owner`
    insert into session_operator
      (municipality_code, session_id, operator_id, stage, since, last_at)
    select ${URAYASU}, id, ${id}, 'working', ${now}, ${now} from session
    where account_id = ${shared.account}
    on conflict (municipality_code, session_id) do update set operator_id = ${id}`;
}

/** Sends a dose; answers whose it became by the audit, or why it did not go in. */
async function readBy(
  tablet: Tablet,
  given: Parameters<typeof aQueuedDose>[2],
): Promise<string> {
  const dose = aQueuedDose(aLine(), office, given);
  const { answer } = await tablet.send(dose);
  if (answer.outcome !== "registered") return answer.outcome;
  const [audited] = await owner`
    select detail ->> 'operator' as operator from audit join dose on dose.id = subject_id
    where act = 'dose_registered' and client_key = ${dose.clientKey}`;
  return audited!.operator;
}
