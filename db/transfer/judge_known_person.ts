import { AppError } from "../../domain/app_error.ts";
import { ticketField } from "../../domain/transfer/incomer_form.ts";
import { lockRecords } from "../confirmation/lock_person.ts";
import { findRecord, refusalOf } from "../correction/find_correction.ts";
import { ticketsOfPerson } from "../dose/doses_of.ts";
import { lookupPerson } from "../record/lookup_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { findTicketFault } from "./incomer_faults.ts";
import type { Incomer, JudgedIncomer, Judging } from "./incomer.ts";
import { giveTicket } from "./write_incomer.ts";

/** この人に接種記録を付ける. A ticket is asked for, and given, only where they have none in use. */
export async function judgeKnownPerson(
  { tx, code }: Judging,
  { recipientId, ticketNumber: typed }: Extract<Incomer, { kind: "known" }>,
): Promise<JudgedIncomer> {
  const record = await lockedRecord(tx, code, { recipientId, typed });
  const { residentNumberKey: owner, residentNumber } = record.person;
  const refusal = await refusalOf(tx, code, record);
  if (refusal) return refused("", refusal.message, recipientId);
  const active = record.tickets.find(({ state }) => state === "active")?.ticketNumber;
  const ticketNumber = active ?? typed;
  if (ticketNumber === null) return refused(ticketField(recipientId), NO_TICKET, recipientId);
  const fault = await findTicketFault(tx, code, { residentNumber, ticketNumber });
  if (fault) return refused(ticketField(recipientId), fault, recipientId);
  return {
    ok: true,
    async place(writing) {
      if (!active) await giveTicket(writing, { ticketNumber, owner });
      return { recipientId, owner, ticketNumber };
    },
  };
}

const NO_TICKET = "この人には有効な接種券がありません。新しい券番号を入力してください。";
const OVERTAKEN = "登録しているあいだに、ほかの職員が同じ人の記録を変更しました。" +
  "何も登録していません。もう一度やり直してください。";

function refused(field: string, message: string, recipientId: string): JudgedIncomer {
  return { ok: false, problems: [{ field, message }], peopleIds: [recipientId] };
}

/** The record while nobody writes to it; tickets before people, as every small write locks them. */
async function lockedRecord(
  tx: MunicipalityTransaction,
  code: string,
  { recipientId, typed }: { recipientId: string; typed: string | null },
) {
  const seen = await lookupPerson(tx, code, recipientId);
  if (!seen) {
    throw new AppError("not_found", "この人の記録はありません。画面を開き直してください。");
  }
  const key = seen.residentNumberKey;
  const held = (await ticketsOfPerson(tx, code, key)).map((ticket) => ticket.ticketNumber);
  const ticketNumbers = [...held, ...(typed === null ? [] : [typed])];
  await lockRecords(tx, code, { ticketNumbers, residentNumberKeys: [key] });
  const record = await findRecord(tx, code, { kind: "recipient", id: recipientId });
  if (record.person?.residentNumberKey !== key) throw new AppError("conflict", OVERTAKEN);
  return { ...record, person: record.person };
}
