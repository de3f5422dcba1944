import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { PersonPair } from "../../domain/duplicate/person_pair.ts";
import { type Result, success } from "../../domain/result.ts";
import { recordActs } from "../audit.ts";
import type { Register } from "../database.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { attemptInMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { findCompared } from "./find_compared.ts";
import { lockPeople } from "./lock_people.ts";
import { ALREADY_MERGED, lookupPairStanding } from "./pair_standing.ts";

/**
 * 別人: these two are two people, and nobody is asked again. Throws a conflict when somebody was
 * faster with this pair.
 */
export function markDistinct(
  register: Register,
  act: Act,
  { pair, reason }: { pair: PersonPair; reason: string },
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    await lockPeople(tx, code, pair);
    const { mark, merge } = await lookupPairStanding(tx, code, pair);
    if (merge) throw new AppError("conflict", ALREADY_MERGED);
    if (mark) throw alreadyMarked(mark);
    await tx.insertInto("distinct_pair").values({
      municipality_code: code,
      id: uuid(),
      lower_id: pair.lowerId,
      higher_id: pair.higherId,
      marked_at: act.at,
      account_id: act.actor.accountId,
      login_id: act.actor.loginId,
      reason,
    }).execute();
    await tellOthers(tx, act, { pair, entry: "pair_marked_distinct" });
    return success(undefined);
  });
}

/** The two may be asked about again. Does nothing when no mark stands. */
export function withdrawDistinction(
  register: Register,
  act: Act,
  pair: PersonPair,
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    await lockPeople(tx, code, pair);
    const { numUpdatedRows } = await tx.updateTable("distinct_pair")
      .set({ withdrawn_at: act.at, withdrawn_login_id: act.actor.loginId })
      .where("municipality_code", "=", code).where("withdrawn_at", "is", null)
      .where("lower_id", "=", pair.lowerId).where("higher_id", "=", pair.higherId)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) await tellOthers(tx, act, { pair, entry: "pair_mark_withdrawn" });
    return success(undefined);
  });
}

async function tellOthers(
  tx: MunicipalityTransaction,
  act: Act,
  { pair, entry }: { pair: PersonPair; entry: "pair_marked_distinct" | "pair_mark_withdrawn" },
): Promise<void> {
  const code = act.actor.municipalityCode;
  const { left, right } = await findCompared(tx, code, pair);
  const residentNumberKeys = [left.person.residentNumberKey, right.person.residentNumberKey];
  await refreshFindings(tx, code, { at: act.at, residentNumberKeys });
  await recordActs(tx, code, {
    by: act,
    entries: [left, right].map(({ person }) => ({
      act: entry,
      subject: { kind: "recipient", id: person.id },
    })),
  });
}

function alreadyMarked({ markedAt, loginId }: { markedAt: Date; loginId: string }): AppError {
  return new AppError(
    "conflict",
    `この2件は、${formatDateTime(markedAt)}に${loginId}が「別人」としました。`,
  );
}
