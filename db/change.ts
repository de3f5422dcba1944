import { v7 as uuid } from "uuid";
import type { Act } from "../domain/account/act.ts";
import { operatorOf } from "../domain/account/actor.ts";
import type { MunicipalityTransaction } from "./tenant.ts";
import { sendAhead } from "./together.ts";

export interface ChangeOpening {
  act: Act;
  kind: "upload" | "registration" | "edit" | "merge" | "undo";
  reason?: string;
  /** What brought it, e.g. `upload:<id>`. */
  source?: string;
}

/**
 * Opens the change every altered row will name: one act by one person. A row's earlier version
 * goes to its history under the id answered here.
 */
export async function openChange(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { act, kind, reason = "", source = "" }: ChangeOpening,
): Promise<string> {
  const id = uuid();
  const operator = operatorOf(act.actor);
  const row = {
    municipality_code: municipalityCode,
    id,
    kind,
    made_at: act.at,
    account_id: act.actor.accountId,
    login_id: act.actor.loginId,
    actor_municipality_code: act.actor.municipalityCode,
    operator_id: operator?.id ?? null,
    operator_name: operator?.name ?? null,
    reason,
    source,
  };
  await sendAhead(tx, tx.insertInto("change").values(row));
  return id;
}
