import { type RawBuilder, sql } from "kysely";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { protectedAmong } from "../transfer/protected_people.ts";

/** Who an answer is about, and their doses now; none of somebody who came under 支援措置. */
export interface AnsweredPerson {
  inquiryId: string;
  recipientId: string;
  isWithheld: boolean;
  doses: AnsweredDose[];
}

interface Answered {
  /** Of the cases. */
  ids: readonly string[];
  at: Date;
}

/** Set-based what `lookupAnsweredRecord` does for one; `tx` has entered the asked municipality. */
export async function listAnsweredPeople(
  tx: MunicipalityTransaction,
  code: string,
  { ids, at }: Answered,
): Promise<AnsweredPerson[]> {
  const { rows } = await sql<{ inquiryId: string; recipientId: string }>`
    with recursive person (inquiry_id, id) as (
      select id, recipient_id from inquiry
      where municipality_code = ${code} and side = 'asked' and recipient_id is not null
        and id = any(${[...ids]}::uuid[])
      union
      select person.inquiry_id, merge.kept_id from person
      join merge on merge.municipality_code = ${code} and merge.absorbed_id = person.id
        and merge.undone_change_id is null
    )
    select inquiry_id as "inquiryId", id as "recipientId" from person
    where exists (select from recipient
        where recipient.municipality_code = ${code} and recipient.id = person.id)
      and not ${isAbsorbed(code)}`.execute(tx);
  const recipientIds = [...new Set(rows.map(({ recipientId }) => recipientId))];
  const hidden = await protectedAmong(tx, code, { ids: recipientIds, at });
  const shown = recipientIds.filter((id) => !hidden.has(id));
  const doses = await listDosesOf(tx, code, shown);
  return rows.map(({ inquiryId, recipientId }) => ({
    inquiryId,
    recipientId,
    isWithheld: hidden.has(recipientId),
    doses: doses.get(recipientId) ?? [],
  }));
}

function isAbsorbed(code: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from merge where merge.municipality_code = ${code}
      and merge.absorbed_id = person.id and merge.undone_change_id is null
  )`;
}

/** By recipient, in the order they were given; withdrawn ones left out. */
async function listDosesOf(
  tx: MunicipalityTransaction,
  code: string,
  recipientIds: readonly string[],
): Promise<Map<string, AnsweredDose[]>> {
  if (recipientIds.length === 0) return new Map();
  const rows = await tx.selectFrom("recipient")
    .innerJoin(
      "ticket",
      (join) =>
        join.onRef("ticket.municipality_code", "=", "recipient.municipality_code")
          .onRef("ticket.resident_number_key", "=", "recipient.resident_number_key"),
    )
    .innerJoin(
      "dose",
      (join) =>
        join.onRef("dose.municipality_code", "=", "ticket.municipality_code")
          .onRef("dose.ticket_number", "=", "ticket.ticket_number"),
    )
    .select(["recipient.id as recipientId", "dose.id", "dose.kind"])
    .select(["dose.dose_number as doseNumber", "dose.vaccinated_on as vaccinatedOn"])
    .select(["dose.venue_name as venueName", "dose.doctor_name as doctorName"])
    .select(["dose.vaccine_maker as vaccineMaker", "dose.lot_number as lotNumber"])
    .select(["dose.place_code as placeCode", "dose.registered_at as registeredAt"])
    .where("recipient.municipality_code", "=", code)
    .where("ticket.municipality_code", "=", code).where("dose.municipality_code", "=", code)
    .where("recipient.id", "in", recipientIds).where("dose.withdrawn_at", "is", null)
    .orderBy("dose.vaccinated_on").orderBy("dose.dose_number").orderBy("dose.registered_at")
    .orderBy("dose.id").execute();
  const doses = new Map<string, AnsweredDose[]>();
  for (const { recipientId, ...dose } of rows) {
    const own = doses.get(recipientId);
    if (own) own.push(dose);
    else doses.set(recipientId, [dose]);
  }
  return doses;
}
