import assert from "node:assert/strict";
import { sql } from "kysely";
import {
  askInMunicipality,
  inMunicipality,
  type MunicipalityTransaction,
  readInMunicipality,
} from "../../db/tenant.ts";
import { sendAhead, together } from "../../db/together.ts";
import { openJobConnection } from "../../db/job/job_connection.ts";
import { aDatabase } from "./a_database.ts";
import { anActor } from "./an_act.ts";
import { countRows, ownerSql } from "./owner_sql.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;
const UNIQUE_VIOLATION = "23505";

Deno.test("what is sent ahead is there for the next statement, and stays", async () => {
  const code = anActor().municipalityCode;
  const seen = await inMunicipality(register, code, async (tx) => {
    await sendAhead(tx, aLot(tx, code, "A1"));
    await sendAhead(tx, aLot(tx, code, "A2"));
    return await lotsSeen(tx);
  });
  assert.equal(seen, 2);
  assert.equal(await countRows(owner, "lot", code), 2);
});

Deno.test("what is sent ahead of nothing is written at the end", async () => {
  const code = anActor().municipalityCode;
  await inMunicipality(register, code, (tx) => sendAhead(tx, aLot(tx, code, "A1")));
  assert.equal(await countRows(owner, "lot", code), 1);
});

Deno.test("what is sent ahead and refused fails the next statement with its own error, and all with it", async () => {
  const code = anActor().municipalityCode;
  const work = inMunicipality(register, code, async (tx) => {
    await sendAhead(tx, aLot(tx, code, "A1"));
    await sendAhead(tx, aLot(tx, code, "A1"));
    await lotsSeen(tx);
  });
  await assert.rejects(work, { code: UNIQUE_VIOLATION });
  assert.equal(await countRows(owner, "lot", code), 0);
});

Deno.test("what is sent ahead and refused fails the end of the transaction, and all with it", async () => {
  const code = anActor().municipalityCode;
  const work = inMunicipality(register, code, async (tx) => {
    await sendAhead(tx, aLot(tx, code, "A1"));
    await sendAhead(tx, aLot(tx, code, "A1"));
  });
  await assert.rejects(work, { code: UNIQUE_VIOLATION });
  assert.equal(await countRows(owner, "lot", code), 0);
});

Deno.test("what was sent ahead is forgotten when the work fails", async () => {
  const code = anActor().municipalityCode;
  const work = inMunicipality(register, code, async (tx) => {
    await sendAhead(tx, aLot(tx, code, "A1"));
    throw new RangeError("no");
  });
  await assert.rejects(work, RangeError);
  assert.equal(await countRows(owner, "lot", code), 0);
});

Deno.test("statements asked together answer in their order, and each sees those before it", async () => {
  const code = anActor().municipalityCode;
  await inMunicipality(register, code, async (tx) => {
    const [before, added, after] = await together(tx, [
      lots(tx),
      aLot(tx, code, "A1").returning("lot_number"),
      lots(tx),
    ]);
    assert.deepEqual([before, added, after], [[], [{ lot_number: "A1" }], [{ lot_number: "A1" }]]);
  });
});

Deno.test("of statements asked together the first error is told, and the connection is good again", async () => {
  const code = anActor().municipalityCode;
  const work = inMunicipality(register, code, async (tx) => {
    const twice = [aLot(tx, code, "A1"), aLot(tx, code, "A1"), lots(tx)] as const;
    await together(tx, twice);
  });
  await assert.rejects(work, { code: UNIQUE_VIOLATION });
  const seen = await Promise.all(
    Array.from({ length: 50 }, () => inMunicipality(register, code, lotsSeen)),
  );
  assert.ok(seen.every((count) => count === 0));
});

Deno.test("a job's connection, which sends one by one, answers the same", async () => {
  const code = anActor().municipalityCode;
  const connection = await openJobConnection(database.address);
  try {
    await inMunicipality(connection.register, code, async (tx) => {
      await sendAhead(tx, aLot(tx, code, "A1"));
      const [first, second] = await together(tx, [lots(tx), lots(tx)]);
      assert.deepEqual([first.length, second.length], [1, 1]);
    });
  } finally {
    await connection.close();
  }
});

Deno.test("who only reads can write nothing, and the next one on the connection is not disturbed", async () => {
  const code = anActor().municipalityCode;
  const work = readInMunicipality(register, code, (tx) => aLot(tx, code, "A1").execute());
  await assert.rejects(work, { code: "25006" });
  const ahead = readInMunicipality(register, code, (tx) => sendAhead(tx, aLot(tx, code, "A1")));
  await assert.rejects(ahead, { code: "25006" });
  for (let round = 0; round < 50; round++) {
    assert.equal(await readInMunicipality(register, code, lotsSeen), round);
    await inMunicipality(register, code, (tx) => aLot(tx, code, `B${round}`).execute());
  }
});

Deno.test("statements asked with the end of their transaction answer alike, and leave nothing open", async () => {
  const code = anActor().municipalityCode;
  await inMunicipality(register, code, (tx) => aLot(tx, code, "A1").execute());
  for (let round = 0; round < 30; round++) {
    const [one, other] = await askInMunicipality(register, code, (tx) => [lots(tx), lots(tx)]);
    assert.deepEqual([one, other], [[{ lot_number: "A1" }], [{ lot_number: "A1" }]]);
    const writing = askInMunicipality(register, code, (tx) => [lots(tx), aLot(tx, code, "A2")]);
    await assert.rejects(writing, { code: "25006" });
  }
  const open = await owner`
    select from pg_stat_activity where datname = current_database() and state like 'idle in%'`;
  assert.equal(open.length, 0);
});

Deno.test("a transaction sees its own municipality alone, however many run at once", async () => {
  const codes = [anActor().municipalityCode, anActor().municipalityCode];
  for (const [index, code] of codes.entries()) {
    for (let lot = 0; lot <= index; lot++) {
      await inMunicipality(register, code, (tx) => aLot(tx, code, `L${lot}`).execute());
    }
  }
  const looks = Array.from({ length: 200 }, async (_, look) => {
    const isWriting = look % 3 === 0;
    const door = isWriting ? inMunicipality : readInMunicipality;
    return await door(register, codes[look % 2]!, lotsSeen);
  });
  assert.deepEqual(await Promise.all(looks), looks.map((_, look) => look % 2 + 1));
});

function aLot(tx: MunicipalityTransaction, code: string, lotNumber: string) {
  return tx.insertInto("lot").values({
    municipality_code: code,
    vaccine_code: "pfizer",
    lot_number: lotNumber,
    expires_on: null,
  });
}

/** Of whichever municipality row-level security shows. */
function lots(tx: MunicipalityTransaction) {
  return tx.selectFrom("lot").select("lot_number");
}

async function lotsSeen(tx: MunicipalityTransaction): Promise<number> {
  return (await lots(tx).where(sql<boolean>`true`).execute()).length;
}
