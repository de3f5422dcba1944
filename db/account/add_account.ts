import { type Result, success } from "../../domain/result.ts";
import type { Gate } from "../database.ts";
import { insertAccount, type NewAccount } from "./insert_account.ts";
import { operatorVisit } from "./operator_visit.ts";

export interface AddedAccount {
  id: string;
  /** Goes into the setup URL; only its hash is stored. */
  setupToken?: string;
}

/** The operator creates an account; refuses a login ID that is in use. */
export async function addAccount(
  gate: Gate,
  account: NewAccount,
  at: Date,
): Promise<Result<AddedAccount>> {
  const inserted = await insertAccount(gate, account, operatorVisit(account, at));
  if (!inserted.ok) return inserted;
  const { id, setup } = inserted.value;
  return success({ id, setupToken: setup?.token });
}
