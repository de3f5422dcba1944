import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { hashPassword, passwordMatches } from "../account/password_hash.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { attemptInMunicipality, inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/**
 * The PIN of their own, of whoever has just shown the issued one at this tablet: with it they work.
 * Refused when it is the issued one again.
 */
export async function choosePin(register: Register, act: Act, pin: string): Promise<Result<null>> {
  const code = act.actor.municipalityCode;
  const before = await inMunicipality(register, code, (tx) => lookupFirst(tx, act));
  if (!before) throw overtaken();
  if (await passwordMatches(before.pinHash, pin)) return failure(SAME);
  const pinHash = await hashPassword(pin);
  return attemptInMunicipality(register, code, async (tx): Promise<Result<null>> => {
    const { numUpdatedRows } = await tx.updateTable("station_operator")
      .set({ pin_hash: pinHash, has_own_pin: true })
      .where("municipality_code", "=", code).where("id", "=", before.id)
      .where("pin_hash", "=", before.pinHash).executeTakeFirst();
    if (numUpdatedRows !== 1n) throw overtaken();
    await tx.updateTable("session_operator").set({ stage: "working", last_at: act.at })
      .where("municipality_code", "=", code)
      .where("session_id", "=", act.actor.sessionId).execute();
    const subject = { kind: "operator" as const, id: before.id };
    await recordAct(tx, code, { by: act, entry: { act: "operator_pin_chosen", subject } });
    return success(null);
  });
}

const SAME = "渡されたPINと同じです。自分だけが知っている別の数字にしてください。";

function overtaken(): AppError {
  return new AppError(
    "conflict",
    "PINが発行し直されたか、時間がたちました。担当者を選び直してください。",
  );
}

function lookupFirst(tx: MunicipalityTransaction, { actor }: Act) {
  return tx.selectFrom("session_operator")
    .innerJoin(
      "station_operator",
      (join) =>
        join.onRef("station_operator.municipality_code", "=", "session_operator.municipality_code")
          .onRef("station_operator.id", "=", "session_operator.operator_id"),
    )
    .select(["station_operator.id", "pin_hash as pinHash"])
    .where("session_operator.municipality_code", "=", actor.municipalityCode)
    .where("session_id", "=", actor.sessionId)
    .where("stage", "=", "first").where("disabled_at", "is", null)
    .executeTakeFirst();
}
