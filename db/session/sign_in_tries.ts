import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { type Lockout, LOCKOUTS, nextTryAt, oneMoreTry } from "../../domain/account/lockout.ts";
import { networkOf } from "../../domain/account/network_of.ts";
import type { Gate } from "../database.ts";
import type { GateTables } from "../schema/gate_tables.ts";

/** Whose tries are counted, and by which rule. */
export interface TrySubject {
  name: string;
  lockout: Lockout;
}

export function accountSubject(accountId: string): TrySubject {
  return { name: `account:${accountId}`, lockout: LOCKOUTS.account };
}

/** The second factor of an account. */
export function factorSubject(accountId: string): TrySubject {
  return { name: `factor:${accountId}`, lockout: LOCKOUTS.factor };
}

export function addressSubject(address: string): TrySubject {
  return { name: `address:${networkOf(address)}`, lockout: LOCKOUTS.address };
}

/**
 * A login ID that nobody has costs the same work as one that somebody has. It is one of 4,096
 * drawers, not the typed text, which may be a password in the wrong field: twelve bits of its hash
 * betray nothing, and guessing endless IDs fills no table.
 */
export function unknownSubject(loginId: string): TrySubject {
  const hash = createHash("sha256").update(loginId.toLowerCase()).digest("hex");
  return { name: `unknown:${hash.slice(0, 3)}`, lockout: LOCKOUTS.account };
}

/** A try that was let through; counted as a wrong one until `giveTryBack`. */
export interface TakenTry {
  at: Date;
  before: { subject: string; level: number; last_at: Date }[];
}

/**
 * Counts a try before anything is compared, so that of a thousand at once no more get through than
 * one after the other. Undefined: one of the subjects has to wait, nothing may be compared, and the
 * try counts for nobody.
 */
export function takeTry(
  gate: Gate,
  subjects: readonly TrySubject[],
  at: Date,
): Promise<TakenTry | undefined> {
  return gate.transaction().execute(async (tx) => {
    const before = await lockTries(tx, subjects, at);
    const triesOf = ({ name }: TrySubject) => {
      const { level, last_at } = before.find(({ subject }) => subject === name)!;
      // Where a clock was ahead, nobody waits until it would be that time again.
      return { level, lastAt: last_at < at ? last_at : at };
    };
    const isAllowed = subjects.every((each) => nextTryAt(triesOf(each), each.lockout) <= at);
    for (const each of subjects) {
      // Written in either case: how long it takes says nothing.
      const tries = isAllowed ? oneMoreTry(triesOf(each), at, each.lockout) : triesOf(each);
      await tx.updateTable("sign_in_try").where("subject", "=", each.name)
        .set({ level: tries.level, last_at: tries.lastAt }).execute();
    }
    return isAllowed ? { at, before } : undefined;
  });
}

/** The rows of the subjects, made where missing, for this transaction alone. */
async function lockTries(tx: Transaction<GateTables>, subjects: readonly TrySubject[], at: Date) {
  const names = subjects.map(({ name }) => name).sort();
  await tx.insertInto("sign_in_try")
    .values(names.map((subject) => ({ subject, level: 0, last_at: at })))
    .onConflict((conflict) => conflict.doNothing()).execute();
  return await tx.selectFrom("sign_in_try").selectAll().where("subject", "in", names)
    .orderBy("subject").forUpdate().execute();
}

/** The try was a right one: it is as if it had not been, whatever others did meanwhile. */
export async function giveTryBack(gate: Gate, { at, before }: TakenTry): Promise<void> {
  for (const { subject, last_at } of before) {
    await gate.updateTable("sign_in_try").where("subject", "=", subject).set({
      level: sql`greatest(level - 1, 0)`,
      last_at: sql`case when last_at = ${at} then ${last_at} else last_at end`,
    }).execute();
  }
}

/** Nobody waits for these any more: after the right secret, or when a new one was given out. */
export async function forgetTries(gate: Gate, subjects: readonly TrySubject[]): Promise<void> {
  await gate.deleteFrom("sign_in_try")
    .where("subject", "in", subjects.map(({ name }) => name)).execute();
}
