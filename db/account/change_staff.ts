import type { Act } from "../../domain/account/act.ts";
import type { MunicipalActor } from "../../domain/account/actor.ts";
import type { StaffChange } from "../../domain/account/staff_form.ts";
import { roleRefusal } from "../../domain/account/staff_step.ts";
import type { Gate } from "../database.ts";
import { endSessions } from "../session/end_sessions.ts";
import { type IssuedSetup, issueSetup, voidSetup } from "./issue_setup.ts";
import {
  recordStaff,
  type StaffInHand,
  type StaffOutcome,
  type StaffSubject,
  withStaff,
  writeStaff,
} from "./with_staff.ts";

type StaffAct = Act<MunicipalActor>;

const DONE: StaffOutcome = { kind: "done", value: null };

/** 更新: the remark, and a colleague's role. */
export function changeStaff(
  gate: Gate,
  act: StaffAct,
  { change, ...subject }: StaffSubject & { change: StaffChange },
): Promise<StaffOutcome> {
  const work = async (tx: Gate, { account, member }: StaffInHand): Promise<StaffOutcome> => {
    const { remark, role = account.role } = change;
    const refusal = roleRefusal(role, account, member);
    if (refusal) return { kind: "refused", message: refusal };
    const changed = [
      ...(role === account.role ? [] : ["role"]),
      ...(remark === account.remark ? [] : ["remark"]),
    ];
    if (changed.length === 0) return DONE;
    await writeStaff(tx, act, { account, set: { role, remark } });
    await recordStaff(tx, act, { account, act: "account_changed", detail: { changed, role } });
    return DONE;
  };
  return withStaff(gate, act, { ...subject, step: "change", work });
}

/** 停止: whoever is signed in with it is out at once, and its setup URL is void. */
export function disableStaff(
  gate: Gate,
  act: StaffAct,
  subject: StaffSubject,
): Promise<StaffOutcome> {
  const work = async (tx: Gate, { account }: StaffInHand): Promise<StaffOutcome> => {
    await writeStaff(tx, act, { account, set: { disabled_at: act.at } });
    await voidSetup(tx, account.id);
    await endSessions(tx, { accountId: account.id });
    await recordStaff(tx, act, { account, act: "account_disabled" });
    return DONE;
  };
  return withStaff(gate, act, { ...subject, step: "disable", work });
}

/** 再開: the password it had works again, but no session that began while it was being disabled. */
export function enableStaff(
  gate: Gate,
  act: StaffAct,
  subject: StaffSubject,
): Promise<StaffOutcome> {
  const work = async (tx: Gate, { account }: StaffInHand): Promise<StaffOutcome> => {
    await endSessions(tx, { accountId: account.id });
    await writeStaff(tx, act, { account, set: { disabled_at: null } });
    await recordStaff(tx, act, { account, act: "account_enabled" });
    return DONE;
  };
  return withStaff(gate, act, { ...subject, step: "enable", work });
}

/** 削除: as 停止, and its password is gone too. The login ID stays taken. */
export function removeStaff(
  gate: Gate,
  act: StaffAct,
  subject: StaffSubject,
): Promise<StaffOutcome> {
  const work = async (tx: Gate, { account }: StaffInHand): Promise<StaffOutcome> => {
    const set = { disabled_at: account.disabledAt ?? act.at, deleted_at: act.at };
    await writeStaff(tx, act, { account, set });
    await voidSetup(tx, account.id);
    await tx.updateTable("credential").where("account_id", "=", account.id)
      .set({ password_hash: null }).execute();
    await endSessions(tx, { accountId: account.id });
    await recordStaff(tx, act, { account, act: "account_removed" });
    return DONE;
  };
  return withStaff(gate, act, { ...subject, step: "remove", work });
}

/** 元に戻す: its password is gone, so it comes back with a setup URL. */
export function restoreStaff(
  gate: Gate,
  act: StaffAct,
  subject: StaffSubject,
): Promise<StaffOutcome<IssuedSetup>> {
  const work = async (tx: Gate, { account }: StaffInHand): Promise<StaffOutcome<IssuedSetup>> => {
    await endSessions(tx, { accountId: account.id });
    await writeStaff(tx, act, { account, set: { disabled_at: null, deleted_at: null } });
    await recordStaff(tx, act, { account, act: "account_restored" });
    return { kind: "done", value: await issueSetup(tx, account.id, act.at) };
  };
  return withStaff(gate, act, { ...subject, step: "restore", work });
}

/** 設定用URLの発行: the one before is void; the password stays until the new one is used. */
export function issueStaffSetup(
  gate: Gate,
  act: StaffAct,
  subject: StaffSubject,
): Promise<StaffOutcome<IssuedSetup>> {
  const work = async (tx: Gate, { account }: StaffInHand): Promise<StaffOutcome<IssuedSetup>> => {
    await writeStaff(tx, act, { account });
    await recordStaff(tx, act, { account, act: "setup_issued" });
    return { kind: "done", value: await issueSetup(tx, account.id, act.at) };
  };
  return withStaff(gate, act, { ...subject, step: "issue_setup", work });
}
