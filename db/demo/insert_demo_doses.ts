import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { openChange } from "../change.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import type { FictionalDose } from "./fictional_doses.ts";

/** Writes the demo's doses in one change, and the tickets nobody has uploaded a person for. */
export function insertDemoDoses(
  register: Register,
  act: Act,
  doses: readonly FictionalDose[],
): Promise<void> {
  const code = act.actor.municipalityCode;
  const text = (pick: (dose: FictionalDose) => string) => doses.map(pick);
  return inMunicipality(register, code, async (tx) => {
    const changeId = await openChange(tx, code, { act, kind: "registration", source: "demo" });
    await sql`
      insert into ticket (municipality_code, ticket_number, state, change_id)
      select distinct ${code}, number, 'active', ${changeId}::uuid
      from unnest(${text((dose) => dose.ticketNumber)}::text[]) as given (number)
      on conflict do nothing`.execute(tx);
    await sql`
      insert into dose (municipality_code, id, ticket_number, kind, dose_number, vaccinated_on,
        venue_name, doctor_name, vaccine_code, vaccine_maker, lot_number, place_code, source,
        registered_at, account_id, change_id)
      select ${code}, gen_random_uuid(), ticket_number, 'vaccination', dose_number,
        vaccinated_on, venue_name, doctor_name, vaccine_code, vaccine_maker, lot_number, ${code},
        'demo', registered_at, ${act.actor.accountId}::uuid, ${changeId}::uuid
      from unnest(
        ${text((dose) => dose.ticketNumber)}::text[],
        ${doses.map((dose) => dose.doseNumber)}::smallint[],
        ${text((dose) => dose.vaccinatedOn)}::date[],
        ${text((dose) => dose.venueName)}::text[],
        ${text((dose) => dose.doctorName)}::text[],
        ${text((dose) => dose.vaccine.code)}::text[],
        ${text((dose) => dose.vaccine.maker)}::text[],
        ${text((dose) => dose.lotNumber)}::text[],
        ${text((dose) => dose.registeredAt.toISOString())}::timestamptz[]
      ) as given (ticket_number, dose_number, vaccinated_on, venue_name, doctor_name,
        vaccine_code, vaccine_maker, lot_number, registered_at)`.execute(tx);
  });
}
