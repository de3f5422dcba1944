import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Database } from "../../db/database.ts";
import { countProgress } from "../../db/progress/count_progress.ts";
import { lookUp, readGate, readRegister } from "../../db/reading.ts";
import { primaryPlace } from "../../db/replica.ts";
import { searchPeople } from "../../db/recipient/search_people.ts";
import { foldTallies } from "../../db/tally/fold.ts";
import { aReplicatedPostgres } from "./a_replica.ts";
import { aMunicipality, anAct, anActor } from "./an_act.ts";
import { aDose, aTicket, giveDose } from "./dose/a_dose.ts";
import { until } from "./embedded/writer_process.ts";
import { aRecipient } from "./upload/a_recipient.ts";
import { upload } from "./upload/an_upload.ts";

const postgres = await aReplicatedPostgres();
const { atPrimary, atReplica } = postgres;
const database = postgres.open(60);
const ALLOWED_S = 1;
const strict = postgres.open(ALLOWED_S);

interface Asking {
  reader?: Database;
  seen?: number;
}

/** Which server answers a reader, at both doors; they may differ while one takes over. */
async function whoAnswers({ reader = database, seen }: Asking = {}): Promise<string> {
  const asking = { ...reader, seen };
  const isCopy = sql<{ is: boolean }>`select pg_is_in_recovery() as is`;
  const answers = [
    await readGate(asking, async (tx) => (await isCopy.execute(tx)).rows[0]!.is),
    await readRegister(asking, "122271", async (tx) => (await isCopy.execute(tx)).rows[0]!.is),
  ];
  if (answers[0] !== answers[1]) return "one each";
  return answers[0] ? "replica" : "primary";
}

Deno.test.afterAll(async () => {
  await Promise.all([database.close(), strict.close()]);
  await postgres[Symbol.asyncDispose]();
});

Deno.test("a replica that has everything is read from", async () => {
  await postgres.caughtUp();
  await until(async () => await whoAnswers() === "replica");
});

Deno.test("who has written sees it at once, and others what the replica has", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  await postgres.whilePaused(async () => {
    await giveDose(database, act, aDose(aTicket(code)));
    const own = { ...database, seen: await primaryPlace(database.gate) };
    assert.equal((await countProgress(own, code)).waitingTickets, 1);
    assert.equal((await countProgress(database, code)).waitingTickets, 0);
    assert.equal(await whoAnswers({ seen: own.seen }), "primary");
    await until(async () => await whoAnswers() === "replica");
  });
  await foldTallies(database);
  await postgres.caughtUp();
  await until(async () => (await countProgress(database, code)).waitingTickets === 1);
});

Deno.test("what the replica has but cannot settle, who wrote it is counted by the primary", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  await giveDose(database, act, aDose(aTicket(code)));
  const own = { ...database, seen: await primaryPlace(database.gate) };
  await postgres.caughtUp();
  await until(async () => await whoAnswers({ seen: own.seen }) === "replica");
  assert.equal((await countProgress(own, code)).waitingTickets, 1);
});

Deno.test("nobody reads from a replica that is farther behind than allowed", async () => {
  await until(async () => await whoAnswers({ reader: strict }) === "replica");
  await postgres.whilePaused(async () => {
    await giveDose(database, anAct(), aDose(aTicket(aMunicipality())));
    await until(async () => await whoAnswers({ reader: strict }) === "primary");
    await until(async () => await whoAnswers() === "replica");
  });
  await until(async () => await whoAnswers({ reader: strict }) === "replica");
});

Deno.test("how far a replica is behind is known, and that one is gone, too", async () => {
  const { replica } = database;
  await until(async () => await replica!.lagSeconds() === 0);
  await postgres.whilePaused(async () => {
    await giveDose(database, anAct(), aDose(aTicket(aMunicipality())));
    await until(async () => (await replica!.lagSeconds())! > 0.5);
  });
  await postgres.stopReplica();
  assert.equal(await replica!.lagSeconds(), undefined);
  await postgres.startReplica();
});

Deno.test("a look-up on the replica is in the primary's audit before anybody is shown", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient();
  await upload(database, act, { content: [person] });
  await postgres.caughtUp();
  const search = { nameKey: null, birthDate: "1956-04-12", sex: null };
  await postgres.whilePaused(async () => {
    // Was it the primary that is asked, this one would be found too.
    await upload(database, act, { content: [aRecipient()] });
    const looker = anAct({ actor: anActor({ municipalityCode: code }) });
    const { exact } = await searchPeople(database, looker, search);
    assert.equal(exact.length, 1);
    const listed = await atPrimary`
      select subject_id as id from audit where request_id = ${looker.requestId}`;
    assert.deepEqual(listed.map(({ id }) => id), exact.map(({ id }) => id));
    await atPrimary`revoke insert on audit from vrs_app`;
    await assert.rejects(searchPeople(database, looker, search), { code: "42501" });
    await atPrimary`grant insert on audit to vrs_app`;
  });
});

Deno.test("a reader cannot write, wherever it is read from", async () => {
  const code = aMunicipality();
  const write = sql`insert into change (municipality_code) values (${code})`;
  await assert.rejects(readRegister(database, code, (tx) => write.execute(tx)), { code: "25006" });
  await assert.rejects(
    lookUp(database, code, { look: (tx) => write.execute(tx), record: () => Promise.resolve() }),
    { code: "25006" },
  );
});

Deno.test("a replica that is gone costs nobody an answer, and comes back by itself", async () => {
  await until(async () => await whoAnswers() === "replica");
  await postgres.stopReplica();
  assert.equal(await whoAnswers(), "primary");
  assert.equal(await whoAnswers(), "primary");
  await postgres.startReplica();
  await until(async () => await whoAnswers() === "replica");
});

Deno.test("a replica that was made a primary itself is read from no more", async () => {
  await until(async () => await whoAnswers() === "replica");
  await atReplica`select pg_promote()`;
  await until(async () => await whoAnswers() === "primary");
});
