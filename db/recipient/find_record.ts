import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { type DoseRecord, dosesOnTickets, ticketsOfPerson } from "../dose/doses_of.ts";
import { inMunicipality } from "../tenant.ts";
import { type Holder, lookupHolder } from "./holder.ts";

/** 照会結果: a person, or nobody yet, with tickets and doses. */
export interface PersonRecord {
  person: Holder | undefined;
  tickets: { ticketNumber: string; state: "active" | "superseded" }[];
  doses: DoseRecord[];
}

/** A resident's whole record; who looked is audited. */
export function findRecipientRecord(
  register: Register,
  act: Act,
  id: string,
): Promise<PersonRecord> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const row = await tx.selectFrom("recipient").select("resident_number_key as key")
      .where("municipality_code", "=", code).where("id", "=", id).executeTakeFirst();
    if (!row) return notFound();
    const person = await lookupHolder(tx, code, row.key);
    const tickets = await ticketsOfPerson(tx, code, row.key);
    const doses = await dosesOnTickets(tx, code, tickets.map((ticket) => ticket.ticketNumber));
    await recordAct(tx, code, {
      by: act,
      entry: { act: "recipient_viewed", subject: { kind: "recipient", id } },
    });
    return { person, tickets, doses };
  });
}

/** The record of a ticket whose person is not registered (登録待ち). */
export function findTicketRecord(register: Register, act: Act, id: string): Promise<PersonRecord> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const ticket = await tx.selectFrom("ticket").select(["ticket_number as ticketNumber", "state"])
      .where("municipality_code", "=", code).where("id", "=", id).executeTakeFirst();
    if (!ticket) return notFound();
    const doses = await dosesOnTickets(tx, code, [ticket.ticketNumber]);
    await recordAct(tx, code, {
      by: act,
      entry: { act: "ticket_viewed", subject: { kind: "ticket", id } },
    });
    return { person: undefined, tickets: [ticket], doses };
  });
}

function notFound(): never {
  throw new AppError("not_found", "この記録はありません。照会からやり直してください。");
}
