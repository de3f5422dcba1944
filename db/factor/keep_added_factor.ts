import type { FactorMethod } from "../../domain/account/second_factor.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { endSessions } from "../session/end_sessions.ts";
import { factorStanding } from "./factor_standing.ts";
import type { FactorVisit } from "./factor_visit.ts";
import { replaceRecoveryCodes } from "./recovery_codes.ts";
import { keepStepUp } from "./step_up.ts";

/** "as_first": only to an account that has none, which is how one is added with a password alone. */
export type AddedWhen = "always" | "as_first";

export interface AddedFactor {
  /** With the first factor there come リカバリーコード, shown this once, and other sessions end. */
  recoveryCodes?: string[];
}

/**
 * Adds a factor by `insert` and all that goes with it, one at a time for an account; undefined when
 * `when` forbids it. Who adds one has shown it, so that this counts as 本人確認 too.
 */
export async function keepAddedFactor(
  gate: Gate,
  visit: FactorVisit,
  { method, when, insert }: {
    method: FactorMethod;
    when: AddedWhen;
    insert(tx: Gate): Promise<unknown>;
  },
): Promise<AddedFactor | undefined> {
  const { accountId } = visit;
  return await gate.transaction().execute(async (tx) => {
    await tx.selectFrom("account").select("id").where("id", "=", accountId).forUpdate().execute();
    const isFirst = await factorStanding(tx, accountId) !== "has";
    if (when === "as_first" && !isFirst) return undefined;
    await insert(tx);
    await keepStepUp(tx, visit, "factor");
    await recordVisit(tx, visit, {
      act: "factor_added",
      subject: { kind: "account", id: accountId },
      detail: { method },
    });
    if (!isFirst) return {};
    await endSessions(tx, { accountId, except: visit.sessionId });
    return { recoveryCodes: await replaceRecoveryCodes(tx, accountId) };
  });
}
