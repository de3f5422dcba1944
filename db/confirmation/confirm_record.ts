import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { Confirmation } from "../../domain/record/confirmation.ts";
import type { PersonRecord, RecordPerson } from "../../domain/record/person_record.ts";
import { recordFingerprint } from "../../domain/record/record_fingerprint.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { lookupRecord } from "../record/lookup_record.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { lockPerson, lockTicket } from "./lock_person.ts";
import { lookupConfirmation } from "./lookup_confirmation.ts";

/**
 * 確認済みにする: locks a whole record as it was shown (`fingerprint`). Throws a conflict when
 * somebody did so before, when the record has changed since it was shown, or is about to.
 */
export function confirmRecord(
  register: Register,
  act: Act,
  { recipientId, fingerprint, reason }: {
    recipientId: string;
    fingerprint: string;
    reason: string;
  },
): Promise<void> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const record = await findLocked(tx, code, recipientId);
    const earlier = await lookupConfirmation(tx, code, record.person.residentNumberKey);
    if (earlier) throw alreadyConfirmed(earlier);
    if (recordFingerprint(record) !== fingerprint) throw new AppError("conflict", CHANGED_SINCE);
    await tx.insertInto("confirmation").values({
      municipality_code: code,
      id: uuid(),
      recipient_id: recipientId,
      confirmed_at: act.at,
      account_id: act.actor.accountId,
      login_id: act.actor.loginId,
      reason,
    }).execute();
    const subject = { kind: "recipient" as const, id: recipientId };
    await recordAct(tx, code, { by: act, entry: { act: "record_confirmed", subject } });
  });
}

const CHANGED_SINCE =
  "画面を開いたあとに、この人の記録が変わりました。まだ確認済みにしていません。" +
  "今の内容を紙の書類ともう一度見比べてください。";
const BEING_CHANGED = "いま、データ登録またはその取消がこの人の記録を変更しています。" +
  "まだ確認済みにしていません。終わってから、今の内容を紙の書類ともう一度見比べてください。";

function alreadyConfirmed({ confirmedAt, loginId }: Confirmation): AppError {
  return new AppError(
    "conflict",
    `この人の記録は、${formatDateTime(confirmedAt)}に${loginId}が確認済みにしています。`,
  );
}

type RegisteredRecord = PersonRecord & { person: RecordPerson };

/** The record as it is while nobody can change it: neither staff and venues nor a running upload. */
async function findLocked(
  tx: MunicipalityTransaction,
  code: string,
  recipientId: string,
): Promise<RegisteredRecord> {
  const { person, tickets } = await findRegistered(tx, code, recipientId);
  const numbers = tickets.map(({ ticketNumber }) => ticketNumber).toSorted();
  for (const number of numbers) await lockTicket(tx, code, number);
  await lockPerson(tx, code, person.residentNumberKey);
  try {
    await lockRows(tx, code, { recipientId, key: person.residentNumberKey, numbers });
  } catch (error) {
    if (isLockedRow(error)) throw new AppError("conflict", BEING_CHANGED);
    throw error;
  }
  return await findRegistered(tx, code, recipientId);
}

async function findRegistered(
  tx: MunicipalityTransaction,
  code: string,
  id: string,
): Promise<RegisteredRecord> {
  const record = await lookupRecord(tx, code, { kind: "recipient", id });
  if (record?.person) return { ...record, person: record.person };
  throw new AppError("not_found", "この記録はありません。照会からやり直してください。");
}

/**
 * Locks the rows that uploads lock, by writing them or by pointing to them with a foreign key: a
 * new ticket locks its person, a new dose its ticket. It does not wait: an upload may take minutes.
 */
async function lockRows(
  tx: MunicipalityTransaction,
  code: string,
  { recipientId, key, numbers }: { recipientId: string; key: string; numbers: string[] },
): Promise<void> {
  await sql`
    select from recipient where municipality_code = ${code} and id = ${recipientId}
    for update nowait`.execute(tx);
  await sql`
    select from ticket where municipality_code = ${code} and resident_number_key = ${key}
    for update nowait`.execute(tx);
  await sql`
    select from dose where municipality_code = ${code} and ticket_number = any(${numbers})
    for update nowait`.execute(tx);
}

const LOCK_NOT_AVAILABLE = "55P03";

function isLockedRow(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE;
}
