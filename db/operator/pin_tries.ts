import type { Act } from "../../domain/account/act.ts";
import {
  nextPinAt,
  oneMoreWrongPin,
  TRIES_KEPT_HOURS,
} from "../../domain/account/operator_delay.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Whose wrong PINs are counted: a 担当者's wherever they are typed, and a tablet's whoever types. */
export function operatorSubject(operatorId: string): string {
  return `operator:${operatorId}`;
}

export function tabletSubject({ actor: { sessionId } }: Act): string {
  return `session:${sessionId}`;
}

/**
 * Counts a try as a wrong one before anything is compared, so that a thousand at once get no
 * further than one after the other. Answers until when one has to wait instead, if so: then the
 * try counts for nobody.
 */
export async function takePinTry(
  tx: MunicipalityTransaction,
  { actor: { municipalityCode }, at }: Act,
  subjects: readonly string[],
): Promise<Date | undefined> {
  const tries = await lockTries(tx, { municipalityCode, at, subjects });
  const until = new Date(Math.max(...tries.map((wrong) => nextPinAt(wrong).getTime())));
  if (until > at) return until;
  for (const { subject, ...wrong } of tries) {
    const { count, lastAt } = oneMoreWrongPin(wrong, at);
    await tx.updateTable("operator_try").set({ wrong_count: count, last_at: lastAt })
      .where("municipality_code", "=", municipalityCode).where("subject", "=", subject).execute();
  }
  return undefined;
}

/** The PIN was right: nobody waits any more. Those nobody waits for since long go with them. */
export async function forgetPinTries(
  tx: MunicipalityTransaction,
  { actor: { municipalityCode }, at }: Act,
  subjects: readonly string[],
): Promise<void> {
  const old = new Date(at.getTime() - TRIES_KEPT_HOURS * 3_600_000);
  await tx.deleteFrom("operator_try").where("municipality_code", "=", municipalityCode)
    .where((each) => each.or([each("subject", "in", subjects), each("last_at", "<", old)]))
    .execute();
}

async function lockTries(
  tx: MunicipalityTransaction,
  { municipalityCode, at, subjects }: {
    municipalityCode: string;
    at: Date;
    subjects: readonly string[];
  },
) {
  const sorted = subjects.toSorted();
  await tx.insertInto("operator_try")
    .values(sorted.map((subject) => ({
      municipality_code: municipalityCode,
      subject,
      wrong_count: 0,
      last_at: at,
    })))
    .onConflict((conflict) => conflict.doNothing()).execute();
  // Where a clock was ahead, nobody waits until it would be that time again.
  await tx.updateTable("operator_try").set({ last_at: at })
    .where("municipality_code", "=", municipalityCode).where("subject", "in", sorted)
    .where("last_at", ">", at).execute();
  return await tx.selectFrom("operator_try")
    .select(["subject", "wrong_count as count", "last_at as lastAt"])
    .where("municipality_code", "=", municipalityCode).where("subject", "in", sorted)
    .orderBy("subject").forUpdate().execute();
}
