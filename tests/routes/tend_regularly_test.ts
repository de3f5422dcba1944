import assert from "node:assert/strict";
import { countUnread } from "../../db/transfer/list_messages.ts";
import { inMunicipality } from "../../db/tenant.ts";
import { tendRegularly } from "../../routes/tend_regularly.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { aMunicipality } from "../db/an_act.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aCase } from "../db/transfer/a_case.ts";
import { aClosedDatabase } from "./a_closed_database.ts";

const office = await anOffice();
const { register } = office.database;

function hoursLater(hours: number): Date {
  return new Date(TEST_TIME.getTime() + hours * 3_600_000);
}

/** A case that waits, and has been looked at. */
async function aSeenCase(asked: string): Promise<void> {
  const id = await aCase(office.database, { asking: aMunicipality(), asked, finding: "several" });
  await inMunicipality(register, asked, async (tx) => {
    await tx.updateTable("inquiry").set({ is_unread: false }).where("id", "=", id).execute();
  });
}

Deno.test("at the start, and again as time goes by, it reminds of what has waited too long", async () => {
  const asked = aMunicipality();
  await aSeenCase(asked);
  office.time = hoursLater(73);
  const atStart = tendRegularly(office);
  await until(async () => await countUnread(register, asked) === 1);
  await atStart.stop();

  office.time = TEST_TIME;
  await aSeenCase(asked);
  const tending = tendRegularly(office, 20);
  office.time = hoursLater(73);
  await until(async () => await countUnread(register, asked) === 2);
  await tending.stop();
});

Deno.test("a database that cannot be asked is logged without a word about anybody, and tried again", async () => {
  const database = await aClosedDatabase(office.database.address);
  const tending = tendRegularly({ ...office, database }, 20);
  await until(() => office.logged.length >= 2);
  await tending.stop();
  for (const line of office.logged) assert.equal(line.inquiries, "not tended");
});

Deno.test("once stopped, it does nothing more", async () => {
  const asked = aMunicipality();
  office.time = TEST_TIME;
  await aSeenCase(asked);
  const tending = tendRegularly(office, 1);
  await tending.stop();
  office.time = hoursLater(73);
  await letTimePass();
  assert.equal(await countUnread(register, asked), 0);
});

/** Long enough for several rounds of every millisecond. */
async function letTimePass(): Promise<void> {
  let rounds = 0;
  const elsewhere = tendRegularly({ ...office, now: () => (rounds++, TEST_TIME) }, 1);
  await until(() => rounds > 5);
  await elsewhere.stop();
}
