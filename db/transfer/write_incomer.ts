import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { vaccineByMaker } from "../../domain/dose/vaccine.ts";
import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import type { IncomerForm } from "../../domain/transfer/incomer_form.ts";
import { weighIncoming } from "../../domain/transfer/incoming_doses.ts";
import { kanaKey } from "../../domain/upload/name_cell.ts";
import { dosesOnTickets, ticketsOfPerson } from "../dose/doses_of.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { listVaccines } from "../vaccine/list_vaccines.ts";

/** A registration on its way into the register of the municipality the person came to. */
export interface IncomerWriting {
  tx: MunicipalityTransaction;
  act: Act;
  /** Of the municipality. */
  code: string;
  changeId: string;
}

/** Adds the person; answers their id. A My Number is sealed for its new owner. */
export async function addPerson(
  { tx, code, changeId }: IncomerWriting,
  person: IncomerForm,
  carried: { myNumber: string; myNumbers: MyNumberSealer } | undefined,
): Promise<string> {
  const key = residentNumberKey(person.residentNumber);
  const owner = { municipalityCode: code, residentNumberKey: key };
  const row = await tx.insertInto("recipient").values({
    municipality_code: code,
    resident_number_key: key,
    resident_number: person.residentNumber,
    family_name: person.familyName,
    given_name: person.givenName,
    family_kana: person.familyKana,
    given_kana: person.givenKana,
    family_key: kanaKey(person.familyKana),
    given_key: kanaKey(person.givenKana ?? ""),
    birth_date: person.birthDate,
    sex: person.sex,
    status: null,
    my_number_sealed: carried ? carried.myNumbers.seal(carried.myNumber, owner) : null,
    my_number_index: carried ? carried.myNumbers.index(carried.myNumber, code) : null,
    change_id: changeId,
  }).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Gives the person a ticket: a new one, one that waited for its person (登録待ち) with its doses, or
 * an old one of their own. They have none in use.
 */
export async function giveTicket(
  { tx, code, changeId }: IncomerWriting,
  { ticketNumber, owner }: { ticketNumber: string; owner: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows: added } = await tx.insertInto("ticket").values({
    municipality_code: code,
    ticket_number: ticketNumber,
    resident_number_key: owner,
    state: "active",
    change_id: changeId,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (added === 1n) return;
  const free = sql`municipality_code = ${code} and ticket_number = ${ticketNumber}
    and coalesce(resident_number_key, ${owner}) = ${owner}`;
  await sql`insert into ticket_history select ticket.*, ${changeId}::uuid from ticket where ${free}`
    .execute(tx);
  await sql`
    update ticket set resident_number_key = ${owner}, state = 'active', version = version + 1,
      change_id = ${changeId}
    where ${free}`.execute(tx);
}

/** Who gets the doses. */
export interface Receiver {
  recipientId: string;
  /** `residentNumberKey` of the person. */
  owner: string;
  /** Their active one. */
  ticketNumber: string;
}

/**
 * Adds the answered doses that the person does not have on any of their tickets, as they were told:
 * also when and where they were first registered. Answers how many.
 */
export async function addAnsweredDoses(
  { tx, act, code, changeId }: IncomerWriting,
  { owner, ticketNumber, answered }: Receiver & { answered: readonly AnsweredDose[] },
): Promise<number> {
  const tickets = (await ticketsOfPerson(tx, code, owner)).map((ticket) => ticket.ticketNumber);
  const here = await dosesOnTickets(tx, code, tickets);
  const vaccines = await listVaccines(tx, code);
  const added = weighIncoming(answered, here).flatMap(({ dose, standing }) =>
    standing === "new" ? [dose] : []
  );
  if (added.length === 0) return 0;
  await tx.insertInto("dose").values(added.map((dose) => ({
    municipality_code: code,
    id: uuid(),
    ticket_number: ticketNumber,
    kind: dose.kind,
    dose_number: dose.doseNumber,
    vaccinated_on: dose.vaccinatedOn,
    venue_name: dose.venueName,
    doctor_name: dose.doctorName,
    vaccine_code: dose.vaccineMaker && vaccineByMaker(vaccines, dose.vaccineMaker)?.code || null,
    vaccine_maker: dose.vaccineMaker,
    lot_number: dose.lotNumber,
    place_code: dose.placeCode,
    source: "transfer" as const,
    registered_at: dose.registeredAt,
    account_id: act.actor.accountId,
    client_key: null,
    change_id: changeId,
  }))).execute();
  return added.length;
}
