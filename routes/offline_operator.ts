import { lookupWorker } from "../db/operator/lookup_worker.ts";
import { lookupOperator } from "../db/operator/operator_standing.ts";
import { operatorPass, passedOperator } from "../db/sealing/operator_pass.ts";
import type { VenueActor } from "../domain/account/actor.ts";
import type { OfflineAnswer } from "../domain/offline/offline_answer.ts";
import type { OfflineOperator } from "../domain/offline/offline_kit.ts";
import type { RequestContext } from "./app_env.ts";

export type TabletContext = RequestContext & { var: { actor: VenueActor } };

/** Where a PIN has to be shown before anything else. */
export const ASK_FOR_OPERATOR: OfflineAnswer = {
  outcome: "operator_asked",
  message: "担当者がPINを入力すると送信します。",
};

/** Who works at the tablet now, with the proof for later; undefined when somebody has to say so. */
export async function operatorOfKit(
  c: TabletContext,
): Promise<OfflineOperator | null | undefined> {
  const { database: { register }, sealers: { keys } } = c.var.office;
  const { actor, at } = c.var;
  const standing = await lookupOperator(register, actor, at);
  if (standing.kind === "not_asked") return null;
  if (standing.kind !== "working") return undefined;
  const { id, name } = standing.operator;
  const pass = operatorPass(keys, { accountId: actor.accountId, operatorId: id, at });
  return { id, name, pass };
}

/**
 * Whose a dose is that was read at `readAt`: of the 担当者 who worked there by the pass, who may have
 * left since, else of the one who works there now. Undefined when it is nobody's.
 */
export async function readerOf(
  c: TabletContext,
  { pass, readAt }: { pass: string; readAt: Date },
): Promise<VenueActor | undefined> {
  const { database: { register }, sealers: { keys } } = c.var.office;
  const { actor, at } = c.var;
  const standing = await lookupOperator(register, actor, at);
  if (standing.kind === "not_asked") return actor;
  const id = passedOperator(keys, { accountId: actor.accountId, pass, readAt });
  const passed = id === undefined ? undefined : await lookupWorker(register, actor, id);
  const operator = passed ?? (standing.kind === "working" ? standing.operator : undefined);
  return operator && { ...actor, operator };
}
