import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { ListedOperator } from "../../domain/account/operator.ts";
import type { OperatorEdit } from "../../domain/account/operator_form.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { hashPassword } from "../account/password_hash.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { attemptInMunicipality } from "../tenant.ts";
import { editRefusal } from "./edit_refusal.ts";
import { newPin } from "./issued_pin.ts";
import { operatorIn } from "./list_operators.ts";
import { lockOperators } from "./with_operator.ts";

/** A PIN in the clear, to be shown once: only its hash is stored. */
export interface IssuedPin {
  operator: ListedOperator;
  pin: string;
}

/** Adds a 担当者 with an issued PIN. */
export async function addOperator(
  register: Register,
  act: Act,
  edit: OperatorEdit,
): Promise<Result<IssuedPin>> {
  const code = act.actor.municipalityCode;
  const pin = newPin();
  const pinHash = await hashPassword(pin);
  return attemptInMunicipality(register, code, async (tx): Promise<Result<IssuedPin>> => {
    await lockOperators(tx, code);
    const refusal = await editRefusal(tx, code, edit);
    if (refusal) return failure(refusal);
    const id = uuid();
    await tx.insertInto("station_operator").values({
      municipality_code: code,
      id,
      name: edit.name,
      account_ids: edit.accountIds,
      pin_hash: pinHash,
      has_own_pin: false,
      changed_at: act.at,
      changed_by: act.actor.loginId,
    }).execute();
    const subject = { kind: "operator" as const, id };
    await recordAct(tx, code, { by: act, entry: { act: "operator_added", subject } });
    return success({ operator: await operatorIn(tx, code, id), pin });
  });
}
