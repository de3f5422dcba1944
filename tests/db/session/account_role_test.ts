import assert from "node:assert/strict";
import { lookupActor } from "../../../db/session/lookup_actor.ts";
import type { AccountKind } from "../../../domain/account/account_kind.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { anAccount, aSession } from "./an_account.ts";

const database = await aDatabase();
const { gate } = database;
const owner = ownerSql(database);

async function signedIn(kind: AccountKind, role?: "general" | "manager") {
  const loginId = `${crypto.randomUUID()}@city.lg.jp`;
  await anAccount(gate, { kind, role, loginId, municipalityCode: "122271" });
  return (await aSession(gate, loginId)).actor;
}

Deno.test("municipal staff are 一般 unless somebody made them 管理者", async () => {
  for (
    const [given, expected] of [
      [undefined, "general"],
      ["general", "general"],
      ["manager", "manager"],
    ] as const
  ) {
    const actor = await signedIn("municipal", given);
    assert.equal(actor.kind === "municipal" && actor.role, expected);
  }
});

Deno.test("a venue has no role, and cannot be given one", async () => {
  assert.ok(!("role" in await signedIn("venue")));
  await assert.rejects(signedIn("venue", "manager"), { code: "23514" });
});

Deno.test("a role that is withdrawn is gone with the next request", async () => {
  const loginId = `${crypto.randomUUID()}@city.lg.jp`;
  const { id } = await anAccount(gate, {
    kind: "municipal",
    role: "manager",
    loginId,
    municipalityCode: "122271",
  });
  const { token } = await aSession(gate, loginId);
  await owner`update account set role = 'general' where id = ${id}`;
  const actor = await lookupActor(gate, token, TEST_TIME);
  assert.equal(actor?.kind === "municipal" && actor.role, "general");
});
