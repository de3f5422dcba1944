import type { Act } from "../../domain/account/act.ts";
import { criteriaOf, type NameSearch } from "../../domain/recipient/name_search.ts";
import type { PeopleNarrowing } from "../../domain/recipient/people_narrowing.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { peopleAsAsked } from "./people_query.ts";

/**
 * The id of the one person among those found who has this 個別宛名番号 or 接種券番号 (superseded
 * tickets count too), both if both are given. Audited, found or not.
 */
export function narrowPeople(
  register: Register,
  act: Act,
  { search, narrowing }: { search: NameSearch; narrowing: PeopleNarrowing },
): Promise<string | undefined> {
  const code = act.actor.municipalityCode;
  const { residentNumberKey, ticketNumber } = narrowing;
  return inMunicipality(register, code, async (tx) => {
    const person = await peopleAsAsked(tx, code, search).select("recipient.id")
      .$if(
        residentNumberKey !== null,
        (query) => query.where("recipient.resident_number_key", "=", residentNumberKey!),
      )
      .$if(ticketNumber !== null, (query) =>
        query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom("ticket").select("ticket.id")
              .whereRef("ticket.municipality_code", "=", "recipient.municipality_code")
              .whereRef("ticket.resident_number_key", "=", "recipient.resident_number_key")
              .where("ticket.ticket_number", "=", ticketNumber!),
          )
        ))
      .executeTakeFirst();
    const criteria = [
      ...criteriaOf(search),
      ...(residentNumberKey === null ? [] : ["個別宛名番号"]),
      ...(ticketNumber === null ? [] : ["接種券番号"]),
    ];
    const entry = person
      ? {
        act: "recipient_listed" as const,
        subject: { kind: "recipient" as const, id: person.id },
        detail: { criteria },
      }
      : { act: "recipient_not_found" as const, detail: { criteria } };
    await recordAct(tx, code, { by: act, entry });
    return person?.id;
  });
}
