import { openSession } from "../../db/session/open_session.ts";
import { aDatabase } from "../db/a_database.ts";
import { anAccount, anAttempt } from "../db/session/an_account.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { percentiles } from "./percentiles.ts";

const TRIES = 200;
const WARM_UP = 20;

/**
 * How long a refusal takes for a login ID that somebody has, that nobody has, that is disabled or
 * locked, in turn: medians in ms, and their ratio to the first. `deno run -A` this file.
 */
export async function benchSignIn(): Promise<string> {
  const { gate, ...database } = await aDatabase();
  const owner = ownerSql({ gate, ...database });
  const [known, disabled, locked] = [
    await anAccount(gate),
    await anAccount(gate),
    await anAccount(gate),
  ];
  await owner`update account set disabled_at = now() where id = ${disabled.id}`;
  const loginIds = { known, unknown: { loginId: "nobody" }, disabled, locked };
  const times = Object.fromEntries(Object.keys(loginIds).map((who) => [who, [] as number[]]));
  let address = 0;
  for (let n = 0; n < WARM_UP + TRIES; n++) {
    for (const [who, { loginId }] of Object.entries(loginIds)) {
      // Each from another address and, but for the locked one, an hour after the last.
      const at = new Date(Date.UTC(2021, 6, 1) + (who === "locked" ? 0 : n * 3_600_000));
      const given = { loginId, at, address: `10.0.${address >> 8}.${address++ & 255}` };
      const start = performance.now();
      await openSession(gate, anAttempt({ ...given, password: "wrong" }));
      if (n >= WARM_UP) times[who]!.push(performance.now() - start);
    }
  }
  await owner.end();
  await database.close();
  const medians = Object.entries(times).map(([who, each]) => [who, percentiles(each)] as const);
  const reference = medians[0]![1].p50;
  return medians.map(([who, { p50, p95 }]) =>
    `${who}: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ratio ${
      (p50 / reference).toFixed(3)
    }`
  ).join("\n");
}

if (import.meta.main) {
  console.log(await benchSignIn());
  Deno.exit(0);
}
