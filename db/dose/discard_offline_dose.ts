import type { Act } from "../../domain/account/act.ts";
import type { DiscardForm } from "../../domain/offline/sent_dose.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { lookupSentDose } from "./register_dose.ts";

/**
 * 登録しない: a dose that was read without a network will not be registered, and the municipality
 * that issued the ticket finds in its audit why. Answers "registered" when it is by now, and then
 * leaves it.
 */
export async function discardOfflineDose(
  register: Register,
  act: Act,
  { ticket, discard }: { ticket: Ticket; discard: DiscardForm },
): Promise<"discarded" | "registered"> {
  const { clientKey, readAt, reason } = discard;
  if (await lookupSentDose(register, { ticket, clientKey })) return "registered";
  const code = ticket.municipalityCode;
  await inMunicipality(register, code, async (tx) => {
    const stored = await tx.selectFrom("ticket").select("id")
      .where("municipality_code", "=", code)
      .where("ticket_number", "=", ticket.ticketNumber).executeTakeFirst();
    const subject = stored && { kind: "ticket" as const, id: stored.id };
    const detail = { reason, read_at: readAt.toISOString() };
    await recordAct(tx, code, {
      by: act,
      entry: { act: "offline_discarded", subject, detail },
    });
  });
  return "discarded";
}
