import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { recordActs } from "../audit.ts";
import { type ListedPerson, listPeople } from "../recipient/listed_person.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { protectedAmong } from "./protected_people.ts";

/** Somebody of the asked municipality, as its staff weighs them. */
export type Candidate = ListedPerson & {
  /** Of all tickets, without withdrawn ones and examinations. */
  doseCount: number;
  lastVaccinatedOn: string | null;
  /** 支援措置. */
  isProtected: boolean;
};

/** These people by id, in this order, each of them audited as read. */
export async function readCandidates(
  tx: MunicipalityTransaction,
  act: Act,
  ids: readonly string[],
): Promise<Candidate[]> {
  const code = act.actor.municipalityCode;
  const people = await listPeople(tx, code, ids);
  const doses = await countDoses(tx, code, ids);
  const protectedIds = await protectedAmong(tx, code, { ids, at: act.at });
  await recordActs(tx, code, {
    by: act,
    entries: people.map(({ id }) => ({
      act: "recipient_listed",
      subject: { kind: "recipient", id },
      detail: { list: "inquiry" },
    })),
  });
  return people.map((person) => ({
    ...person,
    doseCount: doses.get(person.id)?.doseCount ?? 0,
    lastVaccinatedOn: doses.get(person.id)?.lastVaccinatedOn ?? null,
    isProtected: protectedIds.has(person.id),
  }));
}

async function countDoses(tx: MunicipalityTransaction, code: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; doseCount: number; lastVaccinatedOn: string }>`
    select recipient.id, count(*)::int as "doseCount", max(vaccinated_on) as "lastVaccinatedOn"
    from recipient
    join ticket on ticket.municipality_code = ${code}
      and ticket.resident_number_key = recipient.resident_number_key
    join dose on dose.municipality_code = ${code} and dose.ticket_number = ticket.ticket_number
      and dose.kind = 'vaccination' and dose.withdrawn_at is null
    where recipient.municipality_code = ${code} and recipient.id = any(${[...ids]}::uuid[])
    group by recipient.id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
