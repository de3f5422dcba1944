import type { Act } from "../../domain/account/act.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { CONFIRMED_TODAY } from "../../domain/record/confirmation.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

interface ChangedDose {
  municipalityCode: string;
  ticketNumber: string;
  changeId: string;
}

/**
 * Why the account that registered a dose may not change it: the record is locked, or somebody else
 * wrote it last, who knew better. In the transaction of the municipality that issued the ticket.
 */
export async function changeRefusal(
  tx: MunicipalityTransaction,
  { actor }: Act,
  { municipalityCode, ticketNumber, changeId }: ChangedDose,
): Promise<string | undefined> {
  const owner = await ticketOwner(tx, municipalityCode, ticketNumber);
  if (owner && await lookupConfirmation(tx, municipalityCode, owner)) return CONFIRMED_TODAY;
  const change = await tx.selectFrom("change").select(["account_id", "made_at"])
    .where("municipality_code", "=", municipalityCode).where("id", "=", changeId)
    .executeTakeFirstOrThrow();
  if (change.account_id === actor.accountId) return undefined;
  return `この登録は、${formatDateTime(change.made_at)}に自治体の職員が変更しているため、` +
    "当日の一覧では訂正・取消できません。内容に誤りがあれば、自治体の担当に連絡してください。";
}

/** Folded 個別宛名番号 of whose ticket it is; null while nobody is registered for it. */
export async function ticketOwner(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  ticketNumber: string,
): Promise<string | null> {
  const row = await tx.selectFrom("ticket").select("resident_number_key")
    .where("municipality_code", "=", municipalityCode)
    .where("ticket_number", "=", ticketNumber).executeTakeFirst();
  return row?.resident_number_key ?? null;
}
