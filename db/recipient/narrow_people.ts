import type { Act } from "../../domain/account/act.ts";
import { criteriaOf, type NameSearch } from "../../domain/recipient/name_search.ts";
import type { PeopleNarrowing } from "../../domain/recipient/people_narrowing.ts";
import { recordAct } from "../audit.ts";
import { lookUp, type Reader, type RegisterReading } from "../reading.ts";
import { peopleAsAsked } from "./people_query.ts";

/**
 * The id of the one person among those found who has this 個別宛名番号 or 接種券番号 (superseded
 * tickets count too), both if both are given. Audited, found or not.
 */
export function narrowPeople(
  reader: Reader,
  act: Act,
  { search, narrowing }: { search: NameSearch; narrowing: PeopleNarrowing },
): Promise<string | undefined> {
  const code = act.actor.municipalityCode;
  const criteria = [
    ...criteriaOf(search),
    ...(narrowing.residentNumberKey === null ? [] : ["個別宛名番号"]),
    ...(narrowing.ticketNumber === null ? [] : ["接種券番号"]),
  ];
  return lookUp(reader, code, {
    look: (tx) => lookupPerson(tx, code, { search, narrowing }),
    record: (tx, id) => {
      const entry = id === undefined
        ? { act: "recipient_not_found" as const, detail: { criteria } }
        : {
          act: "recipient_listed" as const,
          subject: { kind: "recipient" as const, id },
          detail: { criteria },
        };
      return recordAct(tx, code, { by: act, entry });
    },
  });
}

async function lookupPerson(
  tx: RegisterReading,
  code: string,
  { search, narrowing: { residentNumberKey, ticketNumber } }: {
    search: NameSearch;
    narrowing: PeopleNarrowing;
  },
): Promise<string | undefined> {
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
  return person?.id;
}
