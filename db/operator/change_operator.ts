import type { Act } from "../../domain/account/act.ts";
import type { OperatorEdit } from "../../domain/account/operator_form.ts";
import { hashPassword } from "../account/password_hash.ts";
import type { Register } from "../database.ts";
import type { IssuedPin } from "./add_operator.ts";
import { editRefusal } from "./edit_refusal.ts";
import { newPin } from "./issued_pin.ts";
import { operatorSubject } from "./pin_tries.ts";
import {
  type OperatorInHand,
  type OperatorOutcome,
  type OperatorSubject,
  stopWorking,
  withOperator,
  writeOperator,
} from "./with_operator.ts";

const DONE: OperatorOutcome = { kind: "done", value: null };

/** 更新: the name, and where they may work. What they did stays under the name they had. */
export function changeOperator(
  register: Register,
  act: Act,
  { edit, ...subject }: OperatorSubject & { edit: OperatorEdit },
): Promise<OperatorOutcome> {
  const work = async (inHand: OperatorInHand): Promise<OperatorOutcome> => {
    const { tx, operator: { id } } = inHand;
    const message = await editRefusal(tx, act.actor.municipalityCode, { ...edit, id });
    if (message) return { kind: "refused", message };
    const set = { name: edit.name, account_ids: edit.accountIds };
    await writeOperator(inHand, act, { set, entry: { act: "operator_changed" } });
    return DONE;
  };
  return withOperator(register, act, { ...subject, work });
}

/** 停止: they can work nowhere any more, at once. */
export function disableOperator(
  register: Register,
  act: Act,
  subject: OperatorSubject,
): Promise<OperatorOutcome> {
  const work = async (inHand: OperatorInHand): Promise<OperatorOutcome> => {
    const set = { disabled_at: act.at };
    await writeOperator(inHand, act, { set, entry: { act: "operator_disabled" } });
    await stopWorking(inHand, act);
    return DONE;
  };
  return withOperator(register, act, { ...subject, work });
}

/** 再開: with the PIN they had. */
export function enableOperator(
  register: Register,
  act: Act,
  subject: OperatorSubject,
): Promise<OperatorOutcome> {
  const work = async (inHand: OperatorInHand): Promise<OperatorOutcome> => {
    const set = { disabled_at: null };
    await writeOperator(inHand, act, { set, entry: { act: "operator_enabled" } });
    return DONE;
  };
  return withOperator(register, act, { ...subject, work });
}

/** PINの再発行: the one before is void at once, and wrong tries are forgotten. */
export async function reissuePin(
  register: Register,
  act: Act,
  subject: OperatorSubject,
): Promise<OperatorOutcome<IssuedPin>> {
  const pin = newPin();
  const set = { pin_hash: await hashPassword(pin), has_own_pin: false };
  const work = async (inHand: OperatorInHand): Promise<OperatorOutcome<IssuedPin>> => {
    const { tx, operator } = inHand;
    await writeOperator(inHand, act, { set, entry: { act: "operator_pin_issued" } });
    await stopWorking(inHand, act);
    await tx.deleteFrom("operator_try")
      .where("municipality_code", "=", act.actor.municipalityCode)
      .where("subject", "=", operatorSubject(operator.id)).execute();
    return { kind: "done", value: { operator, pin } };
  };
  return withOperator(register, act, { ...subject, work });
}
