import type { RegisterActor } from "../../domain/account/actor.ts";
import type { Withdrawal } from "../../domain/dose/withdrawal.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/** A dose whose newest version may say that it is withdrawn. */
interface Withdrawn {
  id: string;
  municipalityCode: string;
  withdrawnAt: Date | null;
  changeId: string;
}

/** By the dose's id, who withdrew it and why: each municipality that issued a ticket says its own. */
export async function listWithdrawals(
  register: Register,
  actor: RegisterActor,
  doses: readonly Withdrawn[],
): Promise<Map<string, Withdrawal>> {
  const withdrawals = new Map<string, Withdrawal>();
  const withdrawn = doses.filter(({ withdrawnAt }) => withdrawnAt !== null);
  for (const [code, group] of Map.groupBy(withdrawn, (dose) => dose.municipalityCode)) {
    await inMunicipality(register, code, async (tx) => {
      for (const dose of group) {
        const withdrawal = await lookupWithdrawal(tx, actor, dose);
        if (withdrawal) withdrawals.set(dose.id, withdrawal);
      }
    });
  }
  return withdrawals;
}

/** In the transaction of the municipality that issued the dose's ticket. */
export async function lookupWithdrawal(
  tx: MunicipalityTransaction,
  { accountId, municipalityCode }: RegisterActor,
  dose: Withdrawn,
): Promise<Withdrawal | undefined> {
  if (dose.withdrawnAt === null) return undefined;
  const change = await tx.selectFrom("change")
    .select(["account_id", "actor_municipality_code", "reason"])
    .where("municipality_code", "=", dose.municipalityCode).where("id", "=", dose.changeId)
    .executeTakeFirstOrThrow();
  const isOurs = change.actor_municipality_code === municipalityCode;
  return {
    at: dose.withdrawnAt,
    isOwn: change.account_id === accountId,
    reason: isOurs ? change.reason : null,
  };
}
