import { sql, type Updateable } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { MunicipalActor } from "../../domain/account/actor.ts";
import type { StaffAccount } from "../../domain/account/staff_account.ts";
import { type StaffMember, type StaffStep, stepRefusal } from "../../domain/account/staff_step.ts";
import { AppError } from "../../domain/app_error.ts";
import { type AuditEntry, recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import type { AccountTable } from "../schema/gate_tables.ts";
import { visitOf } from "../session/visit_of.ts";
import { findStaff } from "./staff_accounts.ts";

/** An account, and its version as the page showed it. */
export interface StaffSubject {
  id: string;
  version: number;
}

/** What became of a step; only "done" wrote anything. */
export type StaffOutcome<Value = null> =
  | { kind: "done"; value: Value }
  | { kind: "refused"; message: string }
  /** Somebody else changed it after the page was opened. */
  | { kind: "overtaken" };

export interface StaffInHand {
  account: StaffAccount;
  /** The actor as they stand now: a colleague may just have taken their role away. */
  member: StaffMember;
}

/**
 * Does one step of an account's life, when it may be done, in one transaction. The steps of a
 * municipality wait for each other: of two 管理者 who remove each other, one is too late.
 * Throws not found for an account the actor may not see.
 */
export function withStaff<Value>(
  gate: Gate,
  act: Act<MunicipalActor>,
  { id, version, step, work }: StaffSubject & {
    step: StaffStep;
    work(tx: Gate, inHand: StaffInHand): Promise<StaffOutcome<Value>>;
  },
): Promise<StaffOutcome<Value>> {
  return gate.transaction().execute(async (tx) => {
    await lockStaff(tx, act.actor.municipalityCode);
    const member = await memberNow(tx, act.actor);
    const account = await findStaff(tx, { ...act.actor, role: member.role }, id);
    if (account.version !== version) return { kind: "overtaken" };
    const refusal = stepRefusal(step, account, member);
    return refusal ? { kind: "refused", message: refusal } : await work(tx, { account, member });
  });
}

/** Lets those who change accounts of one municipality wait for each other. */
export async function lockStaff(tx: Gate, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`staff:${code}`}, 0))`.execute(tx);
}

/** Writes a step into the account's row: who took it, and that the row is another one now. */
export async function writeStaff(
  tx: Gate,
  act: Act<MunicipalActor>,
  { account, set = {} }: { account: StaffAccount; set?: Updateable<AccountTable> },
): Promise<void> {
  await tx.updateTable("account").where("id", "=", account.id)
    .where("municipality_code", "=", act.actor.municipalityCode)
    .set({
      ...set,
      version: account.version + 1,
      changed_at: act.at,
      changed_by: act.actor.loginId,
    })
    .execute();
}

export async function recordStaff(
  tx: Gate,
  by: Act<MunicipalActor>,
  { account, ...entry }: { account: StaffAccount } & Pick<AuditEntry, "act" | "detail">,
): Promise<void> {
  await recordVisit(tx, visitOf(by), { ...entry, subject: { kind: "account", id: account.id } });
}

async function memberNow(tx: Gate, actor: MunicipalActor): Promise<StaffMember> {
  const row = await tx.selectFrom("account").select("role")
    .where("id", "=", actor.accountId)
    .where("municipality_code", "=", actor.municipalityCode)
    .where("kind", "=", "municipal")
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  if (row) return { accountId: actor.accountId, role: row.role };
  throw new AppError("forbidden", "このIDは停止されました。自治体の管理者に確かめてください。");
}
