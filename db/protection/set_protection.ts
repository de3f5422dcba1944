import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { formatDateTime, japanToday, type PlainDate } from "../../domain/date/plain_date.ts";
import { isInForce, type Protection, seenProtections } from "../../domain/record/protection.ts";
import { recordAct } from "../audit.ts";
import { lockPerson } from "../confirmation/lock_person.ts";
import type { Register } from "../database.ts";
import { refuseMissing } from "../record/find_record.ts";
import { lookupPerson } from "../record/lookup_record.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listProtections } from "./list_protections.ts";

interface ToProtect {
  recipientId: string;
  reason: string;
  endsOn: PlainDate | null;
  /** `seenProtections` of those that held when the page was shown. */
  seen: string;
}

/**
 * 支援措置を登録する, in place of whatever protected the person so far: they are protected all the
 * while. Throws a conflict when somebody has set or released one since the page was shown.
 */
export function setProtection(register: Register, act: Act, protection: ToProtect): Promise<void> {
  const code = act.actor.municipalityCode;
  const { recipientId, reason, endsOn, seen } = protection;
  return inMunicipality(register, code, async (tx) => {
    const held = await findSeen(tx, act, { recipientId, seen });
    await end(tx, act, { protections: held, reason: "期間または理由を変えて登録し直した" });
    await tx.insertInto("protection").values({
      municipality_code: code,
      id: uuid(),
      recipient_id: recipientId,
      set_at: act.at,
      account_id: act.actor.accountId,
      login_id: act.actor.loginId,
      reason,
      ends_on: endsOn,
    }).execute();
    const subject = { kind: "recipient" as const, id: recipientId };
    await recordAct(tx, code, { by: act, entry: { act: "protection_set", subject } });
  });
}

/** 支援措置を解除する. Throws a conflict when somebody did so since, or has set another. */
export function releaseProtection(
  register: Register,
  act: Act,
  { recipientId, reason, seen }: { recipientId: string; reason: string; seen: string },
): Promise<void> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const held = await findSeen(tx, act, { recipientId, seen });
    if (held.length === 0) throw new AppError("conflict", NOT_PROTECTED);
    await end(tx, act, { protections: held, reason });
    const subject = { kind: "recipient" as const, id: recipientId };
    await recordAct(tx, code, { by: act, entry: { act: "protection_released", subject } });
  });
}

const NOT_PROTECTED = "この人に支援措置は登録されていません。";

/** What protects the person now, once nobody else can change it, if it is what the page showed. */
async function findSeen(
  tx: MunicipalityTransaction,
  { actor: { municipalityCode: code }, at }: Act,
  { recipientId, seen }: { recipientId: string; seen: string },
): Promise<Protection[]> {
  const person = await lookupPerson(tx, code, recipientId);
  if (!person) return refuseMissing();
  await lockPerson(tx, code, person.residentNumberKey);
  const all = await listProtections(tx, code, recipientId);
  await endOver(tx, code, { protections: all, at });
  const held = all.filter((protection) => isInForce(protection, japanToday(at)));
  if (seenProtections(held) === seen) return held;
  throw new AppError("conflict", overtaken(all));
}

function overtaken(all: readonly Protection[]): string {
  const acts = all.flatMap(({ setAt, loginId, release }) => [
    ...(release ? [{ ...release, did: "支援措置を解除" }] : []),
    { at: setAt, loginId, did: "支援措置を登録" },
  ]);
  const last = acts.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (!last) return NOT_PROTECTED;
  return `この人には、${formatDateTime(last.at)}に${last.loginId}が${last.did}しています。` +
    "今の内容を確かめてから、もう一度登録または解除してください。";
}

/** Those whose last day has passed make room for the next one. */
function endOver(
  tx: MunicipalityTransaction,
  code: string,
  { protections, at }: { protections: readonly Protection[]; at: Date },
): Promise<void> {
  const over = protections.filter((protection) =>
    protection.release === null && !isInForce(protection, japanToday(at))
  );
  return write(tx, code, { ended: over, at, loginId: "（期間の終了）", reason: "期間の終了" });
}

function end(
  tx: MunicipalityTransaction,
  { actor: { municipalityCode: code, loginId }, at }: Act,
  { protections, reason }: { protections: readonly Protection[]; reason: string },
): Promise<void> {
  return write(tx, code, { ended: protections, at, loginId, reason });
}

interface Ending {
  ended: readonly Protection[];
  at: Date;
  loginId: string;
  reason: string;
}

async function write(
  tx: MunicipalityTransaction,
  code: string,
  { ended, at, loginId, reason }: Ending,
): Promise<void> {
  if (ended.length === 0) return;
  await tx.updateTable("protection")
    .set({ released_at: at, released_login_id: loginId, release_reason: reason })
    .where("municipality_code", "=", code).where("released_at", "is", null)
    .where("id", "in", ended.map(({ id }) => id))
    .execute();
}
