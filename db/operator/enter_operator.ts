import type { Act } from "../../domain/account/act.ts";
import type { Operator, WorkingOperator } from "../../domain/account/operator.ts";
import type { OperatorEntry } from "../../domain/account/operator_pin.ts";
import { passwordMatches } from "../account/password_hash.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { mayWorkHere } from "./may_work_here.ts";
import { forgetPinTries, operatorSubject, tabletSubject, takePinTry } from "./pin_tries.ts";

/** What a PIN opened. */
export type OperatorEntered =
  | { kind: "working"; operator: WorkingOperator }
  /** The PIN was the issued one: they have to choose their own first. */
  | { kind: "first"; operator: Operator }
  /** The person, the PIN, or both: nobody is told which. */
  | { kind: "wrong" }
  | { kind: "waits"; until: Date };

/** 担当者 and PIN: from now on what the tablet does is theirs. */
export async function enterOperator(
  register: Register,
  act: Act,
  { operatorId, operatorPin }: OperatorEntry,
): Promise<OperatorEntered> {
  const code = act.actor.municipalityCode;
  const taken = await inMunicipality(register, code, async (tx) => {
    const known = await lookupHash(tx, act, operatorId);
    const subjects = [tabletSubject(act), ...(known ? [operatorSubject(operatorId)] : [])];
    return { known, subjects, until: await takePinTry(tx, act, subjects) };
  });
  const { known, subjects, until } = taken;
  if (until) return { kind: "waits", until };
  const isRight = await passwordMatches(known?.pinHash ?? null, operatorPin);
  return inMunicipality(register, code, async (tx) => {
    // It may have been stopped, or given another PIN, while this one was compared.
    const now = await lookupHash(tx, act, operatorId);
    if (!isRight || !now || now.pinHash !== known?.pinHash) {
      await recordEntry(tx, act, { act: "operator_refused", operatorId: known && operatorId });
      return { kind: "wrong" };
    }
    await forgetPinTries(tx, act, subjects);
    return await begin(tx, act, { ...now, id: operatorId });
  });
}

interface Entering extends Operator {
  pinHash: string;
  hasOwnPin: boolean;
}

async function begin(
  tx: MunicipalityTransaction,
  act: Act,
  { id, name, hasOwnPin }: Entering,
): Promise<OperatorEntered> {
  const { municipalityCode, sessionId } = act.actor;
  const stage = hasOwnPin ? "working" as const : "first" as const;
  const columns = { operator_id: id, stage, since: act.at, last_at: act.at };
  await forgetOld(tx, act);
  await tx.insertInto("session_operator")
    .values({ municipality_code: municipalityCode, session_id: sessionId, ...columns })
    .onConflict((conflict) =>
      conflict.columns(["municipality_code", "session_id"]).doUpdateSet(columns)
    ).execute();
  if (stage === "first") return { kind: "first", operator: { id, name } };
  await recordEntry(tx, act, { act: "operator_entered", operatorId: id });
  const { idleMinutes } = await tx.selectFrom("municipality_setting")
    .select("operator_idle_minutes as idleMinutes")
    .where("municipality_code", "=", municipalityCode).executeTakeFirstOrThrow();
  return { kind: "working", operator: { id, name, idleMinutes } };
}

function lookupHash(tx: MunicipalityTransaction, { actor }: Act, operatorId: string) {
  return tx.selectFrom("station_operator")
    .select(["name", "pin_hash as pinHash", "has_own_pin as hasOwnPin"])
    .where("municipality_code", "=", actor.municipalityCode).where("id", "=", operatorId)
    .where(mayWorkHere(actor)).executeTakeFirst();
}

async function recordEntry(
  tx: MunicipalityTransaction,
  by: Act,
  entry: { act: "operator_entered" | "operator_refused"; operatorId: string | undefined },
): Promise<void> {
  const { operatorId: id } = entry;
  const subject = id === undefined ? undefined : { kind: "operator" as const, id };
  await recordAct(tx, by.actor.municipalityCode, { by, entry: { act: entry.act, subject } });
}

/** A session lasts half a day. */
const KEPT_MS = 24 * 3_600_000;

async function forgetOld(tx: MunicipalityTransaction, { actor, at }: Act): Promise<void> {
  await tx.deleteFrom("session_operator")
    .where("municipality_code", "=", actor.municipalityCode)
    .where("last_at", "<", new Date(at.getTime() - KEPT_MS)).execute();
}
