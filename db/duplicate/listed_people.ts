import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { fullKana, fullName } from "../../domain/recipient/person_name.ts";
import type { Sex } from "../../domain/recipient/sex.ts";
import { recordActs } from "../audit.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** One of two people, as a list of pairs shows them. */
export interface ListedPerson {
  id: string;
  residentNumber: string;
  name: string;
  kana: string;
  birthDate: string | null;
  sex: Sex | null;
  /** The active ticket's, else that of any they have. */
  ticketNumber: string | null;
  doseCount: number;
}

/** These people by id, each of them audited as read; who is not there is left out. */
export async function readListedPeople(
  tx: MunicipalityTransaction,
  act: Act,
  { ids, criteria }: { ids: readonly string[]; criteria: string },
): Promise<Map<string, ListedPerson>> {
  const code = act.actor.municipalityCode;
  const { rows } = await sql<StoredPerson>`
    select person.id, resident_number as "residentNumber", family_name as "familyName",
      given_name as "givenName", family_kana as "familyKana", given_kana as "givenKana",
      birth_date as "birthDate", sex, held.*
    from recipient as person
    cross join lateral (
      select (array_agg(ticket.ticket_number order by ticket.state, ticket.ticket_number))[1]
          as "ticketNumber",
        coalesce(sum((
          select count(*) from dose where dose.municipality_code = ${code}
            and dose.ticket_number = ticket.ticket_number and dose.withdrawn_at is null
        )), 0)::int as "doseCount"
      from ticket where ticket.municipality_code = ${code}
        and ticket.resident_number_key = person.resident_number_key
    ) as held
    where person.municipality_code = ${code} and person.id = any(${ids}::uuid[])`.execute(tx);
  await recordActs(tx, code, {
    by: act,
    entries: rows.map(({ id }) => ({
      act: "recipient_listed",
      subject: { kind: "recipient", id },
      detail: { criteria: [criteria] },
    })),
  });
  return new Map(rows.map((row) => [row.id, toListed(row)]));
}

interface StoredPerson extends Omit<ListedPerson, "name" | "kana"> {
  familyName: string | null;
  givenName: string | null;
  familyKana: string | null;
  givenKana: string | null;
}

function toListed({ familyName, givenName, familyKana, givenKana, ...row }: StoredPerson) {
  return {
    ...row,
    name: fullName({ familyName: familyName ?? "", givenName: givenName ?? "" }),
    kana: fullKana({ familyKana: familyKana ?? "", givenKana: givenKana ?? "" }),
  };
}
